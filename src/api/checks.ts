/** Small field checks that the validation of many kinds is made of. Each gives the field errors of one value. */
import type { FieldError } from './field.ts'
import { invalid, required, unsupported } from './field.ts'
import type { NameRule } from './names.ts'
import { rangeMessage } from './names.ts'
import { same } from './object.ts'

/** A value that follows one of the name rules. */
export const follows = (rule: NameRule, value: string | undefined, path: string): FieldError[] => rule(value ?? '').map((message) => invalid(path, value ?? '', message))

/** A name that has to be there and follows a rule. */
export const named = (rule: NameRule, value: string | undefined, path: string): FieldError[] => (value ? follows(rule, value, path) : [required(path)])

export const present = (value: unknown, path: string, detail = ''): FieldError[] => (value ? [] : [required(path, detail)])

export const nonNegative = (value: number | undefined | null, path: string): FieldError[] =>
  (value ?? 0) < 0 ? [invalid(path, value, 'must be greater than or equal to 0')] : []

export const positive = (value: number | undefined | null, path: string): FieldError[] =>
  (value ?? 0) <= 0 ? [invalid(path, value ?? 0, 'must be greater than zero')] : []

export const inRange = (value: number | undefined | null, low: number, high: number, path: string, message = rangeMessage(low, high)): FieldError[] =>
  value === undefined || value === null || (value >= low && value <= high) ? [] : [invalid(path, value, message)]

/** One of a fixed set; give the set in the order the server lists it. */
export const oneOf = (value: string | undefined, supported: readonly string[], path: string): FieldError[] =>
  supported.includes(value ?? '') ? [] : [unsupported(path, value ?? '', supported)]

/** Like {@link oneOf}, for a field that has to be there. */
export const requiredOneOf = (value: string | undefined, supported: readonly string[], path: string): FieldError[] => (value ? oneOf(value, supported, path) : [required(path)])

export const immutable = (value: unknown, old: unknown, path: string): FieldError[] => (same(value ?? null, old ?? null) ? [] : [invalid(path, value, 'field is immutable')])
