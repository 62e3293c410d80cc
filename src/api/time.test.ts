import { describe, expect, it } from 'vitest'
import { parseTime, rfc1123z, rfc3339, rfc3339Micro, sinceText } from './time.ts'

const at = Date.UTC(2026, 10, 22, 16, 53, 45, 123)

describe('times', () => {
  it.each([
    [rfc3339(at), '2026-11-22T16:53:45Z'], [rfc3339Micro(at), '2026-11-22T16:53:45.123000Z'], [rfc3339Micro(at + 0.456), '2026-11-22T16:53:45.123456Z'],
    [rfc1123z(at), 'Sun, 22 Nov 2026 16:53:45 +0000'],
  ])('%s', (text, expected) => expect(text).toBe(expected))

  it.each([['2026-11-22T16:53:45Z', at - 123], ['2026-11-22T16:53:45.123Z', at], ['2026-11-22T17:53:45.123+01:00', at], ['2026-02-30T00:00:00Z', undefined], ['2026-11-22', undefined], ['', undefined]])(
    'reads %s', (text, ms) => expect(parseTime(text)).toBe(ms))

  it('says how long ago', () => {
    expect(sinceText('2026-11-22T16:53:45Z', at + 3000)).toBe('3s')
    expect(sinceText(null, at)).toBe('<unknown>')
  })
})
