/**
 * Times as Kubernetes reads and writes them: RFC 3339 in UTC, to the second (`Time`) or to the microsecond (`MicroTime`).
 * Error texts are those of Go's `time.Parse`.
 */
export class TimeError extends Error {}

const SECONDS = '2006-01-02T15:04:05Z07:00'
const MICROS = '2006-01-02T15:04:05.000000Z07:00'
/** The layout cut into elements: the literals between the numbers too. */
const ELEMENTS: Record<string, readonly string[]> = {
  [SECONDS]: ['2006', '-', '01', '-', '02', 'T', '15', ':', '04', ':', '05', 'Z07:00'],
  [MICROS]: ['2006', '-', '01', '-', '02', 'T', '15', ':', '04', ':', '05', '.000000', 'Z07:00'],
}
const RANGES: Record<string, [name: string, from: number, to: number]> = { '01': ['month', 1, 12], '15': ['hour', 0, 23], '04': ['minute', 0, 59], '05': ['second', 0, 59] }
const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?Z$/

/** Quoted as Go's time package does it: bytes outside printable ASCII in hex. */
const quote = (text: string) => `"${Buffer.from(text, 'utf8').toString('latin1').replace(/["\\]/g, '\\$&').replace(/[^ -~]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}"`

/**
 * The time in its stored form, or null for Go's zero time.
 * @param micro whether it is a MicroTime
 * @throws TimeError `parsing time "x" as "2006-…": cannot parse "x" as "2006"`
 */
export function canonicalTime(text: string, micro: boolean): string | null {
  if (seen.has(text) && text.length === (micro ? 27 : 20)) return text
  const canonical = readTime(text, micro)
  if (canonical === text) {
    if (seen.size >= SEEN_LIMIT) seen.clear()
    seen.add(text)
  }
  return canonical
}

/** Times that were found canonical: an object has the same few many times. */
const seen = new Set<string>()
const SEEN_LIMIT = 1000

function readTime(text: string, micro: boolean): string | null {
  const layout = micro ? MICROS : SECONDS
  const parts: Record<string, number> = {}
  let rest = text
  let fraction = ''
  let offset = 0
  const fail = (element: string, at: string): never => { throw new TimeError(`parsing time ${quote(text)} as ${quote(layout)}: cannot parse ${quote(at)} as ${quote(element)}`) }
  const outOfRange = (what: string): never => { throw new TimeError(`parsing time ${quote(text)}: ${what} out of range`) }
  for (const element of ELEMENTS[layout]) {
    const found = take(element, rest)
    if (found === undefined) return fail(element, rest)
    rest = rest.slice(found.length)
    const range = RANGES[element]
    if (range && (Number(found) < range[1] || Number(found) > range[2])) outOfRange(range[0])
    if (element === '.000000') fraction = found
    else if (element === 'Z07:00') offset = zoneOffset(found, outOfRange, () => fail(element, found + rest))
    else parts[element] = Number(found)
    // A fraction of a second is read even where the layout has none.
    if (element === '05' && !micro) rest = rest.replace(/^[.,]\d+/, '')
  }
  if (rest) throw new TimeError(`parsing time ${quote(text)}: extra text: ${quote(rest)}`)
  if (parts['02'] < 1 || parts['02'] > daysIn(parts['2006'], parts['01'])) outOfRange('day')
  if (CANONICAL.test(text) && parts['2006'] > 1) return text
  return written(parts, offset, fraction)
}

/** The text at the start of `rest` that fits a layout element. */
function take(element: string, rest: string): string | undefined {
  switch (element) {
    case '2006': return /^\d{4}/.exec(rest)?.[0]
    case '15': return /^\d\d?/.exec(rest)?.[0]
    case '01': case '02': case '04': case '05': return /^\d\d/.exec(rest)?.[0]
    case '.000000': return /^[.,]\d{6}/.exec(rest)?.[0]
    case 'Z07:00': return /^(?:Z|[-+]\d\d:\d\d)/.exec(rest)?.[0]
    default: return rest.startsWith(element) ? element : undefined
  }
}

function zoneOffset(zone: string, outOfRange: (what: string) => never, fail: () => never): number {
  if (zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3)), minutes = Number(zone.slice(4, 6))
  if (hours > 24) outOfRange('time zone offset hour')
  if (minutes > 60) outOfRange('time zone offset minute')
  if (zone.length !== 6) fail()
  return (zone[0] === '-' ? -60 : 60) * (hours * 60 + minutes)
}

function daysIn(year: number, month: number): number {
  return month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

function written(parts: Record<string, number>, offset: number, fraction: string): string | null {
  const date = new Date(0)
  date.setUTCFullYear(parts['2006'], parts['01'] - 1, parts['02'])
  date.setUTCHours(parts['15'], parts['04'], parts['05'])
  const iso = new Date(date.getTime() - offset * 1000).toISOString()
  const seconds = iso.slice(0, iso.indexOf('.'))
  if (seconds === '0001-01-01T00:00:00' && Number(fraction.slice(1)) === 0) return null
  return `${seconds}${fraction.replace(',', '.')}Z`
}
