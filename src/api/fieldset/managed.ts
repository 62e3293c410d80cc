import type { KubeObject, ManagedFieldsEntry } from '../object.ts'
import type { Schema } from '../schema/contract.ts'
import { atomOf, type Atom } from './atom.ts'
import { capManagers } from './cap.ts'
import { compareObjects, type Changes } from './compare.ts'
import { decodeManagers, encodeManagers, managerId, type Manager, type Managers } from './entries.ts'
import { ItemError } from './items.ts'
import { resetFields } from './resetfields.ts'
import { difference, EMPTY, intersection, isEmpty, recursiveDifference, setOf, union, type FieldSet } from './set.ts'

/** One write that is no server-side apply. */
export interface UpdateRecord {
  schema: Schema
  /** Schema type (`core/v1.Pod`); undefined for custom resources without one. */
  type: string | undefined
  /** How a custom resource is owned, from its own schema. */
  atom?: Atom
  /** The object as it was, in the version of the write; undefined on create. */
  old: KubeObject | undefined
  /** The object as the client wants it: decoded and defaulted, before admission and before the kind resets fields. */
  object: KubeObject
  manager: string
  /** Version of the write. */
  apiVersion: string
  /** '' for the main resource. */
  subresource: string
  /** RFC 3339, seconds; a write through `scale` keeps none. */
  time: string | undefined
  /** Fields the write cannot own, where they do not follow from the type (custom resources). */
  reset?: FieldSet
}

/**
 * The new metadata.managedFields after a create, update or patch (`apimachinery: util/managedfields`): changed and new fields go to the
 * manager and leave the others. Changes neither object; the entries' `fieldsV1` is text.
 */
export function recordUpdate(record: UpdateRecord): ManagedFieldsEntry[] | undefined {
  const { old, object, subresource } = record
  const live = old?.metadata.managedFields
  const given = subresource ? live : chosenEntries(object.metadata.managedFields, live)
  const managers = decodeManagers(given)
  // An object that lost its managedFields is not tracked again by an update.
  if (!managers.size && old?.metadata.uid) return undefined
  const changes = changesOf(record)
  if (changes === 'unknown') return live
  if (!changes) return managers.size ? sameText(given, managers) : undefined
  return encodeManagers(capManagers(taken(managers, changes, record)))
}

/** A client may set managedFields itself; an empty list (or one empty entry) resets them, and nonsense is ignored. */
function chosenEntries(sent: ManagedFieldsEntry[] | undefined, live: ManagedFieldsEntry[] | undefined): ManagedFieldsEntry[] | undefined {
  if (!sent || sent === live) return live
  if (!sent.length || (sent.length === 1 && !Object.keys(sent[0]!).length)) return undefined
  return decodeManagers(sent).size ? sent : live
}

/** Entries as text, in order; those that are so already are given back as they are. */
function sameText(entries: ManagedFieldsEntry[] | undefined, managers: Managers): ManagedFieldsEntry[] | undefined {
  return entries?.every((entry) => typeof entry.fieldsV1 === 'string' && entry.fieldsV1 !== '{}') ? entries : encodeManagers(managers)
}

function changesOf({ schema, type, atom, old, object, subresource, reset }: UpdateRecord): Changes | 'unknown' | undefined {
  let changes: Changes | undefined
  try {
    changes = compareObjects(atom ?? atomOf(schema, type), withoutEntries(old), withoutEntries(object))
  } catch (error) {
    if (error instanceof ItemError) return 'unknown'
    throw error
  }
  const filter = reset ?? resetFields(type, subresource)
  if (!changes || !filter) return changes
  return {
    added: recursiveDifference(changes.added, filter), modified: recursiveDifference(changes.modified, filter), removed: recursiveDifference(changes.removed, filter),
  }
}

function withoutEntries(object: KubeObject | undefined): object {
  if (!object) return {}
  if (!object.metadata.managedFields) return object
  const { managedFields: _, ...metadata } = object.metadata
  return { ...object, metadata }
}

/** Fields that nobody is said to own. */
export const STRIPPED: FieldSet = setOf('apiVersion', 'kind', 'metadata', ...[
  'name', 'namespace', 'creationTimestamp', 'selfLink', 'uid', 'clusterName', 'generation', 'managedFields', 'resourceVersion',
].map((name) => `metadata.${name}`))

/** Takes what changed away from the others. */
export function withoutChanged(managers: Managers, changes: Changes, except: string): Map<string, Manager> {
  const touched = union(changes.modified, changes.added)
  const out = new Map<string, Manager>()
  for (const [id, manager] of managers) {
    let { set } = manager
    if (id !== except) {
      const lost = intersection(set, touched)
      if (!isEmpty(lost)) set = difference(set, lost)
      if (!isEmpty(changes.removed)) set = difference(set, changes.removed)
    }
    if (!isEmpty(set)) out.set(id, set === manager.set ? manager : { ...manager, set })
  }
  return out
}

function taken(managers: Managers, changes: Changes, { manager, apiVersion, subresource, time }: UpdateRecord): Managers {
  const name = manager || 'unknown'
  const id = managerId(name, 'Update', apiVersion, subresource)
  const out = withoutChanged(managers, changes, '')
  const mine = difference(union(changes.modified, changes.added), STRIPPED)
  if (isEmpty(mine)) return out
  out.set(id, { id, manager: name, operation: 'Update', apiVersion, subresource, time, set: union(mine, out.get(id)?.set ?? EMPTY) })
  return out
}
