import { CommandError, bool, defineCommand, string } from '../../cli/command.ts'
import { wrongArguments } from './arguments.ts'
import { KubeConfigEditor } from './editor.ts'

/** `kubectl config set-context` */
export const setContext = defineCommand({
  use: 'set-context [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]',
  short: 'Set a context in the kubeconfig',
  long: 'Sets a context in the kubeconfig.\n\n Of a context that exists only the given fields change.',
  examples: '# Another namespace for the current context\nkubectl config set-context --current --namespace=team\n\n# Another user for the context gce\nkubectl config set-context gce --user=cluster-admin',
  flags: {
    cluster: string('', 'The cluster of the context.'),
    current: bool(false, 'Change the current context.'),
    namespace: string('', 'The namespace of the context.', { shorthand: 'n' }),
    user: string('', 'The user of the context.'),
  },
  offline: true,
  async run(ctx, args, flags) {
    if (args.length > 1) return wrongArguments(ctx, args)
    const given = args[0] ?? ''
    if (given === '' && !flags.current) throw new CommandError('you must specify a non-empty context name or --current')
    if (given !== '' && flags.current) throw new CommandError('you cannot specify both a context name and --current')
    const editor = new KubeConfigEditor(ctx)
    const config = await editor.start()
    if (flags.current && !config.currentContext) throw new CommandError('no current context is set')
    const name = flags.current ? config.currentContext : given
    const before = config.contexts.get(name)
    const fields = { ...before?.fields }
    for (const key of ['cluster', 'user', 'namespace'] as const) if (ctx.changed(key)) fields[key] = flags[key]
    await editor.put(config, 'contexts', name, fields)
    ctx.out(`Context ${JSON.stringify(name)} ${before ? 'modified' : 'created'}.\n`)
  },
})
