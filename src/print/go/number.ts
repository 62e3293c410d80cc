/** `1e-7` → `1e-07`: Go writes at least two digits of exponent. */
const padExponent = (text: string) => text.replace(/e([+-])(\d)$/, 'e$10$2')

/** Shortest digits that give the number back; with an exponent below 1e-4 and from `threshold` powers of ten on. */
function shortest(value: number, threshold: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const scientific = value.toExponential()
  const exponent = Number(scientific.slice(scientific.indexOf('e') + 1))
  if (exponent < -4 || exponent >= threshold) return padExponent(scientific)
  return decimal(scientific)
}

/** A number in scientific text without its exponent. */
function decimal(scientific: string): string {
  const [, sign, whole, fraction = '', power] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(scientific)!
  const digits = whole + fraction
  const point = 1 + Number(power)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length)
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

/**
 * A float as Go formats it (Go: strconv.FormatFloat). `precision` -1 means: as many digits as needed.
 * JavaScript's exact conversions reach 100 digits; more are not asked for in practice.
 */
export function formatFloat(value: number, verb: 'e' | 'f' | 'g', precision = -1): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  const digits = Math.min(precision, 100)
  const negativeZero = Object.is(value, -0) ? '-' : ''
  if (verb === 'e') return negativeZero + padExponent(digits < 0 ? value.toExponential() : value.toExponential(digits))
  if (verb === 'f') {
    if (digits < 0) return shortest(value, 1e9)
    return negativeZero + (Math.abs(value) < 1e21 ? value.toFixed(digits) : BigInt(value).toString() + (digits > 0 ? '.' + '0'.repeat(digits) : ''))
  }
  if (digits < 0) return shortest(value, 6)
  const rounded = value.toExponential(Math.max(digits, 1) - 1)
  const exponent = Number(rounded.slice(rounded.indexOf('e') + 1))
  const trimmed = rounded.replace(/(\.\d*?)0+e/, '$1e').replace('.e', 'e')
  return negativeZero + (exponent < -4 || exponent >= Math.max(digits, 1) ? padExponent(trimmed) : decimal(trimmed))
}
