/** Cron schedules: five fields, names of months and days, steps, ranges, and the @ words. Grammar: robfig/cron, standard parser. */
export interface Schedule { minutes: Set<number>; hours: Set<number>; days: Set<number>; months: Set<number>; weekdays: Set<number>; anyDay: boolean; anyWeekday: boolean; every?: number }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const WORDS: Record<string, string> = {
  '@yearly': '0 0 1 1 *', '@annually': '0 0 1 1 *', '@monthly': '0 0 1 * *', '@weekly': '0 0 * * 0', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@hourly': '0 * * * *',
}
const MINUTE = 60_000
const DAY = 86_400_000
/** No schedule is looked for further than this; February 29 comes around in time. */
const HORIZON_DAYS = 366 * 8

function numberOf(text: string, names: readonly string[], base: number): number {
  const name = names.indexOf(text.toLowerCase())
  if (name >= 0) return name + base
  return /^\d+$/.test(text) ? Number(text) : NaN
}

/** Numbers of one field; undefined when it makes no sense. */
function parseField(text: string, from: number, to: number, names: readonly string[] = []): Set<number> | undefined {
  const numbers = new Set<number>()
  for (const part of text.split(',')) {
    const [range, stepText, ...more] = part.split('/')
    const step = stepText === undefined ? 1 : Number(stepText)
    if (more.length || !Number.isInteger(step) || step < 1) return undefined
    const star = range === '*' || range === '?'
    const [low, high] = star ? [from, to] : range!.split('-').map((one) => numberOf(one, names, from))
    const end = high ?? (stepText === undefined ? low : to)
    if (!(low! >= from && end! <= to && low! <= end!)) return undefined
    for (let number = low!; number <= end!; number += step) numbers.add(number)
  }
  return numbers
}

/** Reads a schedule; undefined when it makes no sense. */
export function parseSchedule(text: string): Schedule | undefined {
  const every = /^@every (\d+)(s|m|h)$/.exec(text)
  const fields = (WORDS[text] ?? text).trim().split(/\s+/)
  if (!every && fields.length !== 5) return undefined
  const [minute, hour, day, month, weekday] = every ? ['*', '*', '*', '*', '*'] : fields
  const minutes = parseField(minute!, 0, 59), hours = parseField(hour!, 0, 23), days = parseField(day!, 1, 31)
  const months = parseField(month!, 1, 12, MONTHS), weekdays = parseField(weekday!, 0, 6, DAYS)
  if (!minutes || !hours || !days || !months || !weekdays) return undefined
  const unit = { s: 1000, m: MINUTE, h: 60 * MINUTE }[every?.[2] as 's' | 'm' | 'h']
  return { minutes, hours, days, months, weekdays, anyDay: /^[*?]/.test(day!), anyWeekday: /^[*?]/.test(weekday!), ...(every && { every: Number(every[1]) * unit! }) }
}

/** With both a day and a weekday given, either will do. */
function onDay({ days, months, weekdays, anyDay, anyWeekday }: Schedule, wall: number): boolean {
  const date = new Date(wall)
  if (!months.has(date.getUTCMonth() + 1)) return false
  const day = days.has(date.getUTCDate()), weekday = weekdays.has(date.getUTCDay())
  return anyDay || anyWeekday ? day && weekday : day || weekday
}

const atMinute = ({ minutes, hours }: Schedule, minuteOfDay: number): boolean => hours.has(Math.floor(minuteOfDay / 60)) && minutes.has(minuteOfDay % 60)

/** How far a time zone's wall clock is ahead of UTC at a time (ms). */
function offset(zone: string | undefined, ms: number): number {
  if (!zone) return 0
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(ms)
  const part = (type: string) => Number(parts.find((one) => one.type === type)!.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(ms / 1000) * 1000
}

/** The nearest scheduled time after `from` (`direction` 1), or at or before it (-1). All in ms; undefined when there is none for years. */
export function nearest(schedule: Schedule, from: number, direction: 1 | -1, zone?: string): number | undefined {
  const wall = from + offset(zone, from)
  const start = direction > 0 ? Math.floor(wall / MINUTE) * MINUTE + MINUTE : Math.floor(wall / MINUTE) * MINUTE
  const firstDay = Math.floor(start / DAY) * DAY
  for (let n = 0; n < HORIZON_DAYS; n++) {
    const day = firstDay + direction * n * DAY
    if (!onDay(schedule, day)) continue
    const edge = direction > 0 ? 0 : 1439
    for (let minute = n === 0 ? (start - day) / MINUTE : edge; minute >= 0 && minute < 1440; minute += direction) {
      if (!atMinute(schedule, minute)) continue
      const at = day + minute * MINUTE
      return at - offset(zone, at - offset(zone, at))
    }
  }
  return undefined
}
