import { apiVersionOf, resourceKey } from '../api/gvk.ts'
import { GoValue, invalid } from '../api/field.ts'
import { validateMetadata, validateMetadataUpdate } from '../api/metadata.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import { clone, same } from '../api/object.ts'
import { ApiError, badRequest, conflict, invalidObject, notFound } from '../api/status.ts'
import { encode } from '../api/schema/decode.ts'
import { rfc3339 } from '../api/time.ts'
import type { Kind, ResourceRow } from '../kinds/contract.ts'
import { checkLimits } from './admission/limits.ts'
import { chargeQuotas } from './admission/quota.ts'
import { recordWrite } from './managed.ts'
import { registryKey } from './registrykey.ts'
import type { Session, Writer } from './session.ts'

export interface UpdateOptions {
  subresource?: string
  /** managedFields are already right (server-side apply made them). */
  fieldsManaged?: boolean
  /** A patch that changes the UID is invalid; an update with another UID meets another object. */
  isPatch?: boolean
  /** `given` shares all but metadata and status with the stored object: nothing else is defaulted, changed or encoded. */
  statusOnly?: boolean
}

/**
 * Replaces an object. `given` is a private copy, decoded, in `row`'s version. Gives the stored form.
 * A write that changes nothing is none: the resourceVersion stays. The last finalizer of a deleted object takes it away.
 * @throws ApiError 400, 404, 409, 422
 */
export function updateObject(session: Session, row: ResourceRow, namespace: string | undefined, name: string, given: KubeObject, writer: Writer, options: UpdateOptions = {}): KubeObject {
  let object = given
  const kind = session.kind(row)
  const subresource = options.subresource ?? ''
  const storage = session.kinds.storage(session.tx, row)
  const stored = session.get(resourceKey(storage), row.namespaced ? namespace : undefined, name)
  if (!stored) throw notFound(row, name)
  const old = kind.convert ? kind.convert.fromStored(stored) : stored
  const meta = object.metadata
  if (options.isPatch && meta.uid && meta.uid !== old.metadata.uid) throw invalidObject(storage, name, [invalid('metadata.uid', meta.uid, 'field is immutable')])
  checkIdentity(row, object, old, namespace, name, kind.needsResourceVersion ?? false)

  carryMetadata(session, object, old)
  if (row.namespaced) meta.namespace = old.metadata.namespace
  const hooks = session.hooks(writer, subresource)
  if (!options.statusOnly) kind.defaults?.(object)
  if (!options.fieldsManaged) recordWrite(session, row, object, old, writer, subresource)
  prepare(kind, object, old, subresource, options.statusOnly)
  kind.prepareForUpdate?.(object, old, hooks)
  if (kind.hasGeneration ?? 'spec' in object) countGeneration(object, old)
  kind.admit?.(object, old, hooks)
  const errors = [
    ...validateMetadata(meta, { namespaced: row.namespaced, nameRule: 'none', freeFinalizers: kind.freeFinalizers }, 'metadata'),
    ...validateMetadataUpdate(meta, old.metadata, 'metadata', kind),
    ...((kind.validateUpdate ? kind.validateUpdate(object, old, hooks) : kind.validate?.(object, hooks)) ?? []),
  ]
  if (errors.length) throw invalidObject(storage, name, errors)
  if (!writer.deaf) for (const text of kind.warnings?.(object, old) ?? []) writer.warn(text)

  if (kind.type && options.statusOnly) object = withStatus(old, encode(session.schema(), kind.type, { metadata: meta, status: object.status }))
  else if (kind.type) object = encode(session.schema(), kind.type, object) as KubeObject
  if (isFinished(object)) {
    const gone = kind.convert ? kind.convert.toStored(object) : object
    if (!writer.dryRun) session.remove(storage, gone)
    return gone
  }
  if (unchanged(object, old)) return stored
  if (row.namespaced && (subresource === '' || subresource === 'resize')) {
    if (row.resource !== 'pods' || subresource) checkLimits(session, row, object, subresource)
    chargeQuotas(session, storage, object, old, writer, subresource)
  }
  const next = kind.convert ? kind.convert.toStored(object) : object
  next.apiVersion = apiVersionOf(storage)
  return writer.dryRun ? next : session.write(storage, next, stored)
}

/** The stored object with new metadata and status, in its own order of fields. */
function withStatus(old: KubeObject, { metadata, status }: Fields): KubeObject {
  const object: KubeObject = { ...old, metadata }
  if (status !== undefined) object.status = status
  return object
}

function checkIdentity(row: ResourceRow, object: KubeObject, old: KubeObject, namespace: string | undefined, name: string, needsVersion: boolean): void {
  const meta = object.metadata
  if (meta.name === undefined || meta.name === '') meta.name = name
  else if (meta.name !== name) throw badRequest(`the name of the object (${meta.name}) does not match the name on the URL (${name})`)
  if (row.namespaced && meta.namespace && meta.namespace !== namespace) throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  if (meta.uid && meta.uid !== old.metadata.uid) {
    throw conflict(row, name, `StorageError: invalid object, Code: 4, Key: ${registryKey(row, namespace, name)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${meta.uid}, UID in object meta: ${old.metadata.uid}`)
  }
  const asked = meta.resourceVersion
  if (needsVersion && (!asked || asked === '0')) {
    const error = invalid('metadata.resourceVersion', new GoValue('0'), 'must be specified for an update')
    throw invalidObject({ group: row.group, kind: row.resource }, name, [error])
  }
  if (asked && !/^\d+$/.test(asked)) throw new ApiError(500, '', `strconv.ParseUint: parsing ${JSON.stringify(asked)}: invalid syntax`)
  if (meta.resourceVersion && meta.resourceVersion !== '0' && meta.resourceVersion !== old.metadata.resourceVersion) {
    throw conflict(row, name, 'the object has been modified; please apply your changes to the latest version and try again')
  }
}

/** What no client may set: identity, times of creation and deletion. */
function carryMetadata(session: Session, object: KubeObject, old: KubeObject): void {
  const { metadata: meta } = object, { metadata: was } = old
  delete meta.selfLink
  meta.uid = was.uid
  meta.creationTimestamp = was.creationTimestamp ?? rfc3339(session.now)
  meta.resourceVersion = was.resourceVersion
  if (was.generation === undefined) delete meta.generation
  else meta.generation = was.generation
  if (was.deletionTimestamp !== undefined) meta.deletionTimestamp = was.deletionTimestamp
  meta.deletionGracePeriodSeconds ??= was.deletionGracePeriodSeconds
  if (meta.deletionGracePeriodSeconds === undefined) delete meta.deletionGracePeriodSeconds
  if (meta.managedFields === undefined && was.managedFields) meta.managedFields = was.managedFields
}

/** The rule of most kinds: a main write cannot touch status, a status write touches nothing else. */
function prepare(kind: Kind, object: KubeObject, old: KubeObject, subresource: string, statusOnly = false): void {
  if (subresource === '' && kind.statusIsOwn !== false && 'status' in old) object.status = old.status
  if (subresource === 'status') {
    if (!statusOnly) {
      for (const field of Object.keys(object)) if (field !== 'status' && field !== 'metadata') delete object[field]
      for (const field of Object.keys(old)) if (field !== 'status' && field !== 'metadata') object[field] = old[field]
    }
    for (const field of kind.statusKeeps ?? []) keep(object.metadata, old.metadata, field)
  }
}

function keep<K extends keyof KubeObject['metadata']>(meta: KubeObject['metadata'], was: KubeObject['metadata'], field: K): void {
  if (was[field] === undefined) delete meta[field]
  else meta[field] = clone(was[field])
}

/** generation counts changes of everything that is not metadata or status. */
function countGeneration(object: KubeObject, old: KubeObject): void {
  const changed = Object.keys({ ...object, ...old }).some((field) => field !== 'metadata' && field !== 'status' && field !== 'apiVersion' && !same(object[field], old[field]))
  if (changed) object.metadata.generation = (old.metadata.generation ?? 0) + 1
}

function isFinished(object: KubeObject): boolean {
  const { deletionTimestamp, finalizers, deletionGracePeriodSeconds } = object.metadata
  return !!deletionTimestamp && !finalizers?.length && !deletionGracePeriodSeconds && !object.spec?.finalizers?.length
}

function unchanged(object: KubeObject, old: KubeObject): boolean {
  if (!sameButManagedTimes(object.metadata, old.metadata)) return false
  return Object.keys({ ...object, ...old }).every((field) => field === 'metadata' || same(object[field], old[field]))
}

/** A write that only moves the time of a managedFields entry is no change. */
function sameButManagedTimes(meta: KubeObject['metadata'], was: KubeObject['metadata']): boolean {
  const { managedFields: mine = [], ...rest } = meta
  const { managedFields: theirs = [], ...others } = was
  if (!same(rest, others) || mine.length !== theirs.length) return false
  return mine.every((entry, i) => same({ ...entry, time: '' }, { ...theirs[i], time: '' }))
}
