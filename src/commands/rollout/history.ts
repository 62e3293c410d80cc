import { CommandError, defineCommand, int64 } from '../../cli/command.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { alignTabs } from '../../print/tabwriter.ts'
import type { Revision } from './revisions.ts'
import { revisionNumbered, revisionsOf } from './revisions.ts'
import { requireTargets, rolloutSelection, targetFlags } from './selection.ts'
import { templateText } from './template.ts'

/** kubectl: cmd/rollout/rollout_history */
export const history = defineCommand({
  use: 'history (TYPE NAME | TYPE/NAME) [flags]',
  short: 'List the revisions of a workload',
  long: 'Lists the revisions of a workload and why each came to be, or with --revision the pod template of one.',
  examples: `  # The revisions of a deployment
  kubectl rollout history deployment/web

  # The pod template of the third
  kubectl rollout history deployment/web --revision=3`,
  flags: {
    ...printFlags,
    ...targetFlags,
    revision: int64(0, 'Show the pod template of this revision.'),
  },
  async run(ctx, args, flags) {
    requireTargets(args, flags)
    const { output, revision: number } = flags
    if (number < 0) throw new CommandError(`revision must be a positive integer: ${number}`)
    const given = ctx.changed('output')
    const objects = given ? await printerFor(output, printerOptions(flags, { typed: true, files: ctx.env.files })) : undefined
    await visit(ctx, rolloutSelection(args, flags), async (info) => {
      const revisions = await revisionsOf(ctx, info)
      if (objects) {
        for (const { object } of number > 0 ? [revisionNumbered(revisions, number)] : revisions) ctx.out(objects.print(object))
        return
      }
      const operation = `${number > 0 ? `with revision #${number}` : ''}\n${await historyText(revisions, number)}`
      const printer = await printerFor('', printerOptions(flags, { operation, files: ctx.env.files }))
      ctx.out(printer.print(info.object!))
    })
  },
})

async function historyText(revisions: readonly Revision[], number: number): Promise<string> {
  if (!revisions.length) return 'No rollout history found.'
  if (number > 0) return templateText(revisionNumbered(revisions, number).template)
  const rows = revisions.map((revision) => `${revision.number}\t${revision.changeCause || '<none>'}\n`)
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`)
}
