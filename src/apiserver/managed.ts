import { apiVersionOf } from '../api/gvk.ts'
import type { KubeObject } from '../api/object.ts'
import { recordUpdate } from '../api/fieldset/managed.ts'
import { customResetFields } from '../api/fieldset/resetfields.ts'
import { rfc3339 } from '../api/time.ts'
import type { Atom } from '../api/fieldset/atom.ts'
import type { FieldSet } from '../api/fieldset/set.ts'
import type { Kind, ResourceRow } from '../kinds/contract.ts'
import type { Session, Writer } from './session.ts'

/** Fills metadata.managedFields of `object` for a write by `writer`. Both objects are in `row`'s version. */
export function recordWrite(session: Session, row: ResourceRow, object: KubeObject, old: KubeObject | undefined, writer: Writer, subresource: string): void {
  const kind = session.kind(row)
  if ((row.storedAs && !kind.atom) || kind.managed === false) return
  if (writer.applied) {
    object.metadata.managedFields = writer.applied
    return
  }
  object.metadata.managedFields = recordUpdate({
    schema: session.schema(), type: kind.type, ...ownershipOf(kind, subresource), old, object,
    manager: writer.manager, apiVersion: apiVersionOf(row), subresource, time: rfc3339(session.now),
  })
}

/** What a custom resource's kind says of ownership, where the schema table knows nothing. */
export const ownershipOf = (kind: Kind, subresource: string): { atom?: Atom; reset?: FieldSet } =>
  (kind.atom ? { atom: kind.atom(), ...(kind.resetsStatus && { reset: customResetFields(subresource) }) } : {})
