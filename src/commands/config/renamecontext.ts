import { CommandError, defineCommand } from '../../cli/command.ts'
import { wrongArguments } from './arguments.ts'
import { KubeConfigEditor } from './editor.ts'

/** `kubectl config rename-context` */
export const renameContext = defineCommand({
  use: 'rename-context CONTEXT_NAME NEW_NAME',
  short: 'Rename a context of the kubeconfig',
  long: 'Renames a context of the kubeconfig.\n\n When it is the current context, current-context follows.',
  examples: '# Rename a context\nkubectl config rename-context old-name new-name',
  flags: {},
  offline: true,
  async run(ctx, args) {
    if (args.length !== 2) return wrongArguments(ctx, args)
    const [from, to] = args as [string, string]
    if (to === '') throw new CommandError('You must specify a new non-empty context name')
    const editor = new KubeConfigEditor(ctx)
    const config = await editor.start()
    const file = editor.defaultFile(), [a, b] = [JSON.stringify(from), JSON.stringify(to)]
    const context = config.contexts.get(from)
    if (!context) throw new CommandError(`cannot rename the context ${a}, it's not in ${file}`)
    if (config.contexts.has(to)) throw new CommandError(`cannot rename the context ${a}, the context ${b} already exists in ${file}`)
    config.contexts.set(to, context)
    if (config.currentContext === from) await editor.setCurrentContext(to)
    await editor.put(config, 'contexts', to, context.fields)
    await editor.remove(config, 'contexts', from)
    ctx.out(`Context ${a} renamed to ${b}.\n`)
  },
})
