import { apiVersionOf } from '../api/gvk.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import { badRequest } from '../api/status.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import type { Session, Writer } from './session.ts'

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

function packManagedFields(object: KubeObject): void {
  const entries = object.metadata.managedFields
  if (Array.isArray(entries)) for (const entry of entries) if (entry && typeof entry.fieldsV1 === 'object') entry.fieldsV1 = JSON.stringify(entry.fieldsV1)
}

/**
 * Decodes a body into an object of `row`'s kind: apiVersion and kind must be right, types must fit, unknown fields are
 * refused, warned of or dropped by `fieldValidation` (server default: Warn). The result is a private copy.
 * @throws ApiError 400 as `apiserver: endpoints/handlers` words it
 */
export async function decodeBody(session: Session, row: ResourceRow, body: unknown, fieldValidation: string | undefined, writer: Writer): Promise<KubeObject> {
  const apiVersion = apiVersionOf(row)
  const input = body as Fields | null
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw badRequest(`couldn't get version/kind; json parse error: json: cannot unmarshal ${jsonType(body)} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`)
  }
  if (input.kind !== undefined && input.kind !== '' && input.kind !== row.kind) {
    throw badRequest(`${row.kind} in version "${row.version}" cannot be handled as a ${row.kind}: converting (${input.apiVersion}, Kind=${String(input.kind)}) to (${apiVersion}, Kind=${row.kind}): unknown conversion`)
  }
  if (input.apiVersion !== undefined && input.apiVersion !== '' && input.apiVersion !== apiVersion) {
    throw badRequest(`the API version in the data (${String(input.apiVersion)}) does not match the expected API version (${apiVersion})`)
  }
  const { object, strict } = await decodeTyped(session, row, input)
  if (strict.length && fieldValidation !== 'Ignore') {
    if (fieldValidation === 'Strict') throw badRequest(`${row.kind} in version "${row.version}" cannot be handled as a ${row.kind}: strict decoding error: ${strict.join(', ')}`)
    for (const text of strict) writer.warn(text)
  }
  packManagedFields(object)
  return object
}

async function decodeTyped(session: Session, row: ResourceRow, input: Fields): Promise<{ object: KubeObject; strict: readonly string[] }> {
  const { decode, DecodeError } = await import('../api/schema/decode.ts')
  const kind = session.kind(row)
  const typed = { ...input, apiVersion: apiVersionOf(row), kind: row.kind }
  try {
    if (kind.decode) return kind.decode(typed)
    const { object, unknown } = decode(session.schema(), kind.type!, typed, { sorted: true })
    return { object: object as KubeObject, strict: unknown }
  } catch (error) {
    if (error instanceof DecodeError) throw badRequest(`${row.kind} in version "${row.version}" cannot be handled as a ${row.kind}: ${error.message}`)
    throw error
  }
}

const jsonType = (value: unknown) => (value === null || value === undefined ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value)
