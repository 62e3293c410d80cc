import { QuantityError, canonicalQuantity } from '../quantity.ts'
import { TimeError, canonicalTime } from './time.ts'
import { formatGoDuration, parseGoDuration } from '../duration.ts'
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
const INT64 = 9223372036854775807

export const isInt32 = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value <= INT32 && value >= -INT32 - 1
export const isInt64 = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value < INT64 && value >= -INT64

/** Base64 as `encoding/base64` reads it: line ends are skipped, the padding is required. */
export function canonicalBytes(text: string): Outcome {
  const clean = text.replace(/[\r\n]/g, '')
  if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(clean)) return { value: clean.endsWith('=') ? trimBits(clean) : clean }
  return { kind: 'text', fatal: false, text: `illegal base64 data at input byte ${badByte(text)}` }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bits behind the last whole byte are not kept. */
function trimBits(text: string): string {
  const padding = text.endsWith('==') ? 2 : 1
  const at = text.length - padding - 1
  const mask = padding === 2 ? 0x30 : 0x3c
  return text.slice(0, at) + ALPHABET[ALPHABET.indexOf(text[at]) & mask] + text.slice(at + 1)
}

/** Where Go's decoder stops: it works in groups of four and looks behind the padding. */
function badByte(text: string): number {
  const bytes = Buffer.from(text, 'utf8').toString('latin1')
  let inGroup = 0
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i]
    if (c === '\n' || c === '\r') continue
    if (c === '=') return badPadding(bytes, i, inGroup)
    if (!ALPHABET.includes(c)) return i
    inGroup = (inGroup + 1) % 4
  }
  return bytes.length - inGroup
}

function badPadding(bytes: string, at: number, inGroup: number): number {
  if (inGroup < 2) return at
  let next = at + 1
  const skip = () => { while (bytes[next] === '\n' || bytes[next] === '\r') next++ }
  skip()
  if (inGroup === 2) {
    if (next >= bytes.length) return bytes.length
    if (bytes[next] !== '=') return next
    next++
    skip()
  }
  return next
}

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

/** How each scalar type reads a JSON value other than null. */
export const READ: Record<Exclude<ScalarKind, 'schemaOrBool' | 'schemaOrArray' | 'schemaOrStrings'>, (value: unknown) => Outcome> = {
  string: (value) => (typeof value === 'string' ? { value } : { kind: 'type', found: jsonTypeName(value) }),
  bool: (value) => (typeof value === 'boolean' ? { value } : { kind: 'type', found: jsonTypeName(value) }),
  int32: (value) => (isInt32(value) ? { value } : { kind: 'type', found: numberName(value) }),
  int64: (value) => (isInt64(value) ? { value } : { kind: 'type', found: numberName(value) }),
  float64: (value) => (typeof value === 'number' ? { value } : { kind: 'type', found: jsonTypeName(value) }),
  bytes: (value) => (typeof value === 'string' ? canonicalBytes(value) : { kind: 'type', found: jsonTypeName(value) }),
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
