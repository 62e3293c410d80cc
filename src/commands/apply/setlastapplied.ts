import { ApiError } from '../../api/status.ts'
import { CommandError, bool, defineCommand } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { dryRunFlag, filenameFlags } from '../shared/flags.ts'
import { dryRunNote, dryRunOf, writeQuery } from '../shared/options.ts'
import { withSource } from '../shared/source.ts'
import { infoText } from './describeinfo.ts'
import { LAST_APPLIED, configurationText } from './lastapplied.ts'

/** Writes a manifest into the annotation of a live object and changes nothing else. `kubectl: cmd/apply set-last-applied` */
export const command = defineCommand({
  use: 'set-last-applied -f FILENAME',
  short: 'Write a manifest into the last applied configuration of a live object',
  long: 'Writes a manifest into the annotation that apply compares with, as if it had been applied, without touching anything else of the object.',
  examples: '  # Let the live object know the file\n  kubectl apply set-last-applied -f deploy.yaml',
  flags: { ...filenameFlags, ...dryRunFlag, ...printFlags, 'create-annotation': bool(false, 'Make the annotation where the object has none.') },
  async run(ctx, _args, values) {
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const printer = await printerFor(values.output, printerOptions(values, { operation: `configured${dryRunNote(dryRun)}`, files: ctx.env.files }))
    const pending: { info: Info; text: string }[] = []
    await visit(ctx, { filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive }, async (info) => {
      const text = configurationText(info.object!)
      const live = await liveOf(ctx, info)
      const last = live.metadata.annotations?.[LAST_APPLIED]
      if (last === undefined && !values['create-annotation']) throw new CommandError(`no last-applied-configuration annotation found on resource: ${info.name}, to create the annotation, run the command with --create-annotation`)
      if (last === text) ctx.out(`set-last-applied ${info.name}: no changes required.\n`)
      else pending.push({ info, text })
    })
    for (const { info, text } of pending) {
      const patch = { metadata: { annotations: { [LAST_APPLIED]: text } } }
      const object = dryRun === 'client' ? info.object! : await ctx.client.patch(info.resource, info.namespace, info.name, 'application/merge-patch+json', patch, writeQuery({ dryRun }))
      ctx.out(printer.print(object))
    }
  },
})

async function liveOf(ctx: CommandContext, info: Info) {
  try {
    if (!info.name) throw new CommandError('resource name may not be empty')
    return await ctx.client.get(info.resource, info.namespace, info.name)
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'NotFound') throw error
    throw withSource(`retrieving current configuration of:\n${infoText(info)}\nfrom server for:`, info.source, error)
  }
}
