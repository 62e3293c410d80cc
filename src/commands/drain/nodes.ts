import type { Fields } from '../../api/object.ts'
import { CommandError, UsageError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { NOTHING_GIVEN } from '../../client/resources.ts'
import type { Info } from '../../client/resources.ts'
import { listAll } from '../../client/visit.ts'
import { namePrinter } from '../../print/printer.ts'
import type { DryRun } from '../shared/options.ts'
import { dryRunNote } from '../shared/options.ts'

/** @throws UsageError when neither names nor a selector say which nodes are meant, or both do */
export function checkNodeArguments(ctx: CommandContext, args: readonly string[], selector: string, use: string): void {
  if (!args.length && !ctx.changed('selector')) throw new UsageError(`USAGE: ${use} [flags]`)
  if (args.length && selector) throw new UsageError('error: cannot specify both a node name and a --selector option')
}

/** The nodes that are named, or that fit the selector. @throws ApiError, CommandError for the first that cannot be had */
export async function nodesOf(ctx: CommandContext, args: readonly string[], selector: string, chunkSize = 500): Promise<Info[]> {
  // An empty selector was given.
  if (!args.length && !selector) throw new CommandError(NOTHING_GIVEN)
  const resources = await ctx.client.resources()
  const nodes = resourceFor(resources, 'nodes')
  const infos: Info[] = []
  if (selector) for await (const object of listAll(ctx, nodes, undefined, { labelSelector: selector }, chunkSize)) infos.push({ resource: nodes, namespace: undefined, name: object.metadata.name!, source: '', object })
  for (const arg of args) {
    const slash = arg.indexOf('/')
    const resource = slash < 0 ? nodes : resourceFor(resources, arg.slice(0, slash))
    const name = arg.slice(slash + 1)
    const object = await ctx.client.get(resource, ctx.namespace, name)
    if (resource !== nodes) throw new CommandError(`expected resource of type node, got ${JSON.stringify(`${resource.group}/${resource.version}, Resource=${resource.resource}`)}`)
    infos.push({ resource, namespace: undefined, name, source: '', object })
  }
  return infos
}

/** Keeps new pods off the nodes, or lets them on again, and says so for each. `kubectl: cmd/drain RunCordonOrUncordon` */
export async function setUnschedulable(ctx: CommandContext, nodes: readonly Info[], wanted: boolean, dryRun: DryRun): Promise<void> {
  const done = wanted ? 'cordoned' : 'uncordoned'
  for (const { resource, name, object } of nodes) {
    const already = Boolean((object!.spec as Fields | undefined)?.unschedulable) === wanted
    if (!already && dryRun !== 'client') {
      try {
        const patch = { spec: { unschedulable: wanted || null } }
        await ctx.client.patch(resource, undefined, name, 'application/strategic-merge-patch+json', patch, dryRun === 'server' ? { dryRun: 'All' } : undefined)
      } catch (error) {
        ctx.err(`error: unable to ${done.slice(0, -2)} node ${JSON.stringify(name)}: ${(error as Error).message}\n`)
        continue
      }
    }
    ctx.out(namePrinter(`${already ? 'already ' : ''}${done}${dryRunNote(dryRun)}`).print(object!))
  }
}
