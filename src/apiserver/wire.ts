import type { Fields, KubeObject } from '../api/object.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import type { Session } from './session.ts'

/** Between the stored form of an object and the form a client sees: version conversion, fields that follow the clock, managedFields. */

/** The object as a client of `row`'s version sees it. */
export function toVersion(session: Session, row: ResourceRow, stored: KubeObject): KubeObject {
  const kind = session.kind(row)
  const object = kind.convert ? kind.convert.fromStored(stored) : stored
  return kind.present ? kind.present(object, session.now) : object
}

/** managedFields travel as objects; inside the cluster they are kept as text. */
export function expandManagedFields<T extends { metadata: Fields }>(object: T): T {
  const entries = object.metadata.managedFields as { fieldsV1?: unknown }[] | undefined
  if (!entries?.some((entry) => typeof entry.fieldsV1 === 'string')) return object
  return {
    ...object,
    metadata: { ...object.metadata, managedFields: entries.map((entry) => (typeof entry.fieldsV1 === 'string' ? { ...entry, fieldsV1: JSON.parse(entry.fieldsV1) as unknown } : entry)) },
  }
}

/** The reverse of {@link expandManagedFields}, in place. */
export function packManagedFields(object: KubeObject): void {
  const entries = object.metadata.managedFields
  if (Array.isArray(entries)) for (const entry of entries) if (entry && typeof entry.fieldsV1 === 'object') entry.fieldsV1 = JSON.stringify(entry.fieldsV1)
}
