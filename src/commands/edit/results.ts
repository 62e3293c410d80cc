import { resourceKey } from '../../api/gvk.ts'
import { ApiError } from '../../api/status.ts'
import type { Info } from '../../client/resources.ts'
import type { Reason } from './text.ts'

/** What became of the objects of one round of editing. */
export class EditResults {
  readonly reasons: Reason[] = []
  /** Invalid objects: they go back into the editor. */
  invalid = 0
  /** Objects that are gone. */
  missing = 0
  /** Objects that may succeed another time, such as after a conflict. */
  retryable = 0

  /** Counts a failure; gives the line that tells of it. */
  add(error: Error, { resource, name }: Info): string {
    const which = `${resourceKey(resource)} ${JSON.stringify(name)}`
    const reason = error instanceof ApiError ? error.reason : ''
    if (reason === 'Invalid') {
      const causes = (error as ApiError).status.details?.causes ?? []
      this.refuse(which, causes.map(({ field = '', message = '' }) => `${field}: ${message}`))
      return `error: ${which} is invalid\n`
    }
    if (reason === 'NotFound') {
      this.missing++
      return `error: ${which} could not be found on the server\n`
    }
    this.retryable++
    return `error: ${which} could not be patched: ${error.message}\n`
  }

  /** The edited text is no manifest. Gives the line that tells of it. */
  addFlaw(flaw: string, { resource, name }: Info): string {
    const which = `${resourceKey(resource)} ${JSON.stringify(name)}`
    this.refuse(which, [`<nil>: Invalid value: "The edited file failed validation": ${flaw}`])
    return `error: ${which} is invalid\n`
  }

  private refuse(which: string, details: readonly string[]): void {
    this.invalid++
    this.reasons.push({ head: `${which} was not valid`, details })
  }
}
