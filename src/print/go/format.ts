import { formatFloat } from './number.ts'
import { quote } from '../../api/goquote.ts'
import { basicKind, type GoValue, isMap, numberOf, sortedKeys } from './value.ts'

function formatNumber(value: GoValue): string {
  return basicKind(value) === 'float' ? formatFloat(numberOf(value), 'g') : numberToText(numberOf(value))
}

/** Whole numbers without exponent. */
export const numberToText = (value: number): string => (Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString())

/** A value as Go's %v shows it: `map[a:1 b:[x y]]`, `<nil>`. */
export function formatValue(value: GoValue): string {
  if (typeof value === 'string') return value
  if (value == null) return '<nil>'
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(formatValue).join(' ')}]`
  if (isMap(value)) return `map[${sortedKeys(value).map((key) => `${key}:${formatValue(value[key])}`).join(' ')}]`
  return formatNumber(value)
}

/** A value as Go syntax (Go: %#v): `map[string]interface {}{"a":1}`. */
export function formatSyntax(value: GoValue): string {
  if (typeof value === 'string') return quote(value)
  if (value == null) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(formatSyntax).join(', ')}}`
  if (isMap(value)) return `map[string]interface {}{${sortedKeys(value).map((key) => `${quote(key)}:${formatSyntax(value[key])}`).join(', ')}}`
  return typeof value === 'boolean' ? String(value) : formatNumber(value)
}

/** Operands one after the other, a space between two that are not strings (Go: fmt.Sprint). */
export function sprint(values: readonly GoValue[]): string {
  return values.map((value, i) => (i > 0 && typeof value !== 'string' && typeof values[i - 1] !== 'string' ? ' ' : '') + formatValue(value)).join('')
}
