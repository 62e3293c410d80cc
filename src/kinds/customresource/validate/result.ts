import type { FieldError } from '../../../api/field.ts'

/** What a value's check against a schema gave. `score` counts passed checks: of several alternatives that fail, the closest is told. */
export class Result {
  readonly errors: FieldError[] = []
  score = 0

  get isValid(): boolean { return this.errors.length === 0 }

  /** Adds errors; each is told once. */
  add(...errors: readonly FieldError[]): this {
    for (const error of errors) if (!this.errors.some((known) => known.path === error.path && known.body === error.body)) this.errors.push(error)
    return this
  }

  /** Counts a check that was made. */
  count(): this {
    this.score++
    return this
  }

  merge(other: Result): this {
    this.score += other.score
    return this.add(...other.errors)
  }
}
