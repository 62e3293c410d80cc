import { apiVersionOf } from '../api/gvk.ts'
import type { KubeObject } from '../api/object.ts'
import { encode } from '../api/schema/decode.ts'
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
    schema: session.schema(), type: kind.type, ...ownershipOf(kind, subresource), old: old ?? zeroOf(session, kind.type), object,
    manager: writer.manager, apiVersion: apiVersionOf(row), subresource, time: subresource === 'scale' ? undefined : rfc3339(session.now),
  })
}

/** What a custom resource's kind says of ownership, where the schema table knows nothing. */
export const ownershipOf = (kind: Kind, subresource: string): { atom?: Atom; reset?: FieldSet } =>
  (kind.atom ? { atom: kind.atom(), ...(kind.resetsStatus && { reset: customResetFields(subresource) }) } : {})

const zeros = new Map<string, KubeObject>()

/** The empty object of a type: what is as empty in a new object belongs to nobody. */
function zeroOf(session: Session, type: string | undefined): KubeObject | undefined {
  if (!type) return undefined
  let zero = zeros.get(type)
  if (!zero) zeros.set(type, (zero = encode(session.schema(), type, { metadata: {} }) as KubeObject))
  return zero
}
