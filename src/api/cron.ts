import { parseGoDuration } from './duration.ts'

/** Schedules of CronJobs. Grammar and error texts: the parser that Kubernetes uses (robfig/cron, standard form). */

/** Minutes, hours, days of the month, months and days of the week at which the schedule fires; or a fixed interval. */
export type Schedule = { every: number } | { minute: Field; hour: Field; dom: Field; month: Field; dow: Field }

/** The values of one field. `star` when it was left open, which decides how the two kinds of days go together. */
export interface Field { values: ReadonlySet<number>; star: boolean }

/** A schedule that cannot be read; the message is the server's own. */
export class ScheduleError extends Error {}

interface Bounds { min: number; max: number; names?: readonly string[] }
const MONTHS = ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const bounds: readonly Bounds[] = [{ min: 0, max: 59 }, { min: 0, max: 23 }, { min: 1, max: 31 }, { min: 1, max: 12, names: MONTHS }, { min: 0, max: 6, names: DAYS }]
const descriptors: Record<string, string> = {
  '@yearly': '0 0 1 1 *', '@annually': '0 0 1 1 *', '@monthly': '0 0 1 * *', '@weekly': '0 0 * * 0', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@hourly': '0 * * * *',
}

/** Reads a schedule. @throws ScheduleError */
export function parseSchedule(text: string): Schedule {
  if (text === '') throw new ScheduleError('empty spec string')
  const plain = text.replace(/^(CRON_)?TZ=\S* +/, '').trim()
  if (plain.startsWith('@')) return parseDescriptor(plain)
  const words = plain.split(/\s+/).filter(Boolean)
  if (words.length !== 5) throw new ScheduleError(`expected exactly 5 fields, found ${words.length}: [${words.join(' ')}]`)
  const [minute, hour, dom, month, dow] = words.map((word, i) => parseField(word, bounds[i]!))
  return { minute: minute!, hour: hour!, dom: dom!, month: month!, dow: dow! }
}

function parseDescriptor(text: string): Schedule {
  if (Object.hasOwn(descriptors, text)) return parseSchedule(descriptors[text]!)
  if (!text.startsWith('@every ')) throw new ScheduleError(`unrecognized descriptor: ${text}`)
  try {
    return { every: Math.max(1000, Math.floor(parseGoDuration(text.slice('@every '.length)) / 1000) * 1000) }
  } catch (error) {
    throw new ScheduleError(`failed to parse duration ${text}: ${(error as Error).message}`)
  }
}

function parseField(text: string, range: Bounds): Field {
  const values = new Set<number>()
  let star = false
  for (const part of text.split(',').filter(Boolean)) star = addRange(part, range, values) || star
  return { values, star }
}

/** Adds what `1-5/2`, `*`, `MON` stand for; tells whether the part leaves the field open. */
function addRange(text: string, { min, max, names }: Bounds, values: Set<number>): boolean {
  const parts = text.split('/'), ends = parts[0]!.split('-')
  const open = ends[0] === '*' || ends[0] === '?'
  if (!open && ends.length > 2) {
    parseNumber(ends[0]!, names)
    throw new ScheduleError(`too many hyphens: ${text}`)
  }
  const start = open ? min : parseNumber(ends[0]!, names)
  let end = open ? max : ends.length === 1 ? start : parseNumber(ends[1]!, names)
  if (parts.length > 2) throw new ScheduleError(`too many slashes: ${text}`)
  const step = parts.length === 1 ? 1 : parseNumber(parts[1]!)
  if (parts.length === 2 && ends.length === 1) end = max
  if (start < min) throw new ScheduleError(`beginning of range (${start}) below minimum (${min}): ${text}`)
  if (end > max) throw new ScheduleError(`end of range (${end}) above maximum (${max}): ${text}`)
  if (start > end) throw new ScheduleError(`beginning of range (${start}) beyond end of range (${end}): ${text}`)
  if (step === 0) throw new ScheduleError(`step of range should be a positive number: ${text}`)
  for (let value = start; value <= end; value += step) values.add(value)
  return open && step === 1
}

function parseNumber(text: string, names?: readonly string[]): number {
  const named = names?.indexOf(text.toLowerCase()) ?? -1
  if (text && named >= 0) return named
  if (!/^[+-]?\d+$/.test(text)) throw new ScheduleError(`failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`)
  if (Number(text) < 0) throw new ScheduleError(`negative number (${Number(text)}) not allowed: ${text}`)
  return Number(text)
}

const MINUTE = 60_000, DAY = 86_400_000
/** Schedules that never come true (30 February) are given up after this many days. */
const HORIZON_DAYS = 5 * 366

/**
 * The first time after `after` (ms, UTC) at which the schedule fires; undefined when there is none.
 * `offset` is what the zone's clock is ahead of UTC at an instant, in ms.
 */
export function nextRun(schedule: Schedule, after: number, offset: (at: number) => number = () => 0): number | undefined {
  if ('every' in schedule) return Math.floor(after / 1000) * 1000 + schedule.every
  const local = after + offset(after)
  const start = Math.floor(local / MINUTE) * MINUTE + MINUTE
  for (let day = Math.floor(start / DAY) * DAY, i = 0; i < HORIZON_DAYS; day += DAY, i++) {
    if (!dayFits(schedule, new Date(day))) continue
    for (const hour of sorted(schedule.hour)) for (const minute of sorted(schedule.minute)) {
      const at = day + (hour * 60 + minute) * MINUTE
      if (at >= start) return at - offset(at - offset(at))
    }
  }
  return undefined
}

const sorted = ({ values }: Field): number[] => [...values].sort((a, b) => a - b)

/** With both kinds of days restricted, either is enough; else both have to fit. */
function dayFits({ dom, month, dow }: Exclude<Schedule, { every: number }>, date: Date): boolean {
  if (!month.values.has(date.getUTCMonth() + 1)) return false
  const byMonth = dom.values.has(date.getUTCDate()), byWeek = dow.values.has(date.getUTCDay())
  return dom.star || dow.star ? byMonth && byWeek : byMonth || byWeek
}
