import { defineCommand, int64 } from '../../cli/command.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { dryRunFlag } from '../shared/flags.ts'
import { objectName } from '../shared/follow.ts'
import { dryRunNote, dryRunOf } from '../shared/options.ts'
import { rollBack } from './rollback.ts'
import { requireTargets, rolloutSelection, targetFlags } from './selection.ts'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** kubectl: cmd/rollout/rollout_undo */
export const undo = defineCommand({
  use: 'undo (TYPE NAME | TYPE/NAME) [flags]',
  short: 'Go back to an earlier revision',
  long: 'Gives a workload the pod template of an earlier revision again.',
  examples: `  # Back to the revision before
  kubectl rollout undo deployment/web

  # Back to the third
  kubectl rollout undo deployment/web --to-revision=3

  # Only ask the server whether it would work
  kubectl rollout undo deployment/web --dry-run=server`,
  flags: {
    ...printFlags,
    ...targetFlags,
    ...dryRunFlag,
    'to-revision': int64(0, 'The revision to go back to. 0 is the one before the present.'),
  },
  async run(ctx, args, flags) {
    const dryRun = dryRunOf(ctx, flags['dry-run'])
    requireTargets(args, flags)
    await visit(ctx, rolloutSelection(args, flags), async (info) => {
      if (info.object!.metadata.annotations?.[LAST_APPLIED] !== undefined) {
        ctx.err(`Warning: resource ${objectName(info)} was previously managed with 'kubectl apply'. Rolling back will not update the ${LAST_APPLIED} annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.\n`)
      }
      const operation = await rollBack(ctx, info, flags['to-revision'], dryRun) + dryRunNote(dryRun)
      const printer = await printerFor(flags.output, printerOptions(flags, { operation, typed: true, files: ctx.env.files }))
      ctx.out(printer.print(info.object!))
    })
  },
})
