import { CommandError, bool, defineCommand, string } from '../../cli/command.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { allNamespacesFlag, dryRunFlag, fieldManagerFlag, fieldSelectorFlag, filenameFlags, recordFlag, selectorFlag } from '../shared/flags.ts'
import { dryRunNote, dryRunOf, writeQuery } from '../shared/options.ts'
import { resourcesAndPairs } from '../shared/pairs.ts'
import { recorded } from '../shared/record.ts'
import { listing, metadataSelection } from '../shared/metadataselection.ts'
import { labelChanges, withLabels } from './changes.ts'

const flags = {
  ...filenameFlags, ...selectorFlag, ...fieldSelectorFlag, ...allNamespacesFlag, ...dryRunFlag, ...recordFlag, ...printFlags, ...fieldManagerFlag('kubectl-label'),
  all: bool(false, 'All objects of the resource types in the namespace.'),
  list: bool(false, 'Show the labels of the objects.'),
  local: bool(false, 'Change the manifests of -f and print them; the server is not asked.'),
  overwrite: bool(false, 'Give labels that are there already another value; else that is refused.'),
  'resource-version': string('', 'Change the object only while it has this resource version. For a single object.'),
}

/** Changes the labels of objects. `kubectl: cmd/label` */
export const command = defineCommand({
  use: 'label [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  short: 'Change the labels of a resource',
  long: 'Sets labels (key=value) and takes them away (key-).\n\nA key begins with a letter or digit and may have a DNS name and a slash in front: example.com/app. A value has up to 63 letters, digits, hyphens, dots and underscores, or none at all.',
  examples: '  # Give the pod web a label, then another value for it\n  kubectl label pods web env=dev\n  kubectl label pods web env=prod --overwrite\n\n  # Take the label away\n  kubectl label pods web env-\n\n  # All pods of the namespace\n  kubectl label pods --all team=blue\n\n  # The object that pod.json names\n  kubectl label -f pod.json env=dev',
  flags,
  async run(ctx, args, values) {
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const { resources, pairs } = resourcesAndPairs(args, 'label')
    const changes = labelChanges(pairs)
    const { list, local, all } = values
    if (list && values.output) throw new CommandError('--list and --output may not be specified together')
    if (all && values.selector) throw new CommandError('cannot set --all and --selector at the same time')
    if (all && values['field-selector']) throw new CommandError('cannot set --all and --field-selector at the same time')
    const hasFiles = values.filename.length > 0 || values.kustomize !== ''
    if (local) {
      if (dryRun === 'server') throw new CommandError('cannot specify --local and --dry-run=server - did you mean --dry-run=client?')
      if (resources.length) throw new CommandError('can only use local files by -f pod.yaml or --filename=pod.json when --local=true is set')
      if (!hasFiles) throw new CommandError('one or more files must be specified as -f pod.yaml or --filename=pod.json')
    } else if (!resources.length && !hasFiles) throw new CommandError('one or more resources must be specified as <resource> <name> or <resource>/<name>')
    if (!pairs.length && !list) throw new CommandError('at least one label update is required')

    const { selection, single } = await metadataSelection(ctx, resources, values)
    const resourceVersion = values['resource-version']
    const offline = dryRun === 'client' || local || list
    await visit(ctx, selection, async (info) => {
      const before = info.object!
      if (!offline) for (const key of changes.remove) if (before.metadata.labels?.[key] === undefined) ctx.out(`label ${JSON.stringify(key)} not found.\n`)
      const { object, operation } = withLabels(before, changes, values.overwrite)
      if (resourceVersion) object.metadata = { ...object.metadata, resourceVersion }
      const after = offline ? object : recorded(ctx, values.record, object)
      if (!offline && operation !== 'not labeled') {
        const { diffMerge } = await import('../../api/patch/merge.ts')
        const { resourceVersion: _, ...metadata } = before.metadata
        const patch = diffMerge(resourceVersion ? { ...before, metadata } : before, after)
        await ctx.client.patch(info.resource, info.namespace, info.name, 'application/merge-patch+json', patch, writeQuery({ dryRun, manager: values['field-manager'] }))
      }
      if (list) return ctx.out(listing('labels', `${info.resource.kind}.${info.resource.group}`, info.name, object.metadata.labels, single))
      // A printer for each object: no --- stands between them.
      const printer = await printerFor(values.output, printerOptions(values, { operation: operation + dryRunNote(dryRun), files: ctx.env.files }))
      ctx.out(printer.print(after))
    })
  },
})
