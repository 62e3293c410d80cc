import { quote } from './goquote.ts'

/**
 * Field errors: what validation says. Texts as `k8s.io/apimachinery: util/validation/field` prints them.
 * Validation returns lists of these and never throws.
 */
export type FieldErrorType =
  | 'NotFound' | 'Required' | 'Duplicate' | 'Invalid' | 'Unsupported' | 'Forbidden' | 'TooLong' | 'TooMany' | 'Internal' | 'TypeInvalid'

export interface FieldError {
  type: FieldErrorType
  /** `spec.containers[0].name` */
  path: string
  /** The whole text behind the path: `Invalid value: "x": must be …`. */
  body: string
}

/** How a bad value is shown: strings quoted as Go's %q, numbers and booleans bare, the rest as JSON. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (typeof value === 'object' && value instanceof GoValue) return value.text
  return typeof value === 'string' ? quote(value) : JSON.stringify(value)
}

/** A value whose Go spelling differs from its JSON (a struct printed with %#v, say). */
export class GoValue {
  constructor(readonly text: string) {}
}

const error = (type: FieldErrorType, path: string, body: string): FieldError => ({ type, path, body })
const withDetail = (head: string, detail: string) => (detail ? `${head}: ${detail}` : head)

export const required = (path: string, detail = ''): FieldError => error('Required', path, withDetail('Required value', detail))
export const duplicate = (path: string, value: unknown): FieldError => error('Duplicate', path, `Duplicate value: ${showValue(value)}`)
export const invalid = (path: string, value: unknown, detail: string): FieldError => error('Invalid', path, withDetail(`Invalid value: ${showValue(value)}`, detail))
export const forbidden = (path: string, detail: string): FieldError => error('Forbidden', path, withDetail('Forbidden', detail))
export const notFound = (path: string, value: unknown): FieldError => error('NotFound', path, `Not found: ${showValue(value)}`)
export const tooLong = (path: string, max: number): FieldError => error('TooLong', path, `Too long: may not be more than ${max} bytes`)
export const tooMany = (path: string, actual: number, max: number): FieldError => error('TooMany', path, `Too many: ${actual}: must have at most ${max} items`)
export const internal = (path: string, detail: string): FieldError => error('Internal', path, `Internal error: ${detail}`)

/** `Unsupported value: "x": supported values: "a", "b"`. Give the values in the order the real server lists them. */
export const unsupported = (path: string, value: unknown, supported: readonly string[]): FieldError =>
  error('Unsupported', path, withDetail(`Unsupported value: ${showValue(value)}`, supported.length ? `supported values: ${supported.map((v) => JSON.stringify(v)).join(', ')}` : ''))

/** `spec.ports[0].name: Required value` */
export const fieldErrorText = (e: FieldError): string => `${e.path}: ${e.body}`
