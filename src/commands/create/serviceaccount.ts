import { defineGenerator, requireName } from './generator.ts'

/** `kubectl create serviceaccount`. */
export const serviceAccount = defineGenerator({
  use: 'serviceaccount NAME [--dry-run=server|client|none]',
  aliases: ['sa'],
  short: 'Create a service account with the specified name',
  examples: '  # An account for a robot\n  kubectl create serviceaccount robot',
  flags: {},
  failure: 'failed to create serviceaccount: ',
  make({ name, namespace }) {
    requireName(name)
    return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } }
  },
})
