import type { Json, KubeObject } from '../api/object.ts'
import { parseApiVersion, resourceKey } from '../api/gvk.ts'
import type { Transaction } from './contract.ts'
import { Random } from '../random.ts'

/** A seed cluster as it lies in `state/<name>.json`: plain API objects, as complete as a live cluster has them. */
export interface SeedCluster {
  name: string
  /** One line for `fauxctl seeds`. */
  description?: string
  /** How many seconds ago the objects came to be. Default 0. */
  age?: number
  /** resourceVersion of the first object. Default 1. */
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

/** Fields of the type MicroTime; all other times are whole seconds. */
const microTimes = new Set(['renewTime', 'acquireTime', 'eventTime', 'lastObservedTime'])
/** Names of fields, and of two annotations, that hold times. */
const timeField = /(?:Time|Timestamp|At|-trigger-time|config\.seen)$/

interface Filling { time: string; microTime: string; uidOf(kind: string, name: string): string | undefined }

/** A deep copy with the moment in place of `"now"`, and uids where a reference to another object has an empty one. */
function filled(value: Json, key: string, filling: Filling): Json {
  if (value === 'now' && timeField.test(key)) return microTimes.has(key) ? filling.microTime : filling.time
  if (Array.isArray(value)) return value.map((item) => filled(item, key, filling))
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([field, item]) => [field, filled(item, field, filling)]))
  if (typeof copy.kind === 'string' && typeof copy.name === 'string' && (copy.uid === '' || key === 'ownerReferences')) {
    copy.uid = copy.uid || filling.uidOf(copy.kind, copy.name) || ''
  }
  return copy
}

/**
 * Puts the objects of a seed cluster into an empty cluster, past all admission and controllers.
 * What differs from cluster to cluster is filled in: uid, resourceVersion and creationTimestamp where they are missing,
 * `"now"`, and the uid of references to objects of the seed (ownerReferences without one, others with an empty one).
 * @param now virtual time, ms
 */
export function seedCluster(tx: Transaction, seed: SeedCluster, now: number): void {
  const random = new Random(tx.meta.random.state)
  const microTime = new Date(now - (seed.age ?? 0) * 1000).toISOString().replace('Z', '000Z')
  const time = microTime.replace(/\.\d+Z$/, 'Z')
  const keyOf = (kind: string, namespace: string, name: string) => `${kind} ${namespace} ${name}`
  const uids = new Map(seed.objects.map(({ kind, metadata }) => [keyOf(kind, metadata.namespace ?? '', metadata.name!), metadata.uid ?? random.uid()]))
  tx.meta.resourceVersion = Math.max(tx.meta.resourceVersion, (seed.resourceVersion ?? 1) - 1)

  for (const model of seed.objects) {
    const { name = '', namespace = '' } = model.metadata
    const uidOf = (kind: string, owner: string) => uids.get(keyOf(kind, namespace, owner)) ?? uids.get(keyOf(kind, '', owner))
    const object = filled(model as Json, '', { time, microTime, uidOf }) as unknown as KubeObject
    object.metadata = {
      ...object.metadata, uid: uids.get(keyOf(model.kind, namespace, name)),
      resourceVersion: String(++tx.meta.resourceVersion), creationTimestamp: object.metadata.creationTimestamp ?? time,
    }
    tx.put(resourceOf(object), namespace, name, object)
  }
}
