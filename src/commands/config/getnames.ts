import { defineCommand } from '../../cli/command.ts'
import { KubeConfigEditor } from './editor.ts'

const getCommand = (part: 'clusters' | 'users') => defineCommand({
  use: `get-${part}`,
  short: `List the ${part} of the kubeconfig`,
  examples: `# All ${part}\nkubectl config get-${part}`,
  flags: {},
  offline: true,
  async run(ctx) {
    const config = await new KubeConfigEditor(ctx).start()
    ctx.out(`NAME\n${[...config[part].keys()].sort().map((name) => `${name}\n`).join('')}`)
  },
})

/** `kubectl config get-clusters` */
export const getClusters = getCommand('clusters')
/** `kubectl config get-users` */
export const getUsers = getCommand('users')
