import { AggregateFailure, CommandError, bool, defineCommand, string } from '../../cli/command.ts'
import { alignTabs, tableTabs } from '../../print/tabwriter.ts'
import { KubeConfigEditor } from './editor.ts'

/** `kubectl config get-contexts` */
export const getContexts = defineCommand({
  use: 'get-contexts [(-o|--output=)name)]',
  short: 'List contexts of the kubeconfig',
  examples: '# All contexts\nkubectl config get-contexts\n\n# One of them\nkubectl config get-contexts my-context',
  flags: {
    'no-headers': bool(false, 'Leave the headings out.'),
    output: string('', 'Output format. One of: (name).', { shorthand: 'o' }),
  },
  offline: true,
  async run(ctx, args, { output, 'no-headers': noHeaders }) {
    if (output !== '' && output !== 'name') throw new CommandError(`--output ${output} is not available in kubectl config get-contexts; resetting to default output format`)
    const config = await new KubeConfigEditor(ctx).start()
    const wanted = args.length ? args.filter((name) => config.contexts.has(name)) : [...config.contexts.keys()]
    const missing = args.filter((name) => !config.contexts.has(name)).map((name) => new CommandError(`context ${name} not found`))
    wanted.sort()
    if (output === 'name') ctx.out(wanted.map((name) => `${name}\n`).join(''))
    else {
      const rows = wanted.map((name) => {
        const { cluster = '', user = '', namespace = '' } = config.contexts.get(name)!.fields
        return [name === config.currentContext ? '*' : ' ', name, cluster, user, namespace]
      })
      const lines = noHeaders ? rows : [['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'], ...rows]
      ctx.out(alignTabs(lines.map((cells) => `${cells.join('\t')}\n`).join(''), tableTabs))
    }
    if (missing.length) throw new AggregateFailure(missing)
  },
})
