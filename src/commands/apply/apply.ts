import { CommandError, UsageError, bool, defineCommand, duration, int, string, stringArray } from '../../cli/command.ts'
import { lastManifest, rememberManifest } from '../../client/tolerant/lastmanifest.ts'
import { visit } from '../../client/visit.ts'
import type { Fields } from '../../api/object.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { dryRunFlag, filenameFlags, recordFlag, selectorFlag, validateFlag } from '../shared/flags.ts'
import { dryRunNote, dryRunOf, fieldValidationOf } from '../shared/options.ts'
import { recorded } from '../shared/record.ts'
import { propagationPolicyOf } from '../shared/propagation.ts'
import { applyClientSide } from './clientside.ts'
import type { Applied, ApplyOptions } from './options.ts'

const CLIENT_SIDE = 'kubectl-client-side-apply'
const SERVER_SIDE = 'kubectl'

const flags = {
  ...filenameFlags, ...selectorFlag, ...dryRunFlag, ...recordFlag, ...validateFlag, ...printFlags,
  all: bool(false, 'Prune among all objects of the namespace.'),
  applyset: string('', 'Objects are tracked by this parent object, for pruning.'),
  cascade: string('background', 'What becomes of dependents of pruned objects: "background", "orphan", or "foreground".', { noOptDefault: 'background' }),
  'field-manager': string(CLIENT_SIDE, 'The manager that the changed fields are booked to.'),
  force: bool(false, 'Take objects out of the API at once and skip the graceful end; replaces what cannot be changed.'),
  'force-conflicts': bool(false, 'With --server-side: take over fields that others manage.'),
  'grace-period': int(-1, 'Seconds for an object to end gracefully, where it has to be deleted.'),
  'openapi-patch': bool(true, 'Merge by the schema where there is one.'),
  overwrite: bool(true, 'Settle conflicts between manifest and live object by the manifest.'),
  prune: bool(false, 'Delete what was applied before and is not in the manifests any more.'),
  'prune-allowlist': stringArray([], 'Kinds to prune, group/version/Kind, instead of the usual ones.'),
  'server-side': bool(false, 'Let the server merge.'),
  subresource: string('', 'The subresource to apply to.'),
  timeout: duration(0, 'How long to wait for deletions. Zero means by the size of the object.'),
  wait: bool(false, 'Wait until deleted objects are gone.'),
}

/** Brings objects to the state of a manifest. `kubectl: cmd/apply` */
export const command = defineCommand({
  use: 'apply (-f FILENAME | -k DIRECTORY)',
  short: 'Bring objects to the state of a file or stdin',
  long: 'Creates the objects of a manifest, or changes those that exist to what it says. What a former apply set and this one leaves out is removed; what others set stays.',
  examples: '  # Apply the configuration in pod.json\n  kubectl apply -f ./pod.json\n\n  # Apply what another program prints\n  cat pod.json | kubectl apply -f -\n\n  # Let the server merge, under a name of our own\n  kubectl apply -f pod.json --server-side --field-manager=robot',
  flags,
  children: [
    { name: 'edit-last-applied', short: 'Edit the last applied configuration of an object', load: async () => (await import('./editlastapplied.ts')).command },
    { name: 'set-last-applied', short: 'Write a manifest into the last applied configuration of a live object', load: async () => (await import('./setlastapplied.ts')).command },
    { name: 'view-last-applied', short: 'Show the last applied configuration of an object', load: async () => (await import('./viewlastapplied.ts')).command },
  ],
  async run(ctx, args, values) {
    const filenames = values.filename.length || values.kustomize || args.length ? values.filename : lastManifest(ctx, 'error: must specify one of -f and -k') ?? []
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const serverSide = values['server-side']
    refuseMixtures(values, serverSide, dryRun)
    if (args.length) throw new UsageError(`Unexpected args: [${args.join(' ')}]`)
    if (!filenames.length && !values.kustomize) throw new CommandError('must specify one of -f and -k')
    const validation = fieldValidationOf(values.validate)
    const options: ApplyOptions = {
      dryRun, validation, overwrite: values.overwrite, force: values.force, forceConflicts: values['force-conflicts'], subresource: values.subresource,
      manager: serverSide && !ctx.changed('field-manager') ? SERVER_SIDE : values['field-manager'],
      gracePeriodSeconds: values['grace-period'], propagationPolicy: propagationPolicyOf(ctx, values.cascade), timeout: values.timeout,
    }
    const prune = values.prune ? await (await import('./prune.ts')).preparePrune(ctx, values) : undefined
    const printsObjects = values.output !== '' && values.output !== 'name' || values.template !== ''
    const printer = async (operation: string) => printerFor(values.output, printerOptions(values, { operation: operation + dryRunNote(dryRun), files: ctx.env.files }))
    if (printsObjects) await printer('')

    const applied: Applied[] = []
    let failure: unknown
    let count = 0
    try {
      const selection = { filenames, kustomize: values.kustomize, recursive: values.recursive, selector: values.selector, validate: validation }
      count = await visit(ctx, selection, async (info) => {
        info.object = recorded(ctx, values.record, info.object!)
        const one = serverSide ? await (await import('./serverside.ts')).applyServerSide(ctx, info, options) : await applyClientSide(ctx, info, options)
        applied.push(one)
        if (!printsObjects) ctx.out((await printer(one.operation)).print(one.object))
      })
    } catch (error) {
      failure = error
    }
    rememberManifest(ctx, filenames)
    if (!failure && count === 0) throw new CommandError('no objects passed to apply')
    if (printsObjects && applied.length) {
      const objects = applied.map(({ object }) => object)
      const shown: Fields = objects.length === 1 ? objects[0] : { apiVersion: 'v1', kind: 'List', metadata: {}, items: objects }
      ctx.out((await printer('')).print(shown))
    }
    if (failure) throw failure
    if (prune) await prune.run(applied, options)
  },
})

interface Mixture { force: boolean; 'force-conflicts': boolean; subresource: string; applyset: string; prune: boolean; all: boolean; selector: string }

/** Flags that exclude each other. @throws CommandError */
function refuseMixtures(values: Mixture, serverSide: boolean, dryRun: string): void {
  if (values['force-conflicts'] && !serverSide) throw new CommandError('--force-conflicts only works with --server-side')
  if (values.subresource && !serverSide) throw new CommandError('--subresource can only be specified for --server-side')
  if (dryRun === 'client' && serverSide) throw new CommandError("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)")
  if (dryRun === 'server' && values.force) throw new CommandError('--dry-run=server cannot be used with --force')
  if (serverSide && values.force) throw new CommandError('--force cannot be used with --server-side')
  if (values.applyset) throw new CommandError('fauxctl does not support --applyset yet; prune by label with --prune -l and --prune-allowlist')
  if (values.prune && !values.all && !values.selector) throw new CommandError('all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector')
}
