import { expect, test } from 'vitest'
import { nearest, parseSchedule } from './schedule.ts'

test.each([
  ['* * * * *', '2026-03-01T10:00:00Z', '2026-03-01T10:01:00Z', '2026-03-01T10:00:00Z'],
  ['*/5 * * * *', '2026-03-01T10:02:30Z', '2026-03-01T10:05:00Z', '2026-03-01T10:00:00Z'],
  ['30 4 1,15 * *', '2026-03-01T10:00:00Z', '2026-03-15T04:30:00Z', '2026-03-01T04:30:00Z'],
  ['0 0 * * mon-fri', '2026-03-06T12:00:00Z', '2026-03-09T00:00:00Z', '2026-03-06T00:00:00Z'],
  ['0 12 13 * 5', '2026-03-01T00:00:00Z', '2026-03-06T12:00:00Z', '2026-02-27T12:00:00Z'],
  ['@yearly', '2026-03-01T00:00:00Z', '2027-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ['0 0 29 feb *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
])('%s around %s', (text, from, next, last) => {
  const schedule = parseSchedule(text)!
  const iso = (ms: number | undefined) => new Date(ms!).toISOString().replace('.000', '')
  expect(iso(nearest(schedule, Date.parse(from), 1))).toBe(next)
  expect(iso(nearest(schedule, Date.parse(from), -1))).toBe(last)
})

test('time zones', () => {
  const at = nearest(parseSchedule('0 9 * * *')!, Date.parse('2026-07-01T00:00:00Z'), 1, 'Europe/Berlin')
  expect(new Date(at!).toISOString()).toBe('2026-07-01T07:00:00.000Z')
})

test.each(['', '* * * *', '60 * * * *', '* * * * 8', 'a * * * *', '*/0 * * * *', '5-1 * * * *'])('nonsense: %j', (text) => expect(parseSchedule(text)).toBeUndefined())
