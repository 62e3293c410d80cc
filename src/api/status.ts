import type { FieldError } from './field.ts'
import { fieldErrorText } from './field.ts'
import type { GroupResource } from './gvk.ts'
import { resourceKey } from './gvk.ts'

export interface StatusCause { reason?: string; message?: string; field?: string }
export interface StatusDetails { name?: string; group?: string; kind?: string; uid?: string; causes?: StatusCause[]; retryAfterSeconds?: number }

/** The wire form of a failure (or of a success that has no object): `v1.Status`. */
export interface Status {
  kind: 'Status'
  apiVersion: 'v1'
  metadata: Record<string, unknown>
  status: 'Failure' | 'Success'
  message?: string
  reason?: string
  details?: StatusDetails
  code: number
}

/** A failure made by the API server. The client turns it into `Error from server (Reason): message`. */
export class ApiError extends Error {
  readonly status: Status
  /** `Warning:` texts that came before the failure. */
  warnings?: string[]
  constructor(code: number, reason: string, message: string, details?: StatusDetails) {
    super(message)
    this.status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, ...(reason && { reason }), ...(details && { details }), code }
  }
  get reason(): string { return this.status.reason ?? '' }
  get code(): number { return this.status.code }
}

const of = ({ group, resource }: GroupResource, name: string): StatusDetails => ({ ...(name && { name }), ...(group && { group }), kind: resource })

export const notFound = (gr: GroupResource, name: string) => new ApiError(404, 'NotFound', `${resourceKey(gr)} "${name}" not found`, of(gr, name))
export const alreadyExists = (gr: GroupResource, name: string) => new ApiError(409, 'AlreadyExists', `${resourceKey(gr)} "${name}" already exists`, of(gr, name))
export const conflict = (gr: GroupResource, name: string, detail: string) =>
  new ApiError(409, 'Conflict', `Operation cannot be fulfilled on ${resourceKey(gr)} "${name}": ${detail}`, of(gr, name))
export const forbiddenError = (gr: GroupResource, name: string, detail: string) =>
  new ApiError(403, 'Forbidden', name ? `${resourceKey(gr)} "${name}" is forbidden: ${detail}` : `${resourceKey(gr)} is forbidden: ${detail}`, of(gr, name))
export const badRequest = (message: string) => new ApiError(400, 'BadRequest', message)
export const internalError = (message: string) => new ApiError(500, 'InternalError', `Internal error occurred: ${message}`, { causes: [{ message }] })
export const gone = (message: string) => new ApiError(410, 'Expired', message)
export const methodNotSupported = (gr: GroupResource, verb: string) =>
  new ApiError(405, 'MethodNotAllowed', `${verb} is not supported on resources of kind "${resourceKey(gr)}"`, { ...(gr.group && { group: gr.group }), kind: gr.resource })
export const unsupportedMediaType = (message: string) => new ApiError(415, 'UnsupportedMediaType', message)
/** A path that is served, but not with this method. */
export const methodNotAllowed = () => new ApiError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {})
/** A path that no handler serves. */
export const noSuchPath = () => new ApiError(404, 'NotFound', 'the server could not find the requested resource', {})

const CAUSES: Partial<Record<FieldError['type'], string>> = { Unsupported: 'FieldValueNotSupported', Internal: 'InternalError' }

/** A 422 with every field error, in validation's order. `kind` is the object's Kind, `group` its API group. */
export function invalidObject(kind: { group: string; kind: string }, name: string, errors: readonly FieldError[]): ApiError {
  const texts = [...new Set(errors.map(fieldErrorText))]
  const list = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`
  const qualified = kind.group ? `${kind.kind}.${kind.group}` : kind.kind
  return new ApiError(422, 'Invalid', `${qualified} "${name}" is invalid: ${list}`, {
    ...(name && { name }), ...(kind.group && { group: kind.group }), ...(kind.kind && { kind: kind.kind }),
    causes: errors.map((e) => ({ reason: CAUSES[e.type] ?? `FieldValue${e.type}`, message: e.body, field: e.path })),
  })
}
