import { CommandError, bool, defineCommand, string } from '../../cli/command.ts'
import { collect } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { fieldManagerFlag, filenameFlags, recordFlag, validateFlag } from '../shared/flags.ts'
import { fieldValidationOf } from '../shared/options.ts'
import { saveConfigFlag } from '../shared/saveconfig.ts'

const flags = {
  ...filenameFlags, ...recordFlag, ...validateFlag, ...saveConfigFlag, ...printFlags, ...fieldManagerFlag('kubectl-edit'),
  'output-patch': bool(false, 'Print the patch that is sent.'),
  subresource: string('', 'Edit this subresource of the object.'),
  'windows-line-endings': bool(false, 'Give the editor lines that end in CRLF. The default on Windows.'),
}

/** Opens objects of the server in the user's editor. `kubectl: cmd/edit` */
export const command = defineCommand({
  use: 'edit (RESOURCE/NAME | -f FILENAME)',
  short: 'Edit a resource in an editor',
  long: 'Opens objects in the editor that KUBE_EDITOR or EDITOR names (else vi), and sends what was changed. Several objects come as one list.\n\nWhat the server refuses comes back into the editor, with its reasons as comments. Where an edit cannot be sent, its file is kept.',
  examples: '  # Edit the service web\n  kubectl edit svc/web\n\n  # With another editor\n  KUBE_EDITOR=nano kubectl edit svc/web\n\n  # As JSON\n  kubectl edit deployment/web -o json',
  flags,
  async run(ctx, args, values) {
    const single = args.length === 1 && !args[0]!.includes('/')
    const { filename: filenames, kustomize, recursive, subresource } = values
    const validation = fieldValidationOf(values.validate)
    const infos = await collect(ctx, { args, filenames, kustomize, recursive, refresh: true, all: single, subresource })
    if (!infos.length) throw new CommandError('edit cancelled, no objects found')
    const { editObjects } = await import('./session.ts')
    await editObjects(ctx, infos, {
      mode: 'normal', print: values, manager: values['field-manager'], validation, subresource, record: values.record, saveConfig: values['save-config'],
      outputPatch: values['output-patch'], windowsLineEndings: ctx.changed('windows-line-endings') ? values['windows-line-endings'] : ctx.env.platform === 'win32',
    })
  },
})
