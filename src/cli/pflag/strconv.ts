import { quote } from '../../api/goquote.ts'

const failure = (fn: string, text: string, what: string) => new Error(`strconv.${fn}: parsing ${quote(text)}: ${what}`)

const booleans: Record<string, boolean> = {
  1: true, t: true, T: true, true: true, TRUE: true, True: true,
  0: false, f: false, F: false, false: false, FALSE: false, False: false,
}

/** Go's strconv.ParseBool. @throws Error `strconv.ParseBool: parsing "x": invalid syntax` */
export function parseBool(text: string): boolean {
  if (!Object.hasOwn(booleans, text)) throw failure('ParseBool', text, 'invalid syntax')
  return booleans[text]!
}

/** Digits with at most one underscore between them; a prefix may be followed by an underscore. */
const integer = /^[+-]?(0[xX](_?[0-9a-fA-F])+|0[oO](_?[0-7])+|0[bB](_?[01])+|0(_?[0-7])*|[1-9](_?[0-9])*)$/

/** Go's strconv.ParseInt with base 0 (`0x1f`, `0o17`, `017`, `1_000`). @throws Error for bad syntax, or outside of `bits` */
export function parseInteger(text: string, bits: 32 | 64): number {
  if (!integer.test(text)) throw failure('ParseInt', text, 'invalid syntax')
  const negative = text.startsWith('-')
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '').toLowerCase()
  const size = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits)
  const value = negative ? -size : size
  if (BigInt.asIntN(bits, value) !== value) throw failure('ParseInt', text, 'value out of range')
  return Number(value)
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const special: Record<string, number> = { inf: Infinity, infinity: Infinity, nan: NaN }

/** Go's strconv.ParseFloat, decimal forms. @throws Error `strconv.ParseFloat: parsing "x": …` */
export function parseFloat64(text: string): number {
  const word = special[text.replace(/^[+-]/, '').toLowerCase()]
  if (word !== undefined) return text.startsWith('-') ? -word : word
  if (!decimal.test(text)) throw failure('ParseFloat', text, 'invalid syntax')
  const value = Number(text)
  if (!Number.isFinite(value)) throw failure('ParseFloat', text, 'value out of range')
  return value
}
