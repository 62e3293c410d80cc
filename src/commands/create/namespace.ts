import { defineGenerator, requireName } from './generator.ts'

/** `kubectl create namespace`. */
export const namespace = defineGenerator({
  use: 'namespace NAME [--dry-run=server|client|none]',
  aliases: ['ns'],
  short: 'Create a namespace with the specified name',
  examples: '  # A namespace for a team\n  kubectl create namespace team',
  flags: {},
  make({ name }) {
    requireName(name)
    return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }
  },
})
