import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { ControllerApi } from '../contract.ts'
import type { Item } from './graph.ts'
import { dependentsOf, FOREGROUND, hasFinalizer, isDying, ORPHAN, ownerOf, waitsForDependents } from './graph.ts'

/** Refusals and disappearances are nobody's fault: the next change looks again. */
function tolerant(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof ApiError) || (error.reason !== 'NotFound' && error.reason !== 'Conflict')) throw error
  }
}

const change = (api: ControllerApi, { resource, object }: Item, metadata: Partial<KubeObject['metadata']>): void =>
  tolerant(() => void api.update(resource, { ...object, metadata: { ...object.metadata, ...metadata } }))

function dropReferences(api: ControllerApi, item: Item, uids: ReadonlySet<string>): void {
  const rest = (item.object.metadata.ownerReferences ?? []).filter(({ uid }) => !uids.has(uid))
  change(api, item, { ownerReferences: rest.length ? rest : undefined })
}

export function dropFinalizer(api: ControllerApi, item: Item, name: string): void {
  const rest = item.object.metadata.finalizers!.filter((finalizer) => finalizer !== name)
  change(api, item, { finalizers: rest.length ? rest : undefined })
}

/** Deletes an object when none of its owners is left; else forgets the owners that are gone. */
export function collect(api: ControllerApi, item: Item): void {
  const { resource, object } = item
  const { namespace, name, uid, ownerReferences = [] } = object.metadata
  if (ownerReferences.length === 0 || isDying(object)) return
  const owners = ownerReferences.map((reference) => ({ reference, owner: ownerOf(reference, namespace, api) }))
  const waiting = owners.filter(({ owner }) => owner && waitsForDependents(owner.object))
  const solid = owners.filter(({ owner }) => owner && !waitsForDependents(owner.object))
  if (solid.length) {
    if (solid.length < owners.length) dropReferences(api, item, new Set(owners.filter((one) => !solid.includes(one)).map(({ reference }) => reference.uid)))
    return
  }
  const dependents = waiting.length ? dependentsOf(new Set([uid!]), namespace ?? '', api) : []
  if (dependents.some((dependent) => waitsForDependents(dependent.object))) unblock(api, item)
  tolerant(() => api.delete(resource, namespace, name!, { uid: uid!, propagationPolicy: policy(object, dependents.length > 0) }))
}

function policy(object: KubeObject, foreground: boolean): string {
  if (foreground) return 'Foreground'
  return hasFinalizer(object, ORPHAN) ? 'Orphan' : hasFinalizer(object, FOREGROUND) ? 'Foreground' : 'Background'
}

/** Breaks a ring of owners that wait for each other. */
const unblock = (api: ControllerApi, item: Item): void =>
  change(api, item, { ownerReferences: item.object.metadata.ownerReferences!.map((reference) => ({ ...reference, blockOwnerDeletion: false })) })

/** Serves an owner that waits for its dependents: sends the blocking ones away, and lets it go when none is left. */
export function deleteDependents(api: ControllerApi, owner: Item): void {
  const uid = owner.object.metadata.uid!
  const blocking = dependentsOf(new Set([uid]), owner.object.metadata.namespace ?? '', api)
    .filter(({ object }) => object.metadata.ownerReferences!.some((reference) => reference.uid === uid && reference.blockOwnerDeletion))
  if (blocking.length === 0) return dropFinalizer(api, owner, FOREGROUND)
  for (const dependent of blocking) if (!waitsForDependents(dependent.object)) collect(api, dependent)
}

/** Serves an owner that leaves its dependents behind: they forget it, then it goes. */
export function orphanDependents(api: ControllerApi, owner: Item): void {
  const uids = new Set([owner.object.metadata.uid!])
  for (const dependent of dependentsOf(uids, owner.object.metadata.namespace ?? '', api)) dropReferences(api, dependent, uids)
  dropFinalizer(api, owner, ORPHAN)
}
