import type { Fields, KubeObject } from '../api/object.ts'
import { rfc3339, rfc3339Micro } from '../api/time.ts'

/** A seed cluster as `state/*.json` holds it: plain API objects, all defaults in. */
export interface Seed { name: string; objects: KubeObject[] }

/** These keep microseconds (metav1.MicroTime). */
const MICRO = new Set(['renewTime', 'acquireTime', 'eventTime'])

/**
 * Gives a seed's objects the life that a file cannot hold: a uid and creationTimestamp each, times written as
 * `now`, and the uid in references (ownerReferences, targetRef) to objects of the same seed.
 * @param now virtual time in ms
 * @param uid makes one fresh uid per call
 */
export function fillSeed(seed: Seed, now: number, uid: () => string): KubeObject[] {
  const objects = seed.objects.map((object) => withTimes(object, now) as KubeObject)
  const uids = new Map<string, string>()
  for (const { kind, metadata } of objects) {
    metadata.uid = uid()
    metadata.creationTimestamp = rfc3339(now)
    uids.set(key(kind, metadata.namespace, metadata.name), metadata.uid)
  }
  for (const object of objects) fillReferences(object, object.metadata.namespace, uids)
  return objects
}

const key = (kind: string, namespace = '', name = ''): string => `${kind}/${namespace}/${name}`

/** A deep copy in which the text `now` has become the time. */
function withTimes(value: unknown, now: number, field = ''): unknown {
  if (value === 'now') return MICRO.has(field) ? rfc3339Micro(now) : rfc3339(now)
  if (Array.isArray(value)) return value.map((item) => withTimes(item, now))
  if (typeof value !== 'object' || value === null) return value
  const copy: Fields = {}
  for (const name of Object.keys(value)) copy[name] = withTimes((value as Fields)[name], now, name)
  return copy
}

/** References name a kind and a name; owners may be cluster-scoped. */
function fillReferences(value: unknown, namespace: string | undefined, uids: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) fillReferences(item, namespace, uids)
    return
  }
  const fields = value as Fields
  for (const owner of fields.ownerReferences ?? []) owner.uid ||= uids.get(key(owner.kind, namespace, owner.name)) ?? uids.get(key(owner.kind, '', owner.name)) ?? ''
  if (fields.targetRef) fields.targetRef.uid ||= uids.get(key(fields.targetRef.kind, fields.targetRef.namespace, fields.targetRef.name)) ?? ''
  for (const name of Object.keys(fields)) if (typeof fields[name] === 'object') fillReferences(fields[name], namespace, uids)
}
