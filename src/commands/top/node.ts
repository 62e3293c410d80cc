import { CommandError, UsageError, bool, defineCommand, string } from '../../cli/command.ts'
import { selectorFlag } from '../shared/flags.ts'
import { checkSortBy, requireMetrics } from './metrics.ts'

/** Usage of nodes. `kubectl: cmd/top node` */
export const command = defineCommand({
  use: 'node [NAME | -l label]',
  short: 'Show how much CPU and memory nodes use',
  long: 'Shows how much CPU and memory nodes use.',
  examples: '  # All nodes\n  kubectl top node',
  flags: {
    ...selectorFlag,
    'no-headers': bool(false, 'Leave the headers out.'),
    'show-capacity': bool(false, 'Compare with capacity instead of what can be allocated.'),
    'show-swap': bool(false, 'Show swap too.'),
    'sort-by': string('', 'Sort by cpu or memory.'),
    'use-protocol-buffers': bool(true, 'Talk to the metrics API in protocol buffers.'),
  },
  async run(ctx, args, values) {
    if (args.length > 1) throw new UsageError('node [NAME | -l label]')
    checkSortBy(values['sort-by'])
    if (args.length && values.selector) throw new CommandError('only one of NAME or --selector can be provided')
    await requireMetrics(ctx)
  },
})
