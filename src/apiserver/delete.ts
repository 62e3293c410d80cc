import { resourceKey } from '../api/gvk.ts'
import type { KubeObject } from '../api/object.ts'
import { clone } from '../api/object.ts'
import type { Status } from '../api/status.ts'
import { conflict, notFound } from '../api/status.ts'
import { rfc3339 } from '../api/time.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import { orderedMetadata } from './metaorder.ts'
import type { DeleteOptions } from './deleteoptions.ts'
import type { Session, Writer } from './session.ts'

/** What a delete gives: the object that is on its way out, or a Status when it is gone. */
export interface Deletion { gone: boolean; object: KubeObject }

/**
 * Deletes an object, or marks it: grace period and finalizers make it linger.
 * @throws ApiError 404, 409 (preconditions), 400, 403
 */
export function deleteObject(session: Session, row: ResourceRow, namespace: string | undefined, name: string, options: DeleteOptions, writer: Writer): Deletion {
  const storage = session.kinds.storage(session.tx, row)
  const kind = session.kind(storage)
  const stored = session.get(resourceKey(storage), row.namespaced ? namespace : undefined, name)
  if (!stored) throw notFound(row, name)
  checkPreconditions(row, name, stored, options)
  kind.validateDelete?.(stored, session.hooks(writer))

  if (kind.orphanWarning && options.propagationPolicy === undefined && options.orphanDependents === undefined) writer.warn(kind.orphanWarning)
  const finalizers = finalizersFor(stored, kind.defaultPropagation, options)
  if (!stored.metadata.deletionTimestamp) for (const name of kind.deletionFinalizers ?? []) if (!finalizers.includes(name)) finalizers.push(name)
  const grace = graceFor(stored, kind.defaultGracePeriodSeconds?.(stored), options.gracePeriodSeconds)
  const waits = grace > 0 || finalizers.length > 0 || !!stored.spec?.finalizers?.length
  if (!waits) {
    if (!writer.dryRun) session.remove(storage, stored)
    return { gone: true, object: kind.defaultGracePeriodSeconds ? ended(session, stored) : stored }
  }
  const was = stored.metadata
  const soonerGrace = was.deletionTimestamp && was.deletionGracePeriodSeconds !== undefined && grace < was.deletionGracePeriodSeconds
  const sameFinalizers = finalizers.join() === (was.finalizers ?? []).join()
  if (was.deletionTimestamp && !soonerGrace && sameFinalizers) return { gone: false, object: stored }
  const object = clone(stored)
  const meta = object.metadata
  if (finalizers.length) meta.finalizers = finalizers
  else delete meta.finalizers
  if (!was.deletionTimestamp || soonerGrace) {
    meta.deletionTimestamp = rfc3339(session.now + grace * 1000)
    meta.deletionGracePeriodSeconds = grace
    if (meta.generation) meta.generation++
  }
  object.metadata = orderedMetadata(meta)
  kind.prepareForDelete?.(object, session.hooks(writer))
  return { gone: false, object: writer.dryRun ? object : session.write(storage, object, stored) }
}

/** How an object with a grace period is shown when nothing is left of that. */
function ended(session: Session, stored: KubeObject): KubeObject {
  const meta = { ...stored.metadata, deletionTimestamp: rfc3339(session.now), deletionGracePeriodSeconds: 0 }
  if (meta.generation && !stored.metadata.deletionTimestamp) meta.generation++
  return { ...stored, metadata: orderedMetadata(meta) }
}

function checkPreconditions(row: ResourceRow, name: string, object: KubeObject, { preconditions }: DeleteOptions): void {
  const { uid, resourceVersion } = object.metadata
  // These texts name the kind where others name the resource.
  const kind = { group: row.group, resource: row.kind }
  if (preconditions?.uid && preconditions.uid !== uid) {
    throw conflict(kind, name, `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`)
  }
  if (preconditions?.resourceVersion && preconditions.resourceVersion !== resourceVersion) {
    throw conflict(kind, name, `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`)
  }
}

/** The propagation policy speaks through two finalizers that the garbage collector serves. */
function finalizersFor(object: KubeObject, defaultPolicy: string | undefined, options: DeleteOptions): string[] {
  const { propagationPolicy, orphanDependents } = options
  const policy = propagationPolicy ?? (orphanDependents === undefined ? defaultPolicy : orphanDependents ? 'Orphan' : 'Background')
  const have = object.metadata.finalizers ?? []
  if (policy === undefined) return [...have]
  const rest = have.filter((finalizer) => finalizer !== 'orphan' && finalizer !== 'foregroundDeletion')
  if (policy === 'Orphan') return [...rest, 'orphan']
  if (policy === 'Foreground') return [...rest, 'foregroundDeletion']
  return rest
}

/** Seconds of grace: none for kinds without, else what was asked for; an object that is going can only be hurried. */
function graceFor(object: KubeObject, byDefault: number | undefined, asked: number | undefined): number {
  if (byDefault === undefined) return 0
  // Less than nothing is as little as there is.
  const grace = byDefault === 0 ? 0 : asked !== undefined && asked < 0 ? 1 : (asked ?? byDefault)
  const { deletionTimestamp, deletionGracePeriodSeconds: left } = object.metadata
  return deletionTimestamp && left !== undefined ? Math.min(grace, left) : grace
}

/** The answer to a delete that is done. */
export function deletedStatus(row: ResourceRow, object: KubeObject): Omit<Status, 'code'> {
  return {
    kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success',
    details: { name: object.metadata.name, ...(row.group && { group: row.group }), kind: row.resource, uid: object.metadata.uid },
  }
}
