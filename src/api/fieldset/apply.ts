import { parseApiVersion } from '../gvk.ts'
import { same, type KubeObject, type ManagedFieldsEntry } from '../object.ts'
import type { Schema } from '../schema/contract.ts'
import { atomOf, type Atom } from './atom.ts'
import { combine } from './combine.ts'
import { compareObjects } from './compare.ts'
import { ApplyConflict, conflictsOutside, findConflicts } from './conflict.ts'
import { decodeManagers, encodeManagers, managerId, type Managers } from './entries.ts'
import { fieldsOfAtom } from './fields.ts'
import { allowedByLastApplied, syncLastApplied } from './lastapplied.ts'
import { STRIPPED, withoutChanged } from './managed.ts'
import { pruneFields } from './prune.ts'
import { resetFields } from './resetfields.ts'
import { difference, recursiveDifference, union, type FieldSet } from './set.ts'
import { validateApplied } from './validate.ts'

/** One server-side apply. */
export interface ApplyRequest {
  schema: Schema
  /** Schema type (`core/v1.Pod`); undefined for custom resources without one. */
  type: string | undefined
  /** How a custom resource is owned, from its own schema. */
  atom?: Atom
  /** undefined when the object does not exist yet. */
  live: KubeObject | undefined
  /** What the client sent: only the fields it wants to own, neither defaulted nor completed. */
  applied: KubeObject
  manager: string
  force: boolean
  apiVersion: string
  subresource: string
  /** RFC 3339, seconds. */
  time: string
  /** Fields the write cannot own, where they do not follow from the type (custom resources). */
  reset?: FieldSet
}

/** A configuration that the server cannot read. `code` 400 has reason BadRequest, 500 none. */
export class ApplyError extends Error {
  readonly reason: string
  constructor(message: string, readonly code: 400 | 500) {
    super(message)
    this.reason = code === 400 ? 'BadRequest' : ''
  }
}

export { ApplyConflict }

/**
 * Server-side apply (`apimachinery: util/managedfields`): the applied fields win, fields the manager no longer applies and nobody else owns go.
 * The object comes without defaults and without managedFields of its own; when nothing changes it is `live` itself.
 * @throws ApplyConflict (409) when others own applied fields and `force` is not set
 * @throws ApplyError for what does not fit the type
 */
export function applyPatch(request: ApplyRequest): { object: KubeObject; managedFields: ManagedFieldsEntry[] | undefined } {
  const { schema, type, applied, apiVersion } = request
  if (applied.apiVersion !== apiVersion) {
    const { version } = parseApiVersion(applied.apiVersion)
    throw new ApplyError(`Incorrect version specified in apply patch. Specified patch version: ${applied.apiVersion || version}, expected: ${apiVersion}`, 400)
  }
  if (applied.metadata?.managedFields) throw new ApplyError('metadata.managedFields must be nil', 400)
  const atom = request.atom ?? atomOf(schema, type)
  const problem = validateApplied(atom, applied)
  if (problem !== undefined) throw new ApplyError(`failed to create typed patch object (${describe(applied)}): ${problem}`, 500)
  const live = withoutEntries(request.live)
  const managers = startingManagers(request, atom, live)
  const result = attempt(request, atom, live, managers)
  const object = request.manager === 'kubectl' ? syncLastApplied(result.object, applied) : result.object
  return { object: same(object, live) ? request.live ?? object : object, managedFields: encodeManagers(result.managers) }
}

function describe({ apiVersion, kind, metadata }: KubeObject): string {
  const { group, version } = parseApiVersion(apiVersion)
  return `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}; ${group}/${version}, Kind=${kind}`
}

function withoutEntries(object: KubeObject | undefined): KubeObject | undefined {
  if (!object?.metadata.managedFields) return object
  const { managedFields: _, ...metadata } = object.metadata
  return { ...object, metadata }
}

/** An object nobody was tracked on belongs, as it is, to `before-first-apply`. */
function startingManagers({ live: stored, type, apiVersion, subresource, time, reset }: ApplyRequest, atom: Atom, live: KubeObject | undefined): Managers {
  const managers = decodeManagers(stored?.metadata.managedFields)
  if (managers.size || !live) return managers
  const changes = compareObjects(atom, {}, live)
  if (!changes) return managers
  const id = managerId('before-first-apply', 'Update', apiVersion, subresource)
  const filter = reset ?? resetFields(type, subresource)
  const all = union(changes.added, changes.modified)
  const set = difference(filter ? recursiveDifference(all, filter) : all, STRIPPED)
  return new Map([[id, { id, manager: 'before-first-apply', operation: 'Update', apiVersion, subresource, time, set }]])
}

interface Applied { object: KubeObject; managers: Managers }

function attempt(request: ApplyRequest, atom: Atom, live: KubeObject | undefined, managers: Managers): Applied {
  try {
    return applyOnce(request, atom, live, managers, request.force)
  } catch (error) {
    // What client-side apply set before may be taken over by kubectl's server-side apply.
    if (!(error instanceof ApplyConflict) || request.manager !== 'kubectl' || !live) throw error
    const allowed = allowedByLastApplied(request.schema, request.type, live, request.apiVersion)
    if (!allowed) throw error
    const rest = conflictsOutside(error.conflicts, allowed)
    if (rest.length) throw new ApplyConflict(rest)
    return applyOnce(request, atom, live, managers, true)
  }
}

function applyOnce(request: ApplyRequest, atom: Atom, live: KubeObject | undefined, managers: Managers, force: boolean): Applied {
  const { applied, manager, apiVersion, subresource, time, type, reset } = request
  const id = managerId(manager || 'unknown', 'Apply', apiVersion, subresource)
  const last = managers.get(id)
  const filter = reset ?? resetFields(type, subresource)
  const fields = fieldsOfAtom(atom, applied)
  const wanted = filter ? recursiveDifference(fields, filter) : fields
  const mine = { id, manager: manager || 'unknown', operation: 'Apply' as const, apiVersion, subresource, time: last?.time, set: wanted }
  const all = new Map(managers).set(id, mine)
  const merged = combine(atom, live ?? {}, applied)
  const object = last ? pruneFields(atom, merged, all, last) : merged
  const changes = compareObjects(atom, live ?? {}, object)
  const effective = changes && filter ? {
    added: recursiveDifference(changes.added, filter), modified: recursiveDifference(changes.modified, filter), removed: recursiveDifference(changes.removed, filter),
  } : changes
  let next = all
  if (effective) {
    const conflicts = findConflicts(all, id, union(effective.modified, effective.added))
    if (conflicts.length && !force) throw new ApplyConflict(conflicts)
    next = withoutChanged(all, effective, id)
  }
  next.set(id, { ...mine, set: difference(wanted, STRIPPED), time: live && same(object, live) ? last?.time : time })
  return { object, managers: next }
}
