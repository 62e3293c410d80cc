import { CommandError, UsageError, bool, defineCommand, string } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { rememberManifest } from '../../client/tolerant/lastmanifest.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { dryRunFlag, fieldManagerFlag, filenameFlags, recordFlag, selectorFlag, validateFlag } from '../shared/flags.ts'
import { dryRunNote, dryRunOf, fieldValidationOf, writeQuery } from '../shared/options.ts'
import { recorded } from '../shared/record.ts'
import { saveConfigFlag, withSavedConfig } from '../shared/saveconfig.ts'
import { withSource } from '../shared/source.ts'
import { generators } from './rows.ts'

const flags = {
  ...recordFlag, ...filenameFlags, ...validateFlag, ...saveConfigFlag, ...dryRunFlag, ...selectorFlag, ...fieldManagerFlag('kubectl-create'), ...printFlags,
  edit: bool(false, 'Open the manifest in an editor before it is sent.'),
  'windows-line-endings': bool(false, 'With --edit: give the editor lines that end in CRLF.'),
  raw: string('', 'A path of the API to POST the file to, as it stands.'),
}

/** `kubectl create -f`, and the parent of `create KIND`. `kubectl: cmd/create` */
export const create = defineCommand({
  use: 'create -f FILENAME',
  short: 'Create a resource from a file, from stdin or from flags',
  long: 'Creates the objects of manifests in YAML or JSON, from files or stdin. The sub-commands make one object from flags.',
  examples: '  # The pod of a file\n  kubectl create -f pod.yaml\n\n  # What another program prints\n  cat pod.json | kubectl create -f -\n\n  # A deployment from flags\n  kubectl create deployment web --image=nginx',
  flags,
  children: generators,
  async run(ctx, args, values) {
    if (args.length) throw new UsageError(`Unexpected args: [${args.join(' ')}]`)
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const validate = fieldValidationOf(values.validate)
    const printer = await printerFor(values.output, printerOptions(values, { operation: `created${dryRunNote(dryRun)}`, files: ctx.env.files }))
    if (!values.filename.length && !values.kustomize) throw new CommandError('must specify one of -f and -k')
    if (values.raw) return (await import('./raw.ts')).createRaw(ctx, values)
    if (values.edit) return (await import('./edit.ts')).createEdited(ctx, { ...values, validation: validate })
    const query = writeQuery({ dryRun, manager: values['field-manager'], validation: validate })
    let count = 0
    rememberManifest(ctx, values.filename)
    await visit(ctx, { args, filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive, selector: values.selector, validate }, async (info) => {
      const wanted = recorded(ctx, values.record, withSavedConfig(info.object!, values['save-config']))
      const made = dryRun === 'client' ? wanted : await createOne(ctx, info, wanted, query)
      count++
      ctx.out(printer.print(made))
    })
    if (!count) throw new CommandError('no objects passed to create')
  },
})

async function createOne(ctx: CommandContext, info: Info, object: NonNullable<Info['object']>, query: ReturnType<typeof writeQuery>) {
  try {
    const made = await ctx.client.create(info.resource, info.namespace, object, query)
    if (made.kind === 'CustomResourceDefinition') ctx.client.forgetResources()
    return made
  } catch (error) {
    throw withSource('creating', info.source, error)
  }
}
