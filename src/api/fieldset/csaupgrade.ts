import type { ManagedFieldsEntry } from '../object.ts'
import { LAST_APPLIED } from './lastapplied.ts'
import { difference, isEmpty, parseSet, SetBuilder, setText, union, type FieldSet } from './set.ts'

/** The annotation of client-side apply, as a field. */
export const LAST_APPLIED_FIELD: FieldSet = (() => {
  const builder = new SetBuilder()
  builder.add(['f:metadata', 'f:annotations'], `f:${LAST_APPLIED}`)
  return builder.build()
})()

const setOfEntry = ({ fieldsV1 = '{}' }: ManagedFieldsEntry): FieldSet => parseSet(typeof fieldsV1 === 'string' ? fieldsV1 : JSON.stringify(fieldsV1))

/** The entries of an operation that own all of the fields (`client-go: util/csaupgrade`). */
export function findFieldsOwners(entries: readonly ManagedFieldsEntry[], operation: 'Apply' | 'Update', fields: FieldSet): ManagedFieldsEntry[] {
  return entries.filter((entry) => entry.operation === operation && isEmpty(difference(fields, setOfEntry(entry))))
}

/**
 * Hands what client-side apply owns over to a server-side apply manager, so that its next apply may remove fields
 * (`client-go: util/csaupgrade`). The same list when there is nothing to hand over; `fieldsV1` of the changed entry keeps its form.
 * @param csaManagers names of managers of client-side apply (`kubectl-client-side-apply`)
 */
export function upgradeManagedFields(entries: readonly ManagedFieldsEntry[], csaManagers: Iterable<string>, ssaManager: string, subresource = ''): readonly ManagedFieldsEntry[] {
  let upgraded = entries
  for (const name of csaManagers) upgraded = upgradeOne(upgraded, name, ssaManager, subresource)
  return upgraded
}

function upgradeOne(entries: readonly ManagedFieldsEntry[], csaManager: string, ssaManager: string, subresource: string): readonly ManagedFieldsEntry[] {
  const inScope = (entry: ManagedFieldsEntry) => (entry.subresource ?? '') === subresource
  const isCsa = (entry: ManagedFieldsEntry) => entry.manager === csaManager && entry.operation === 'Update' && inScope(entry)
  const existing = entries.findIndex((entry) => entry.manager === ssaManager && entry.operation === 'Apply' && inScope(entry))
  const at = existing >= 0 ? existing : entries.findIndex(isCsa)
  if (at < 0) return entries
  const target = entries[at]!
  const source = entries.find((entry) => isCsa(entry) && entry.apiVersion === target.apiVersion)
  if (existing >= 0 && !entries.some(isCsa)) return entries
  const fields = setText(source ? union(setOfEntry(target), setOfEntry(source)) : setOfEntry(target))
  const merged: ManagedFieldsEntry = {
    ...target, manager: ssaManager, operation: 'Apply',
    fieldsV1: typeof target.fieldsV1 === 'object' ? JSON.parse(fields) : fields,
  }
  return entries.map((entry, i) => (i === at ? merged : entry)).filter((entry) => entry === merged || !isCsa(entry))
}
