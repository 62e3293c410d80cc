import { describe, expect, it } from 'vitest'
import { nextRun, parseSchedule } from './cron.ts'

const after = Date.UTC(2026, 10, 22, 16, 53, 45)
const next = (schedule: string, from = after) => {
  const at = nextRun(parseSchedule(schedule), from)
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16)
}

// What is refused, and how, is in kinds/recorded/cronjob.json.
describe('nextRun', () => {
  it.each([
    ['* * * * *', '2026-11-22T16:54'], ['*/5 * * * *', '2026-11-22T16:55'], ['0 * * * *', '2026-11-22T17:00'], ['30 4 * * *', '2026-11-23T04:30'], ['0 0 1 1 *', '2027-01-01T00:00'],
    ['0 0 * * mon-fri', '2026-11-23T00:00'], ['0 12 13 * 5', '2026-11-27T12:00'], ['15,45 16-17 * * *', '2026-11-22T17:15'], ['@hourly', '2026-11-22T17:00'], ['@weekly', '2026-11-29T00:00'],
    ['@every 90s', '2026-11-22T16:55'], ['0 0 29 2 *', '2028-02-29T00:00'], ['0 0 30 2 *', undefined], ['10/20 * * * *', '2026-11-22T17:10'],
  ])('%s fires at %s', (schedule, at) => expect(next(schedule)).toBe(at))

  it('goes by the clock of a time zone', () => {
    const hour = 3_600_000
    expect(nextRun(parseSchedule('0 9 * * *'), after, () => hour)).toBe(Date.UTC(2026, 10, 23, 8))
  })
})
