import { bool, CommandError, defineCommand, string, stringSlice } from '../../cli/command.ts'
import { createFormats } from '../../print/formats.ts'
import { printFlags } from '../../print/flags.ts'
import { allNamespacesFlag, chunkSizeFlag } from '../shared/flags.ts'

/** kubectl: cmd/events */
export const events = defineCommand({
  use: `events [(-o|--output=)${['json', 'yaml', 'kyaml', ...createFormats.filter((format) => !['json', 'yaml', 'kyaml'].includes(format))].join('|')}] [--for TYPE/NAME] [--watch] [--types=Normal,Warning]`,
  short: 'List events',
  long: 'Shows the events of the namespace in the order of their time, or those of one object or of one type.',
  examples: `  # The events of the namespace
  kubectl events

  # Those of one pod, and each new one
  kubectl events --for pod/web --watch

  # Warnings of all namespaces
  kubectl events -A --types=Warning`,
  flags: {
    ...printFlags,
    ...allNamespacesFlag,
    ...chunkSizeFlag,
    for: string('', 'Only events about this object, given as TYPE/NAME.'),
    'no-headers': bool(false, 'Leave out the headers of the table.'),
    types: stringSlice([], 'Only events of these types: Normal, Warning.'),
    watch: bool(false, 'Show the events there are, then each new one.', { shorthand: 'w' }),
  },
  async run(ctx, _args, flags) {
    const { listEvents, watchEvents, eventPrinter, subjectOf } = await import('./show.ts')
    const about = flags.for ? subjectOf(await ctx.client.resources(), flags.for) : undefined
    const printer = await eventPrinter(ctx, flags)
    const types = flags.types.map((type) => type.toLowerCase())
    if (types.some((type) => type !== 'normal' && type !== 'warning')) throw new CommandError('valid --types are Normal or Warning')
    const wanted = (type: unknown) => !types.length || types.includes(String(type).toLowerCase())
    const query = { limit: '500', ...(about && { fieldSelector: about }) }
    const namespace = flags['all-namespaces'] ? undefined : ctx.namespace
    await (flags.watch ? watchEvents : listEvents)(ctx, { namespace, query, wanted, printer })
  },
})
