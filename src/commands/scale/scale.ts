import { CommandError, bool, defineCommand, duration, int, string } from '../../cli/command.ts'
import type { CommandContext, FlagValues } from '../../cli/command.ts'
import type { Fields } from '../../api/object.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { dryRunFlag, filenameFlags, recordFlag, selectorFlag } from '../shared/flags.ts'
import { dryRunNote, dryRunOf, writeQuery } from '../shared/options.ts'
import { recordPatch } from '../shared/record.ts'
import { scaleTo, waitForSize } from './scaler.ts'

const flags = {
  ...recordFlag, ...printFlags, ...filenameFlags, ...dryRunFlag, ...selectorFlag,
  all: bool(false, 'All objects of the resource types in the namespace.'),
  'resource-version': string('', 'Scale only when the object has this resource version.'),
  'current-replicas': int(-1, 'Scale only when it has this size now. -1 for any.'),
  replicas: int(0, 'The new size.', { required: true }),
  timeout: duration(0, 'How long to wait for the new size, with a unit (1s, 2m, 3h). Zero does not wait.'),
}

/** `kubectl scale`. `kubectl: cmd/scale` */
export const scale = defineCommand({
  use: 'scale [--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)',
  short: 'Set the number of replicas of a workload',
  long: 'Sets how many replicas a deployment, replica set, replication controller or stateful set has. It can be made to depend on the size or resource version that the object has now.',
  examples: '  # Three replicas\n  kubectl scale --replicas=3 deployment/web\n\n  # Only when it has two now\n  kubectl scale --current-replicas=2 --replicas=3 deployment/web\n\n  # Several at once\n  kubectl scale --replicas=5 rs/front rs/back',
  flags,
  async run(ctx, args, values) {
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const printer = await printerFor(values.output, printerOptions(values, { operation: `scaled${dryRunNote(dryRun)}`, files: ctx.env.files }))
    if (values.replicas < 0) throw new CommandError('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0')
    if (values['current-replicas'] < -1) throw new CommandError('The --current-replicas must specify an integer of -1 or greater')
    const { infos, failure } = await found(ctx, args, values)
    if (values['resource-version'] && infos.length > 1) throw new CommandError('cannot use --resource-version with multiple resources')
    if (!infos.length) throw failure ?? new CommandError('no objects passed to scale')
    const precondition = { size: values['current-replicas'], resourceVersion: values['resource-version'] }
    for (const info of infos) {
      let size = values.replicas
      if (dryRun !== 'client') {
        size = await scaleTo(ctx, info, size, precondition, writeQuery({ dryRun }))
        if (values.timeout && dryRun === 'none') await waitForSize(ctx, info, values.replicas, values.timeout)
      }
      const object = withReplicas(info, size)
      if (dryRun !== 'client') await record(ctx, values.record, info, object)
      ctx.out(printer.print(object))
    }
    if (failure) throw failure
  },
})

/** What there is to scale; the rest is scaled even when some of it could not be found. */
async function found(ctx: CommandContext, args: readonly string[], values: FlagValues<typeof flags>): Promise<{ infos: Info[]; failure?: Error }> {
  const infos: Info[] = []
  const selection = { args, filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive, selector: values.selector, all: values.all }
  let visited = false
  try {
    await visit(ctx, selection, (info) => { visited = true; infos.push(info) })
    return { infos }
  } catch (failure) {
    if (!visited) throw failure
    return { infos, failure: failure as Error }
  }
}

/** The object as it is shown: with the new size, where kubectl knows the field. */
function withReplicas({ resource, object }: Info, replicas: number): Fields {
  if (resource.group !== 'apps' && resource.group !== '') return object!
  return { ...object, spec: { ...object!.spec, replicas } }
}

/** Writes the change cause in a request of its own. A failure of it is not told of. */
async function record(ctx: CommandContext, asked: boolean, info: Info, object: Fields): Promise<void> {
  const patch = recordPatch(ctx, asked, object)
  if (!patch) return
  try {
    await ctx.client.patch(info.resource, info.namespace, info.name, 'application/merge-patch+json', patch)
  } catch { /* kubectl only logs it, at a level that nobody sees. */ }
}
