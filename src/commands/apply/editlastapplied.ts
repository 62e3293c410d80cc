import { CommandError, bool, defineCommand } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { infosOfText } from '../../client/manifests.ts'
import { collect } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { fieldManagerFlag, filenameFlags, recordFlag, validateFlag } from '../shared/flags.ts'
import { fieldValidationOf } from '../shared/options.ts'
import { LAST_APPLIED } from './lastapplied.ts'

/** Opens the last applied configuration of live objects in the user's editor. `kubectl: cmd/apply edit-last-applied` */
export const command = defineCommand({
  use: 'edit-last-applied (RESOURCE/NAME | -f FILENAME)',
  short: 'Edit the last applied configuration of an object',
  long: 'Opens the annotation that apply compares with in the editor that KUBE_EDITOR or EDITOR names (else vi), and writes it back. Nothing else of the object changes.',
  examples: '  # What was last applied to a deployment\n  kubectl apply edit-last-applied deployment/web',
  flags: {
    ...filenameFlags, ...recordFlag, ...validateFlag, ...printFlags, ...fieldManagerFlag('kubectl-client-side-apply'),
    'windows-line-endings': bool(false, 'Give the editor lines that end in CRLF. The default on Windows.'),
  },
  async run(ctx, args, values) {
    const single = args.length === 1 && !args[0]!.includes('/')
    const validation = fieldValidationOf(values.validate)
    const live = await collect(ctx, { args, filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive, refresh: true, all: single })
    const infos: Info[] = []
    for (const { object } of live) {
      const text = object!.metadata.annotations?.[LAST_APPLIED]
      if (text !== undefined) infos.push((await infosOfText(ctx, text, 'edited-file'))[0]!)
    }
    if (!infos.length) throw new CommandError('no last-applied-configuration annotation found on resources, to create the annotation, use command `kubectl apply set-last-applied --create-annotation`')
    const { editObjects } = await import('../edit/session.ts')
    await editObjects(ctx, infos, {
      mode: 'last-applied', print: values, manager: values['field-manager'], validation, record: values.record,
      windowsLineEndings: ctx.changed('windows-line-endings') ? values['windows-line-endings'] : ctx.env.platform === 'win32',
    })
  },
})
