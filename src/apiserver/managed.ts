import { apiVersionOf } from '../api/gvk.ts'
import type { KubeObject } from '../api/object.ts'
import { recordUpdate } from '../api/fieldset/managed.ts'
import { rfc3339 } from '../api/time.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import type { Session, Writer } from './session.ts'

/** Fills metadata.managedFields of `object` for a write by `writer`. Both objects are in `row`'s version. */
export function recordWrite(session: Session, row: ResourceRow, object: KubeObject, old: KubeObject | undefined, writer: Writer, subresource: string): void {
  const kind = session.kind(row)
  if (row.storedAs || kind.managed === false) return
  if (writer.applied) {
    object.metadata.managedFields = writer.applied
    return
  }
  object.metadata.managedFields = recordUpdate({
    schema: session.schema(), type: kind.type, old, object,
    manager: writer.manager, apiVersion: apiVersionOf(row), subresource, time: rfc3339(session.now),
  })
}
