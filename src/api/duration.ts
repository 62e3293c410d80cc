/** Durations as Kubernetes and Go spell them. All in and out as milliseconds. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const pair = (big: number, bigUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${big}${bigUnit}` : `${big}${bigUnit}${small}${smallUnit}`

/**
 * An age with two or three significant figures: `3s`, `2m5s`, `3h12m`, `5d3h`, `2y10d`.
 * Clocks may differ a little: down to -1 s counts as now, anything earlier is `<invalid>`.
 * Specified in apimachinery: util/duration.
 */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / SECOND)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.trunc(seconds / 60)
  if (minutes < 10) return pair(minutes, 'm', seconds % 60, 's')
  if (minutes < 180) return `${minutes}m`
  const hours = Math.trunc(minutes / 60)
  if (hours < 8) return pair(hours, 'h', minutes % 60, 'm')
  if (hours < 48) return `${hours}h`
  const days = Math.trunc(hours / 24)
  if (days < 8) return pair(days, 'd', hours % 24, 'h')
  if (days < 730) return `${days}d`
  const years = Math.trunc(days / 365)
  return years < 8 ? pair(years, 'y', days % 365, 'd') : `${years}y`
}

/** An age with its largest unit only: `3s`, `2m`, `3h`, `5d`, `2y`. */
export function shortHumanDuration(ms: number): string {
  const seconds = Math.trunc(ms / SECOND)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 60) return `${seconds}s`
  if (seconds < 3600) return `${Math.trunc(seconds / 60)}m`
  const hours = Math.trunc(seconds / 3600)
  if (hours < 24) return `${hours}h`
  return hours < 24 * 365 ? `${Math.trunc(hours / 24)}d` : `${Math.trunc(hours / 24 / 365)}y`
}

const UNITS: Record<string, number> = { ns: 1e-6, us: 1e-3, µs: 1e-3, μs: 1e-3, ms: 1, s: SECOND, m: MINUTE, h: HOUR }
/** Go keeps durations as 64-bit nanoseconds. */
const MAX_MS = 2 ** 63 / 1e6

/** A text as Go's time package quotes it: every byte that is not plain ASCII in hex. */
function quote(text: string): string {
  let out = '"'
  for (const byte of new TextEncoder().encode(text)) {
    if (byte === 0x22 || byte === 0x5c) out += `\\${String.fromCharCode(byte)}`
    else out += byte >= 0x20 && byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`
  }
  return `${out}"`
}

/**
 * Reads a Go duration (`1h30m`, `-1.5s`, `300ms`) and gives milliseconds.
 * @throws Error with Go's text: `time: missing unit in duration "5"`
 */
export function parseGoDuration(text: string): number {
  const bad = (): Error => new Error(`time: invalid duration ${quote(text)}`)
  const sign = /^[+-]/.test(text) ? text[0] : ''
  let rest = text.slice(sign.length)
  if (rest === '0') return 0
  if (rest === '') throw bad()
  let total = 0
  while (rest !== '') {
    const number = /^(\d*)(?:\.(\d*))?/.exec(rest)!
    if (!number[1] && !number[2]) throw bad()
    rest = rest.slice(number[0].length)
    const unit = /^[^.\d]*/.exec(rest)![0]
    if (unit === '') throw new Error(`time: missing unit in duration ${quote(text)}`)
    if (!Object.hasOwn(UNITS, unit)) throw new Error(`time: unknown unit ${quote(unit)} in duration ${quote(text)}`)
    rest = rest.slice(unit.length)
    total += Number(`${number[1] || '0'}.${number[2] || '0'}`) * UNITS[unit]!
    if (total > MAX_MS) throw bad()
  }
  return sign === '-' && total !== 0 ? -total : total
}

/** Milliseconds in Go's spelling: `0s`, `1.5s`, `100ms`, `1h0m5s`. */
export function formatGoDuration(ms: number): string {
  if (ms === 0) return '0s'
  const sign = ms < 0 ? '-' : ''
  const nanos = Math.round(Math.abs(ms) * 1e6)
  if (nanos < 1e3) return `${sign}${nanos}ns`
  if (nanos < 1e6) return `${sign}${nanos / 1e3}µs`
  if (nanos < 1e9) return `${sign}${nanos / 1e6}ms`
  const seconds = Math.trunc(nanos / 1e9)
  const fraction = String(nanos % 1e9).padStart(9, '0').replace(/0+$/, '')
  const inMinute = `${seconds % 60}${fraction && `.${fraction}`}s`
  const minutes = Math.trunc(seconds / 60)
  if (minutes === 0) return sign + inMinute
  if (minutes < 60) return `${sign}${minutes}m${inMinute}`
  return `${sign}${Math.trunc(minutes / 60)}h${minutes % 60}m${inMinute}`
}
