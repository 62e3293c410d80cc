import type { Json } from '../object.ts'

/** A decoded JSON value as Go's `%v` prints it: `map[a:1 b:[x y]]`, keys sorted, strings bare. */
export function goPrint(value: Json | undefined): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'number') return goNumber(value)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(goPrint).join(' ')}]`
  return `map[${Object.keys(value).sort().map((key) => `${key}:${goPrint(value[key])}`).join(' ')}]`
}

/** What Go's JSON decoder makes of a value: the names that `reflect` uses. */
export function goType(value: unknown): 'nil' | 'bool' | 'string' | 'int64' | 'float64' | 'slice' | 'map' {
  if (value === null || value === undefined) return 'nil'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? 'int64' : 'float64'
  return Array.isArray(value) ? 'slice' : 'map'
}

function goNumber(value: number): string {
  if (goType(value) === 'int64') return String(BigInt(value))
  const [digits, exponent] = value.toExponential().split('e') as [string, string]
  const power = Number(exponent)
  if (power >= -4 && power < 21) return String(value)
  const sign = power < 0 ? '-' : '+'
  return `${digits}e${sign}${String(Math.abs(power)).padStart(2, '0')}`
}
