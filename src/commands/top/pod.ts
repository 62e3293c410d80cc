import { CommandError, UsageError, bool, defineCommand, string } from '../../cli/command.ts'
import { allNamespacesFlag, fieldSelectorFlag, selectorFlag } from '../shared/flags.ts'
import { checkSortBy, requireMetrics } from './metrics.ts'

/** Usage of pods. `kubectl: cmd/top pod` */
export const command = defineCommand({
  use: 'pod [NAME | -l label]',
  short: 'Show how much CPU and memory pods use',
  long: 'Shows how much CPU and memory pods use.',
  examples: '  # The pods of this namespace\n  kubectl top pod\n\n  # Container by container\n  kubectl top pod web --containers',
  flags: {
    ...selectorFlag, ...fieldSelectorFlag, ...allNamespacesFlag,
    containers: bool(false, 'Show the containers of a pod.'),
    'no-headers': bool(false, 'Leave the headers out.'),
    'show-swap': bool(false, 'Show swap too.'),
    'sort-by': string('', 'Sort by cpu or memory.'),
    sum: bool(false, 'Add a line with the sum.'),
    'use-protocol-buffers': bool(true, 'Talk to the metrics API in protocol buffers.'),
  },
  async run(ctx, args, values) {
    if (args.length > 1) throw new UsageError('pod [NAME | -l label]')
    checkSortBy(values['sort-by'])
    if (args.length && (values.selector || values['field-selector'])) throw new CommandError('only one of NAME or selector can be provided')
    await requireMetrics(ctx)
  },
})
