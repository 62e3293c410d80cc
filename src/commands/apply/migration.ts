import type { Fields, KubeObject, ManagedFieldsEntry } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { LAST_APPLIED } from './lastapplied.ts'

/** Moves the fields of client-side apply over to server-side apply. `client-go: util/csaupgrade` */

/** Whether an entry owns the annotation that client-side apply writes. */
export const ownsLastApplied = ({ fieldsV1 }: ManagedFieldsEntry): boolean =>
  typeof fieldsV1 === 'object' && fieldsV1['f:metadata']?.['f:annotations']?.[`f:${LAST_APPLIED}`] !== undefined

/**
 * The object's managedFields with every client-side applier's entry taken into `manager`'s Apply entry;
 * undefined when there is nothing to move.
 */
export function migratedFields(object: KubeObject, manager: string): ManagedFieldsEntry[] | undefined {
  const before = object.metadata.managedFields ?? []
  const appliers = [...new Set(before.filter((entry) => entry.operation === 'Update' && ownsLastApplied(entry)).map((entry) => entry.manager!))]
  const after = appliers.reduce((entries, applier) => withoutApplier(entries, applier, manager), before)
  return same(before, after) ? undefined : after
}

function withoutApplier(entries: readonly ManagedFieldsEntry[], applier: string, manager: string): ManagedFieldsEntry[] {
  const isApplier = (entry: ManagedFieldsEntry) => entry.manager === applier && entry.operation === 'Update' && !entry.subresource
  const existing = entries.findIndex((entry) => entry.manager === manager && entry.operation === 'Apply' && !entry.subresource)
  const index = existing >= 0 ? existing : entries.findIndex(isApplier)
  if (index < 0) return [...entries]
  const target = entries[index]
  const source = entries.find((entry) => isApplier(entry) && entry.apiVersion === target.apiVersion)
  const merged: ManagedFieldsEntry = { ...target, manager, operation: 'Apply', fieldsV1: union(target.fieldsV1 as Fields, (source?.fieldsV1 ?? {}) as Fields) }
  return entries.map((entry, i) => (i === index ? merged : entry)).filter((entry, i) => i === index || !isApplier(entry))
}

function union(a: Fields, b: Fields): Fields {
  const both: Fields = { ...a }
  for (const [key, value] of Object.entries(b)) both[key] = Object.hasOwn(both, key) ? union(both[key], value) : value
  return both
}
