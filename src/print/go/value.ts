import type { Json } from '../../api/object.ts'

/**
 * A Go number whose type plain JSON cannot tell: the `int` of a literal or of `len`, the byte of a string, a float without fraction.
 * Plain JSON numbers are int64 when whole, else float64, as in unstructured objects.
 */
export class GoNumber {
  constructor(readonly type: 'int' | 'uint8' | 'float64', readonly value: number) {}
}

/** A value that templates work with. `undefined` is no value at all (a missing key); `null` is a nil that is there. */
export type GoValue = Json | GoNumber | undefined

export type GoMap = { [key: string]: Json }

export const isMap = (value: GoValue): value is GoMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof GoNumber)

/** The sort of comparison a value takes part in, or undefined for maps, lists and nil. */
export function basicKind(value: GoValue): 'bool' | 'int' | 'uint' | 'float' | 'string' | undefined {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  if (value instanceof GoNumber) return value.type === 'int' ? 'int' : value.type === 'uint8' ? 'uint' : 'float'
  return undefined
}

/** Name of the Go type, as error texts and %T show it. */
export function typeName(value: GoValue): string {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  if (value instanceof GoNumber) return value.type
  if (Array.isArray(value)) return '[]interface {}'
  return value == null ? '<nil>' : 'map[string]interface {}'
}

/** The JavaScript number of a numeric value. */
export const numberOf = (value: GoValue): number => (value instanceof GoNumber ? value.value : (value as number))

const highSurrogate = /[\ud800-\udfff]/

/** Replaces broken surrogates by U+FFFD, as UTF-8 does. */
export const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

/** Orders strings by their bytes, as Go does: JavaScript's own order differs for characters beyond U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (highSurrogate.test(a) || highSurrogate.test(b)) {
    const [left, right] = [Array.from(a), Array.from(b)]
    const at = left.findIndex((char, i) => char !== right[i])
    return at < 0 ? left.length - right.length : left[at].codePointAt(0)! - (right[at]?.codePointAt(0) ?? -1)
  }
  return a < b ? -1 : a > b ? 1 : 0
}

/** Keys of a map in Go's order; undefined fields are left out. */
export function sortedKeys(map: Readonly<Record<string, unknown>>): string[] {
  const keys: string[] = []
  for (const key in map) if (map[key] !== undefined && Object.hasOwn(map, key)) keys.push(key)
  return keys.length > 1 ? keys.sort(compareStrings) : keys
}
