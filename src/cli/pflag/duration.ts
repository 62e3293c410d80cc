import { quote } from '../../api/goquote.ts'

/** Milliseconds per unit of Go's time.ParseDuration. */
const units: Record<string, number> = { ns: 1e-6, us: 1e-3, 'µs': 1e-3, 'μs': 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/**
 * Go's time.ParseDuration: `1h15m30.5s`, `-2s`, `0`. Gives milliseconds.
 * @throws Error with Go's text
 */
export function parseDuration(text: string): number {
  const invalid = new Error(`time: invalid duration ${quote(text)}`)
  const sign = text.startsWith('-') ? -1 : 1
  let rest = text.replace(/^[+-]/, '')
  if (rest === '0') return 0
  if (rest === '') throw invalid
  let total = 0
  while (rest !== '') {
    const number = /^(\d+\.?\d*|\.\d+)/.exec(rest)?.[0]
    if (number === undefined) throw invalid
    rest = rest.slice(number.length)
    const unit = /^[^.\d]*/.exec(rest)![0]
    if (unit === '') throw new Error(`time: missing unit in duration ${quote(text)}`)
    const size = Object.hasOwn(units, unit) ? units[unit] : undefined
    if (size === undefined) throw new Error(`time: unknown unit ${quote(unit)} in duration ${quote(text)}`)
    total += Number(number) * size
    rest = rest.slice(unit.length)
  }
  if (total > 9_223_372_036_854.775) throw invalid
  return sign * total
}

/** Milliseconds in the form of Go's Duration.String: `1m30s`, `1.5s`, `250ms`, `0s`. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s'
  const sign = ms < 0 ? '-' : ''
  const size = Math.abs(ms)
  const short = (n: number) => String(Number(n.toFixed(9)))
  if (size < 1e-3) return `${sign}${short(size * 1e6)}ns`
  if (size < 1) return `${sign}${short(size * 1e3)}µs`
  if (size < 1000) return `${sign}${short(size)}ms`
  const hours = Math.floor(size / 3_600_000), minutes = Math.floor(size / 60_000) % 60
  const seconds = short((size % 60_000) / 1000)
  return sign + (hours ? `${hours}h` : '') + (hours || minutes ? `${minutes}m` : '') + `${seconds}s`
}
