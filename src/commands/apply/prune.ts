import { parseApiVersion } from '../../api/gvk.ts'
import type { KubeObject } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { DiscoveredResource } from '../../client/contract.ts'
import { NoKindMatch, resourceOfKind } from '../../client/mapper.ts'
import { listAll } from '../../client/visit.ts'
import { namePrinter } from '../../print/printer.ts'
import { dryRunNote } from '../shared/options.ts'
import { LAST_APPLIED } from './lastapplied.ts'
import type { Applied, ApplyOptions } from './options.ts'

/** Kinds that are pruned when no allow-list is given. `kubectl: cmd/util/prune` */
const NAMESPACED = ['v1/ConfigMap', 'v1/Endpoints', 'v1/PersistentVolumeClaim', 'v1/Pod', 'v1/ReplicationController', 'v1/Secret', 'v1/Service', 'batch/v1/Job', 'batch/v1/CronJob', 'networking.k8s.io/v1/Ingress', 'apps/v1/DaemonSet', 'apps/v1/Deployment', 'apps/v1/ReplicaSet', 'apps/v1/StatefulSet']
const CLUSTER = ['v1/Namespace', 'v1/PersistentVolume']

export interface Prune {
  /** Objects that were applied once, in these namespaces, other than those with the UIDs given. */
  candidates(namespaces: readonly string[], keep: ReadonlySet<string | undefined>): AsyncGenerator<{ resource: DiscoveredResource; object: KubeObject }>
  run(applied: readonly Applied[], options: ApplyOptions): Promise<void>
}

/** Reads what --prune may delete, before anything is applied. @throws CommandError for kinds nobody serves */
export async function preparePrune(ctx: CommandContext, values: { selector: string; all: boolean; 'prune-allowlist': readonly string[] }): Promise<Prune> {
  const resources = await ctx.client.resources()
  const kinds = values['prune-allowlist'].length ? values['prune-allowlist'] : [...NAMESPACED, ...CLUSTER]
  const targets = kinds.map((text) => targetOf(resources, text))
  const candidates: Prune['candidates'] = (namespaces, keep) => candidatesOf(ctx, targets, values.selector, namespaces, keep)
  return { candidates, run: (applied, options) => run(ctx, candidates, applied, options) }
}

function targetOf(resources: readonly DiscoveredResource[], text: string): DiscoveredResource {
  const parts = text.split('/')
  if (parts.length !== 3 && !(parts.length === 2 && parts[0] === 'v1')) throw new CommandError(`invalid GroupVersionKind format: ${text}, please follow <group/version/kind>`)
  const kind = parts.pop()!
  const group = parts[0] === 'core' ? parts.slice(1).join('/') : parts.join('/')
  try {
    return resourceOfKind(resources, { ...parseApiVersion(group), kind })
  } catch (error) {
    throw error instanceof NoKindMatch ? new CommandError(error.message) : error
  }
}

async function* candidatesOf(ctx: CommandContext, targets: readonly DiscoveredResource[], selector: string, namespaces: readonly string[], keep: ReadonlySet<string | undefined>) {
  for (const resource of targets) for (const namespace of resource.namespaced ? namespaces : [undefined]) {
    for await (const object of listAll(ctx, resource, namespace, { ...(selector && { labelSelector: selector }) }, 500)) {
      if (object.metadata.annotations?.[LAST_APPLIED] !== undefined && !keep.has(object.metadata.uid)) yield { resource, object }
    }
  }
}

async function run(ctx: CommandContext, candidates: Prune['candidates'], applied: readonly Applied[], options: ApplyOptions): Promise<void> {
  const kept = new Set(applied.map(({ object }) => object.metadata.uid))
  const namespaces = [...new Set(applied.map(({ info }) => info.namespace).filter((namespace) => namespace !== undefined))].sort()
  for await (const { resource, object } of candidates(namespaces, kept)) {
    if (object.metadata.deletionTimestamp) continue
    if (options.dryRun !== 'client') await remove(ctx, resource, object.metadata.namespace, object.metadata.name!, options)
    ctx.out(namePrinter(`pruned${dryRunNote(options.dryRun)}`).print(object))
  }
}

async function remove(ctx: CommandContext, resource: DiscoveredResource, namespace: string | undefined, name: string, options: ApplyOptions): Promise<void> {
  const { gracePeriodSeconds, propagationPolicy, dryRun } = options
  await ctx.client.delete(resource, namespace, name, { ...(gracePeriodSeconds >= 0 && { gracePeriodSeconds }), propagationPolicy }, dryRun === 'server' ? { dryRun: 'All' } : undefined)
}
