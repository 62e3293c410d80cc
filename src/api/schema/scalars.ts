import { QuantityError, canonicalQuantity } from '../quantity.ts'
import { TimeError, canonicalTime } from './time.ts'
import { formatGoDuration, parseGoDuration } from '../duration.ts'
import { base64Fault, canonicalBase64, fromNumbers } from './bytes.ts'
import type { ScalarKind } from './contract.ts'

/**
 * Why a value does not fit. `type`: the JSON type is wrong (`number 1.5` for an int32); Go skips such a field and reports the first.
 * `fatal`: the type's own reader refused it; Go stops there.
 */
export type Refusal =
  | { kind: 'type'; found: string; go?: string; fatal?: boolean }
  | { kind: 'text'; text: string; fatal: boolean }

/** The canonical value, or why there is none. Never called with undefined. */
export type Outcome = { value: unknown } | Refusal

/** What a JSON value is called in Go's decoding errors. */
export function jsonTypeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

/** For number targets, Go shows the number too. */
const numberName = (value: unknown) => (typeof value === 'number' ? `number ${goNumber(value)}` : jsonTypeName(value))
const goNumber = (value: number) => JSON.stringify(value)

const INT32 = 2147483647
const INT64 = 2 ** 63

export const isInt32 = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value <= INT32 && value >= -INT32 - 1
export const isInt64 = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value < INT64 && value >= -INT64

function special(go: string, canonical: (text: string) => unknown, errors: abstract new (...args: any[]) => Error): (value: unknown) => Outcome {
  return (value) => {
    if (typeof value !== 'string') return { kind: 'type', found: jsonTypeName(value), go, fatal: true }
    try {
      return { value: canonical(value) }
    } catch (error) {
      if (error instanceof errors) return { kind: 'text', text: error.message, fatal: true }
      throw error
    }
  }
}

const asText = (value: unknown) => (typeof value === 'string' ? value.trim() : typeof value === 'object' ? '{' : String(value))
const quantity = special('string', (text) => canonicalQuantity(text), QuantityError)

function bytes(value: unknown): Outcome {
  if (typeof value === 'string') {
    const canonical = canonicalBase64(value)
    return canonical === undefined ? { kind: 'text', fatal: false, text: base64Fault(value) } : { value: canonical }
  }
  if (!Array.isArray(value)) return { kind: 'type', found: jsonTypeName(value) }
  const wrong = value.find((item) => !isUint8(item) && item !== null)
  return wrong === undefined ? { value: fromNumbers(value) } : { kind: 'type', found: numberName(wrong), go: 'uint8' }
}

const isUint8 = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256

/** How each scalar type reads a JSON value other than null. */
export const READ: Record<Exclude<ScalarKind, 'schemaOrBool' | 'schemaOrArray' | 'schemaOrStrings'>, (value: unknown) => Outcome> = {
  string: (value) => (typeof value === 'string' ? { value } : { kind: 'type', found: jsonTypeName(value) }),
  bool: (value) => (typeof value === 'boolean' ? { value } : { kind: 'type', found: jsonTypeName(value) }),
  int32: (value) => (isInt32(value) ? { value } : { kind: 'type', found: numberName(value) }),
  int64: (value) => (isInt64(value) ? { value } : { kind: 'type', found: numberName(value) }),
  float64: (value) => (typeof value === 'number' ? { value } : { kind: 'type', found: jsonTypeName(value) }),
  bytes,
  time: special('string', (text) => canonicalTime(text, false), TimeError),
  microtime: special('string', (text) => canonicalTime(text, true), TimeError),
  duration: special('string', (text) => formatGoDuration(parseGoDuration(text)), Error),
  quantity: (value) => quantity(asText(value)),
  intOrString: (value) => (typeof value === 'string' || isInt32(value) ? { value } : { kind: 'type', found: numberName(value), go: 'int32', fatal: true }),
  any: (value) => ({ value }),
}

/** What Go writes for a field that is not there. */
export const ZERO: Record<ScalarKind, unknown> = {
  string: '', bool: false, int32: 0, int64: 0, float64: 0, bytes: null, time: null, microtime: null, duration: '0s', quantity: '0', intOrString: 0,
  any: null, schemaOrBool: false, schemaOrArray: null, schemaOrStrings: null,
}
