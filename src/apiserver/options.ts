import type { FieldError } from '../api/field.ts'
import { GoValue, forbidden, required, tooLong, unsupported } from '../api/field.ts'
import type { Query, Verb } from '../api/request.ts'
import { invalidObject } from '../api/status.ts'

const KINDS: Partial<Record<Verb, string>> = { create: 'CreateOptions', update: 'UpdateOptions', patch: 'PatchOptions' }
const VALIDATIONS = ['', 'Ignore', 'Strict', 'Warn']
const LONGEST_MANAGER = 128
const APPLY = 'application/apply-patch+yaml'

/** Checks the options that a write carries in its query. `apimachinery: apis/meta/v1/validation` @throws ApiError 422 */
export function checkWriteOptions(verb: Verb, query: Query, contentType: string | undefined): void {
  const kind = KINDS[verb]
  if (!kind) return
  const { dryRun, fieldManager = '', fieldValidation = '', force } = query
  const errors: FieldError[] = []
  const applies = verb === 'patch' && contentType === APPLY
  if (applies && !fieldManager) errors.push(required('fieldManager', 'is required for apply patch'))
  if (verb === 'patch' && !applies && force !== undefined) errors.push(forbidden('force', 'may not be specified for non-apply patch'))
  if (new TextEncoder().encode(fieldManager).length > LONGEST_MANAGER) errors.push(tooLong('fieldManager', LONGEST_MANAGER))
  errors.push(...dryRunErrors(dryRun))
  if (!VALIDATIONS.includes(fieldValidation)) errors.push(unsupported('fieldValidation', fieldValidation, VALIDATIONS))
  if (errors.length) throw invalidObject({ group: 'meta.k8s.io', kind }, '', errors)
}

/** What is wrong with a dryRun; a body may list several. */
export function dryRunErrors(dryRun: string | readonly string[] | undefined): FieldError[] {
  const given = typeof dryRun === 'string' ? (dryRun ? [dryRun] : []) : (dryRun ?? [])
  return given.some((value) => value !== 'All') ? [unsupported('dryRun', new GoValue(JSON.stringify(given)), ['All'])] : []
}
