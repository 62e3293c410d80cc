import type { GroupVersion } from '../api/gvk.ts'
import { apiVersionOf } from '../api/gvk.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import type { ApiRequest } from '../api/request.ts'
import { ApiError, badRequest } from '../api/status.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import type { Session, Writer } from './session.ts'
import { packManagedFields } from './wire.ts'

/** Bytes; a longer body is not even read. (apiserver: MaxRequestBodyBytes) */
const MAX_BODY = 3 * 1024 * 1024

/** A body to be decoded, with its text where it came as one. */
export type Incoming = Pick<ApiRequest, 'body' | 'bodyText'> & {
  /** Strict errors that were found before the decoding. */
  strict?: readonly string[]
}

/** The beginning of an error about a body that is no object of the kind. */
const unfit = (kind: string, version: string, row: ResourceRow, why: string) => badRequest(`${kind} in version ${JSON.stringify(version)} cannot be handled as a ${row.kind}: ${why}`)

/**
 * Decodes a body into an object of `row`'s kind: apiVersion and kind must be right, types must fit, unknown and duplicate
 * fields are refused, warned of or dropped by `fieldValidation` (server default: Warn). The result is a private copy.
 * @throws ApiError 400 as `apiserver: endpoints/handlers` words it
 */
export async function decodeBody(session: Session, row: ResourceRow, { body, bodyText, strict: before = [] }: Incoming, fieldValidation: string | undefined, writer: Writer): Promise<KubeObject> {
  if (JSON.stringify(body ?? '').length > MAX_BODY) throw new ApiError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${MAX_BODY}`)
  if (body === undefined) throw await unrecognized(row, bodyText ?? '')
  const input = (body ?? {}) as Fields
  if (typeof input !== 'object' || Array.isArray(input)) {
    throw unreadable(row, `json: cannot unmarshal ${jsonType(body)} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`, bodyText ?? JSON.stringify(body))
  }
  for (const field of ['apiVersion', 'kind']) {
    if (input[field] !== undefined && typeof input[field] !== 'string') throw unreadable(row, `json: cannot unmarshal ${jsonType(input[field])} into Go struct field .${field} of type string`, bodyText ?? JSON.stringify(body))
  }
  checkKind(session, row, input)
  const { object, strict: found } = await decodeTyped(session, row, input, bodyText)
  const strict = [...before, ...found]
  if (strict.length && fieldValidation !== 'Ignore') {
    if (fieldValidation === 'Strict') throw unfit(row.kind, row.version, row, `strict decoding error: ${strict.join(', ')}`)
    for (const text of strict) writer.warn(text)
  }
  packManagedFields(object)
  return object
}

/** A body says what it is; what it leaves out, the path says. */
function checkKind(session: Session, row: ResourceRow, input: Fields): void {
  const expected = apiVersionOf(row)
  const apiVersion: string = input.apiVersion || expected, kind: string = input.kind || row.kind
  if (apiVersion === expected && kind === row.kind) return
  const slash = apiVersion.indexOf('/')
  const group = slash < 0 ? '' : apiVersion.slice(0, slash), version = apiVersion.slice(slash + 1)
  if (!session.schema().typeOf(apiVersion, kind)) {
    throw unfit(kind, version, row, `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:111"`)
  }
  // Versions of one kind, and the two groups of events, are one thing inside the server: it can read them, and then sees that they are not what was sent for.
  const home = session.kinds.storage(session.tx, row), given = session.kinds.rows(session.tx).find((other) => other.group === group && other.version === version && other.kind === kind)
  if (given && session.kinds.storage(session.tx, given) === home) throw badRequest(`the API version in the data (${apiVersion}) does not match the expected API version (${expected})`)
  throw unfit(kind, version, row, `converting (${version}.${kind}) to (${internalPackage(row)}.${row.kind}): unknown conversion`)
}

/** The Go package of a group's internal types. */
const internalPackage = ({ group }: GroupVersion) => (group === '' ? 'core' : group === 'internal.apiserver.k8s.io' ? 'apiserverinternal' : group.split('.')[0]!)

async function decodeTyped(session: Session, row: ResourceRow, input: Fields, bodyText: string | undefined): Promise<{ object: KubeObject; strict: readonly string[] }> {
  const { decode, DecodeError } = await import('../api/schema/decode.ts')
  const kind = session.kind(row)
  const typed = { ...input, apiVersion: apiVersionOf(row), kind: row.kind }
  try {
    if (kind.decode) return kind.decode(typed)
    const { object, unknown } = decode(session.schema(), kind.type!, typed, { sorted: bodyText === undefined })
    return { object: object as KubeObject, strict: bodyText === undefined ? unknown : (await import('./duplicates.ts')).withDuplicates(unknown, bodyText) }
  } catch (error) {
    if (error instanceof DecodeError) throw unfit(row.kind, row.version, row, error.message)
    throw error
  }
}

/** Texts up to this length are shown whole. */
const SHOWN = 30

function unreadable(row: ResourceRow, why: string, text: string) {
  const shown = text === '' ? '<empty>' : text.startsWith('{') ? text.slice(0, SHOWN) : Buffer.from(text).subarray(0, SHOWN).toString('hex')
  return badRequest(`the object provided is unrecognized (must be of type ${row.kind}): couldn't get version/kind; json parse error: ${why} (${shown}${text.length > SHOWN ? ' ...' : ''})`)
}

/** What is wrong with a text that is no JSON. */
async function unrecognized(row: ResourceRow, text: string) {
  const { jsonFault } = await import('./jsonfault.ts')
  return unreadable(row, jsonFault(text), text)
}

const jsonType = (value: unknown) => (value === null || value === undefined ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value)
