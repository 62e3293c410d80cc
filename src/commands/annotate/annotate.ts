import type { KubeObject } from '../../api/object.ts'
import { CommandError, bool, defineCommand, string } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { allNamespacesFlag, dryRunFlag, fieldManagerFlag, fieldSelectorFlag, filenameFlags, recordFlag, selectorFlag } from '../shared/flags.ts'
import { dryRunNote, dryRunOf, writeQuery } from '../shared/options.ts'
import { resourcesAndPairs } from '../shared/pairs.ts'
import { recorded } from '../shared/record.ts'
import { listing, metadataSelection } from '../shared/metadataselection.ts'
import { annotationChanges, refuseBoth, withAnnotations } from './changes.ts'

const flags = {
  ...filenameFlags, ...selectorFlag, ...fieldSelectorFlag, ...allNamespacesFlag, ...dryRunFlag, ...recordFlag, ...printFlags, ...fieldManagerFlag('kubectl-annotate'),
  recursive: bool(true, 'Follow folders given with -f into their sub-folders.', { shorthand: 'R' }),
  all: bool(false, 'All objects of the resource types in the namespace.'),
  list: bool(false, 'Show the annotations of the objects.'),
  local: bool(false, 'Change the manifests of -f and print them; the server is not asked.'),
  overwrite: bool(false, 'Give annotations that are there already another value; else that is refused.'),
  'resource-version': string('', 'Change the object only while it has this resource version. For a single object.'),
}

/** Changes the annotations of objects. `kubectl: cmd/annotate` */
export const command = defineCommand({
  use: 'annotate [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  short: 'Change the annotations of a resource',
  long: 'Sets annotations (key=value) and takes them away (key-).\n\nAnnotations are notes for people and tools. They can hold any text, such as JSON, and cannot be selected by.',
  examples: "  # Write a note on the pod web\n  kubectl annotate pods web note='in front of everything'\n\n  # Another value for it\n  kubectl annotate --overwrite pods web note=retired\n\n  # Take it away\n  kubectl annotate pods web note-\n\n  # All pods of the namespace\n  kubectl annotate pods --all note=checked",
  flags,
  async run(ctx, args, values) {
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const { resources, pairs } = resourcesAndPairs(args, 'annotation')
    const changes = annotationChanges(pairs)
    const { list, local, all } = values
    if (list && values.output) throw new CommandError('--list and --output may not be specified together')
    if (all && values.selector) throw new CommandError('cannot set --all and --selector at the same time')
    if (all && values['field-selector']) throw new CommandError('cannot set --all and --field-selector at the same time')
    const hasFiles = values.filename.length > 0 || values.kustomize !== ''
    if (local) {
      if (dryRun === 'server') throw new CommandError('cannot specify --local and --dry-run=server - did you mean --dry-run=client?')
      if (resources.length) throw new CommandError('can only use local files by -f rsrc.yaml or --filename=rsrc.json when --local=true is set')
      if (!hasFiles) throw new CommandError('one or more files must be specified as -f rsrc.yaml or --filename=rsrc.json')
    } else if (!resources.length && !hasFiles) throw new CommandError('one or more resources must be specified as <resource> <name> or <resource>/<name>')
    if (!pairs.length && !list) throw new CommandError('at least one annotation update is required')
    refuseBoth(changes)
    const printer = await printerFor(values.output, printerOptions(values, { operation: `annotated${dryRunNote(dryRun)}`, files: ctx.env.files }))

    const { selection, single } = await metadataSelection(ctx, resources, values)
    const resourceVersion = values['resource-version']
    await visit(ctx, selection, async (info) => {
      const offline = dryRun === 'client' || local || list
      const object = withAnnotations(offline ? info.object! : recorded(ctx, values.record, info.object!), changes, values.overwrite)
      if (resourceVersion) object.metadata = { ...object.metadata, resourceVersion }
      const answer = offline ? object : await send(ctx, info, object, resourceVersion !== '', writeQuery({ dryRun, manager: values['field-manager'] }))
      if (list) ctx.out(listing('annotations', `${info.resource.kind}.${info.resource.group}`, info.name, answer.metadata.annotations, single))
      else ctx.out(printer.print(answer))
    })
  },
})

/** Sends what differs; the resource version only when it is a condition. */
async function send(ctx: CommandContext, info: Info, after: KubeObject, withVersion: boolean, query: ReturnType<typeof writeQuery>): Promise<KubeObject> {
  const { diffMerge } = await import('../../api/patch/merge.ts')
  const { resourceVersion: _, ...metadata } = info.object!.metadata
  const before = withVersion ? { ...info.object!, metadata } : info.object!
  return ctx.client.patch(info.resource, info.namespace, info.name, 'application/merge-patch+json', diffMerge(before, after), query)
}
