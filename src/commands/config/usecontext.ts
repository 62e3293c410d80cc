import { CommandError, defineCommand } from '../../cli/command.ts'
import { KubeConfigEditor } from './editor.ts'
import { wrongArguments } from './arguments.ts'

/** `kubectl config use-context` */
export const useContext = defineCommand({
  use: 'use-context CONTEXT_NAME',
  aliases: ['use'],
  short: 'Set the current context in a kubeconfig file',
  examples: '# Work with minikube\nkubectl config use-context minikube',
  flags: {},
  offline: true,
  async run(ctx, args) {
    if (args.length !== 1) return wrongArguments(ctx, args)
    const [name] = args as [string]
    const editor = new KubeConfigEditor(ctx)
    const config = await editor.start()
    if (name === '') throw new CommandError('empty context names are not allowed')
    if (!config.contexts.has(name)) throw new CommandError(`no context exists with the name: ${JSON.stringify(name)}`)
    if (config.currentContext !== name) await editor.setCurrentContext(name)
    ctx.out(`Switched to context ${JSON.stringify(name)}.\n`)
  },
})
