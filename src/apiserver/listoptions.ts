import type { FieldError } from '../api/field.ts'
import { forbidden, unsupported } from '../api/field.ts'
import type { Query, Verb } from '../api/request.ts'
import { ApiError, badRequest, invalidObject } from '../api/status.ts'

const WHOLE = /^[+-]?\d+$/
const NUMBERS = ['limit', 'timeoutSeconds', 'gracePeriodSeconds'] as const

/** Numbers in a query have to be some. @throws ApiError 400 */
export function checkNumbers(query: Query): void {
  for (const field of NUMBERS) {
    const text = query[field]
    if (text !== undefined && text !== '' && !WHOLE.test(text)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  }
}

const badVersion = (text: string) => `resourceVersion: Invalid value: ${JSON.stringify(text)}: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`

/** A get may say how new the answer has to be. @throws ApiError 500 for nonsense, 504 for a version that is to come */
export function checkGetOptions({ resourceVersion = '' }: Query, current: number): void {
  if (resourceVersion && !/^\d+$/.test(resourceVersion)) throw new ApiError(500, '', badVersion(resourceVersion))
  if (Number(resourceVersion) > current) throw tooNew(resourceVersion, current)
}

/** Checks what a list or watch asks for. `apimachinery: apis/meta/internalversion/validation` @throws ApiError 400, 422, 500, 504 */
export function checkListOptions(verb: Verb, query: Query, current: number): void {
  const { resourceVersion = '', resourceVersionMatch: match = '', sendInitialEvents, continue: token } = query
  const errors = verb === 'watch' ? watchErrors(match, sendInitialEvents) : listErrors(match, resourceVersion, sendInitialEvents, token)
  if (errors.length) throw invalidObject({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', errors)
  if (resourceVersion && !/^\d+$/.test(resourceVersion)) {
    throw verb === 'watch' ? new ApiError(500, '', badVersion(resourceVersion)) : badRequest(`invalid resource version: ${badVersion(resourceVersion)}`)
  }
  if (verb === 'list' && Number(resourceVersion) > current) throw tooNew(resourceVersion, current)
}

const tooNew = (asked: string, current: number) => new ApiError(504, 'Timeout', `Timeout: Too large resource version: ${asked}, current: ${current}`, {
  causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }], retryAfterSeconds: 1,
})

const MATCH = 'resourceVersionMatch'

function watchErrors(match: string, initial: string | undefined): FieldError[] {
  const errors: FieldError[] = []
  if (initial !== undefined && match !== 'NotOlderThan') errors.push(forbidden(MATCH, 'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan'))
  if (match && initial === undefined) errors.push(forbidden(MATCH, 'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided'))
  if (match && match !== 'NotOlderThan') errors.push(unsupported(MATCH, match, ['NotOlderThan']))
  return errors
}

function listErrors(match: string, version: string, initial: string | undefined, token: string | undefined): FieldError[] {
  const errors: FieldError[] = []
  if (match) {
    if (!version) errors.push(forbidden(MATCH, 'resourceVersionMatch is forbidden unless resourceVersion is provided'))
    if (token) errors.push(forbidden(MATCH, 'resourceVersionMatch is forbidden when continue is provided'))
    if (match !== 'Exact' && match !== 'NotOlderThan') errors.push(unsupported(MATCH, match, ['Exact', 'NotOlderThan', '']))
    if (match === 'Exact' && version === '0') errors.push(forbidden(MATCH, 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"'))
  }
  if (initial !== undefined) errors.push(forbidden('sendInitialEvents', 'sendInitialEvents is forbidden for list'))
  return errors
}
