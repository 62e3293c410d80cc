import type { CommandContext } from '../../cli/command.ts'
import { CommandError, UsageError, defineCommand } from '../../cli/command.ts'
import type { KubeConfig, Part } from '../../client/kubeconfig/model.ts'
import { KubeConfigEditor } from './editor.ts'

const words = { clusters: 'cluster', contexts: 'context', users: 'user' } as const

async function remove(ctx: CommandContext, editor: KubeConfigEditor, config: KubeConfig, part: Part, name: string): Promise<void> {
  const file = editor.defaultFile()
  if (!config[part].has(name)) throw new CommandError(`cannot delete ${words[part]} ${name}, not in ${file}`)
  if (part === 'contexts' && config.currentContext === name) {
    ctx.err('warning: this removed your active context, use "kubectl config use-context" to select a different one\n')
  }
  await editor.remove(config, part, name)
  ctx.out(`deleted ${words[part]} ${name} from ${file}\n`)
}

const deleteCommand = (part: Part) => defineCommand({
  use: `delete-${words[part]} NAME`,
  short: `Delete a ${words[part]} from the kubeconfig`,
  examples: `# Delete the ${words[part]} minikube\nkubectl config delete-${words[part]} minikube`,
  flags: {},
  offline: true,
  async run(ctx, args) {
    const editor = new KubeConfigEditor(ctx)
    const config = await editor.start()
    if (args.length === 1) return remove(ctx, editor, config, part, args[0]!)
    if (part === 'users') throw new UsageError('user to delete is required')
    return ctx.showHelp()
  },
})

export const deleteCluster = deleteCommand('clusters')
export const deleteContext = deleteCommand('contexts')
export const deleteUser = deleteCommand('users')
