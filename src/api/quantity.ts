/**
 * Quantities: exact decimal numbers with a suffix (`100m`, `1Gi`, `1e3`), kept as a whole number of nano units.
 * As `k8s.io/apimachinery: pkg/api/resource` reads, rounds and prints them.
 */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent'

export interface Quantity {
  /** The value times 10^9. */
  readonly nano: bigint
  readonly format: QuantityFormat
  /** The text it was read from, where that counts as canonical already. */
  readonly text?: string
}

/** A text that is not a quantity. */
export class QuantityError extends Error {}

const FORMAT_WRONG = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
const SUFFIX_WRONG = "unable to parse quantity's suffix"
const NUMERIC_WRONG = 'unable to parse numeric part of quantity'
const SHAPE = /^([+-]?)(0*)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*(?:[-+]?[0-9]*))$/
const DECIMAL: Record<string, number> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const BINARY: Record<string, number> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 }
const NANO = 1_000_000_000n
const MAX_INT64 = 9223372036854775807n
const MAX_BINARY = MAX_INT64 * NANO
/** More digits than anybody means. */
const MANY = 2000

interface Suffix { base: 2 | 10; exponent: number; format: QuantityFormat }

function readSuffix(text: string): Suffix {
  if (Object.hasOwn(DECIMAL, text)) return { base: 10, exponent: DECIMAL[text], format: 'DecimalSI' }
  if (Object.hasOwn(BINARY, text)) return { base: 2, exponent: BINARY[text], format: 'BinarySI' }
  const exponent = /^[eE]([-+]?[0-9]{1,9})$/.exec(text)
  if (!exponent) throw new QuantityError(SUFFIX_WRONG)
  return { base: 10, exponent: Number(exponent[1]), format: 'DecimalExponent' }
}

/**
 * Reads a quantity. Digits below one nano round away from zero; binary ones are capped at 2^63-1.
 * @throws QuantityError with the server's own text
 */
export function parseQuantity(text: string): Quantity {
  if (text === '0') return { nano: 0n, format: 'DecimalSI', text }
  const match = text === '' ? null : SHAPE.exec(text)
  if (!match) throw new QuantityError(FORMAT_WRONG)
  const [, sign, zeros, whole, fraction = '', suffixText] = match
  const suffix = readSuffix(suffixText)
  // The server's quick reader takes a missing number (`-`, `Gi`) for zero; only its slow one notices.
  if (zeros + whole + fraction === '' && (suffix.base === 2 ? binaryRoom('0', suffix) < 0 : suffix.exponent < -9)) throw new QuantityError(NUMERIC_WRONG)
  const digits = whole + fraction
  const huge = digits.length > MANY || suffix.exponent > MANY
  const magnitude = huge ? hugeNano(digits, fraction.length, suffix) : nanoOf(BigInt(digits || '0'), fraction.length, suffix)
  const capped = suffix.format === 'BinarySI' && magnitude > MAX_BINARY ? MAX_BINARY : magnitude
  const format = suffix.format === 'BinarySI' && capped > 0n && capped < NANO ? 'DecimalSI' : suffix.format
  const canonical = keepsText(whole || '0', fraction, suffix)
  return { nano: sign === '-' ? -capped : capped, format, ...(canonical && { text }) }
}

/** digits × 10^-places × suffix, in nano, rounded up. */
function nanoOf(digits: bigint, places: number, suffix: Suffix): bigint {
  if (suffix.base === 2) return divideUp((digits << BigInt(suffix.exponent)) * NANO, 10n ** BigInt(places))
  const shift = suffix.exponent - places + 9
  if (shift >= 0) return digits * 10n ** BigInt(shift)
  return shift < -1000 ? (digits === 0n ? 0n : 1n) : divideUp(digits, 10n ** BigInt(-shift))
}

/** Numbers nobody means: kept finite so that a hostile manifest cannot eat memory. */
function hugeNano(digits: string, places: number, suffix: Suffix): bigint {
  const cut = digits.slice(0, MANY)
  const shift = Math.min(suffix.exponent, MANY)
  return nanoOf(BigInt(cut || '0'), Math.max(0, places - (digits.length - cut.length)), { ...suffix, exponent: shift })
}

const divideUp = (a: bigint, b: bigint) => (a + b - 1n) / b

/** How many digits of a 64-bit number are left for the quick reader: below zero it steps aside. */
const binaryRoom = (whole: string, suffix: Suffix) => 14 - whole.length - Math.trunc((suffix.exponent * 3) / 10)

/** Whether the server stores the text as it was written, because its quick reader finds nothing to reduce. */
function keepsText(whole: string, fraction: string, suffix: Suffix): boolean {
  const shifted = whole + fraction
  if (suffix.format === 'BinarySI') {
    return fraction === '' && binaryRoom(whole, suffix) >= 0 && (BigInt(shifted) & 7n) !== 0n
  }
  const scale = suffix.exponent - fraction.length
  return shifted.length <= 18 && scale >= -9 && scale % 3 === 0 && !shifted.endsWith('000') && shifted[0] !== '0'
}

/** The canonical text: no fraction, the largest suffix that loses nothing (`1000m` → `1`, `0.5Gi` → `512Mi`). */
export function formatQuantity(q: Quantity): string {
  if (q.text !== undefined) return q.text
  if (q.nano === 0n) return '0'
  const sign = q.nano < 0n ? '-' : ''
  const magnitude = q.nano < 0n ? -q.nano : q.nano
  // A binary quantity below 1024, or one that is not whole, is printed in decimal.
  const binary = q.format === 'BinarySI' && magnitude >= 1024n * NANO && magnitude % NANO === 0n
  return sign + (binary ? binaryText(magnitude / NANO) : decimalText(magnitude, q.format))
}

function binaryText(value: bigint): string {
  const names = ['', ...Object.keys(BINARY)]
  let step = 0
  while (step < names.length - 1 && (value & 1023n) === 0n) {
    value >>= 10n
    step++
  }
  return `${value}${names[step]}`
}

function decimalText(nano: bigint, format: QuantityFormat): string {
  let exponent = -9
  while (nano % 1000n === 0n) {
    nano /= 1000n
    exponent += 3
  }
  if (format === 'DecimalExponent') return exponent === 0 ? `${nano}` : `${nano}e${exponent}`
  // Beyond E there is no suffix, and the server then prints none.
  return `${nano}${Object.keys(DECIMAL).find((name) => DECIMAL[name] === exponent) ?? ''}`
}

/**
 * `1000m` → `1`.
 * @throws QuantityError
 */
export function canonicalQuantity(text: string): string {
  return formatQuantity(parseQuantity(text))
}

/** Negative, zero or positive, as for sorting. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return a.nano < b.nano ? -1 : a.nano > b.nano ? 1 : 0
}

/** The sum keeps `a`'s notation, or takes `b`'s when `a` is zero. */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  return { nano: a.nano + b.nano, format: a.nano === 0n ? b.format : a.format }
}

export function subQuantities(a: Quantity, b: Quantity): Quantity {
  return { nano: a.nano - b.nano, format: a.nano === 0n ? b.format : a.format }
}

/** Rounded away from zero to whole thousandths, as defaulting does with every ResourceList (`0.1m` → `1m`). */
export function roundUpToMilli(q: Quantity): Quantity {
  return q.nano % 1_000_000n === 0n ? q : { nano: scaledUp(q.nano, 1_000_000n) * 1_000_000n, format: q.format }
}

/** The value in whole units (`Value()`), rounded away from zero. Exact up to 2^53. */
export function quantityValue(q: Quantity): number {
  return Number(scaledUp(q.nano, NANO))
}

/** The value in thousandths (`MilliValue()`), rounded the same way. */
export function quantityMilliValue(q: Quantity): number {
  return Number(scaledUp(q.nano, 1_000_000n))
}

const scaledUp = (nano: bigint, unit: bigint) => (nano < 0n ? -divideUp(-nano, unit) : divideUp(nano, unit))

/** A quantity of so many whole units, or thousandths. */
export const quantityOf = (value: number | bigint, format: QuantityFormat = 'DecimalSI'): Quantity => ({ nano: BigInt(value) * NANO, format })
export const quantityOfMilli = (value: number | bigint, format: QuantityFormat = 'DecimalSI'): Quantity => ({ nano: BigInt(value) * 1_000_000n, format })
