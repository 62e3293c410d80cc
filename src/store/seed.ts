import type { Json, KubeObject, OwnerReference } from '../api/object.ts'
import { parseApiVersion, resourceKey } from '../api/gvk.ts'
import type { Transaction } from './contract.ts'
import { Random } from '../random.ts'

/** A seed cluster as it lies in `state/<name>.json`: plain API objects, and when they were what they are. */
export interface SeedCluster {
  /** One line for `fauxctl seeds`. */
  description: string
  /** The instant (RFC 3339) that the timestamps in `objects` are relative to: all move along so that it becomes the time the cluster is made. */
  time?: string
  /** Age in seconds of objects without a creationTimestamp. Default 0. */
  age?: number
  /** resourceVersion of the first object that has none. Default 1. */
  resourceVersion?: number
  objects: KubeObject[]
}

/** The plural that belongs to a kind by the rule of the API machinery (apimachinery: meta.UnsafeGuessKindToResource). */
function resourceOf({ apiVersion, kind }: KubeObject): string {
  const singular = kind.toLowerCase()
  const plural = singular.endsWith('endpoints') ? singular
    : singular.endsWith('s') ? `${singular}es`
    : singular.endsWith('y') ? `${singular.slice(0, -1)}ies`
    : `${singular}s`
  return resourceKey({ group: parseApiVersion(apiVersion).group, resource: plural })
}

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** RFC 3339 in UTC, with as many digits behind the second as the model has. */
function instantText(ms: number, digits: number): string {
  const text = new Date(ms).toISOString()
  return digits === 0 ? text.replace(/\.\d+Z$/, 'Z') : text.replace(/\.(\d+)Z$/, (_, part: string) => `.${part.padEnd(digits, '0').slice(0, digits)}Z`)
}

/** A deep copy with every timestamp moved by some milliseconds. */
function moved(value: Json, by: number): Json {
  if (typeof value === 'string') {
    const found = timestamp.exec(value)
    return found ? instantText(Date.parse(value) + by, (found[1] ?? '.').length - 1) : value
  }
  if (Array.isArray(value)) return value.map((item) => moved(item, by))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moved(item, by)]))
}

/**
 * Puts the objects of a seed cluster into an empty cluster, past all admission and controllers: they have to be complete.
 * What differs from cluster to cluster is filled in where it is missing: uid, resourceVersion, creationTimestamp, and the uid
 * in an ownerReference to an object of the same seed (by kind and name, in the same namespace or cluster-scoped).
 * @param now virtual time, ms
 */
export function seedCluster(tx: Transaction, seed: SeedCluster, now: number): void {
  const random = new Random(tx.meta.random.state)
  const by = seed.time === undefined ? 0 : now - now % 1000 - Date.parse(seed.time)
  const objects = seed.objects.map((object) => moved(object as Json, by) as unknown as KubeObject)
  const uids = new Map<string, string>()
  const ownerKey = (kind: string, namespace: string, name: string) => `${kind} ${namespace} ${name}`
  tx.meta.resourceVersion = Math.max(tx.meta.resourceVersion, (seed.resourceVersion ?? 1) - 1)

  for (const { kind, metadata } of objects) {
    metadata.uid ??= random.uid()
    metadata.creationTimestamp ??= instantText(now - (seed.age ?? 0) * 1000, 0)
    metadata.resourceVersion ??= String(++tx.meta.resourceVersion)
    tx.meta.resourceVersion = Math.max(tx.meta.resourceVersion, Number(metadata.resourceVersion))
    uids.set(ownerKey(kind, metadata.namespace ?? '', metadata.name!), metadata.uid)
  }
  for (const object of objects) {
    const { metadata } = object
    for (const owner of (metadata.ownerReferences ?? []) as Partial<OwnerReference>[]) {
      owner.uid ??= uids.get(ownerKey(owner.kind!, metadata.namespace ?? '', owner.name!)) ?? uids.get(ownerKey(owner.kind!, '', owner.name!))
    }
    tx.put(resourceOf(object), metadata.namespace ?? '', metadata.name!, object)
  }
}
