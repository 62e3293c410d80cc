import { invalid, type FieldError } from '../field.ts'
import { invalidObject, type StatusDetails } from '../status.ts'

/**
 * Why a patch cannot be made or applied, in the words of the API server (`apiserver: endpoints/handlers/patch.go`).
 * `code`, `reason` and `details` are those of the Status it answers with.
 */
export class PatchError extends Error {
  readonly reason: string
  constructor(message: string, readonly code: 400 | 422 | 500 = 500, readonly details?: StatusDetails, cause?: string) {
    super(message, cause === undefined ? undefined : { cause })
    this.reason = code === 400 ? 'BadRequest' : code === 422 ? 'Invalid' : ''
  }
}

/** A patch that does not fit the object. The server hides why; `cause` keeps it. */
export const unprocessable = (cause: string) => new PatchError('the server rejected our request due to an error in our request', 422, {}, cause)

/** `patch: Invalid value: "map[…]": …`: the patched object cannot be read. `shown` is the patch as Go prints it, or the whole object as JSON. */
export function invalidPatch(shown: string, detail: string): PatchError {
  const errors: FieldError[] = [invalid('patch', shown, detail)]
  const { status } = invalidObject({ group: '', kind: '' }, '', errors)
  return new PatchError(status.message!, 422, { causes: status.details!.causes! })
}

export const badPrimitiveList = () => new PatchError('invalid patch format of primitive list', 400)
export const badRetainKeys = () => new PatchError('invalid patch format of retainKeys', 400)
export const badElementOrder = () => new PatchError('invalid patch format of setElementOrder list', 400)
export const listsOfLists = () => unprocessable('lists of lists are not supported')

/** The body of a patch request that is no JSON: clients send it as it stands, and the server refuses it. */
export class MalformedPatch { constructor(readonly text: string) {} }
