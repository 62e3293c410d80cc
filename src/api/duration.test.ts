import { describe, expect, it } from 'vitest'
import { formatGoDuration, humanDuration, parseGoDuration, shortHumanDuration } from './duration.ts'

const S = 1000, M = 60 * S, H = 60 * M, D = 24 * H, Y = 365 * D

describe('humanDuration', () => {
  it.each([
    [-2 * S, '<invalid>'], [-1 * S, '0s'], [-999, '0s'], [0, '0s'], [999, '0s'], [S, '1s'], [89 * S, '89s'], [119.9 * S, '119s'], [2 * M, '2m'], [2 * M + 5 * S, '2m5s'],
    [9 * M + 59 * S, '9m59s'], [10 * M + 30 * S, '10m'], [179 * M, '179m'], [3 * H, '3h'], [3 * H + 12 * M, '3h12m'], [7 * H + 59 * M, '7h59m'], [8 * H + 30 * M, '8h'], [47 * H, '47h'],
    [2 * D, '2d'], [5 * D + 3 * H, '5d3h'], [8 * D + H, '8d'], [729 * D, '729d'], [2 * Y, '2y'], [2 * Y + 10 * D, '2y10d'], [8 * Y + D, '8y'],
  ])('%i ms is %s', (ms, text) => expect(humanDuration(ms)).toBe(text))
})

describe('shortHumanDuration', () => {
  it.each([[-3 * S, '<invalid>'], [-S, '0s'], [59 * S, '59s'], [2 * M + 5 * S, '2m'], [3 * H, '3h'], [5 * D, '5d'], [3 * Y, '3y']])('%i ms is %s', (ms, text) => expect(shortHumanDuration(ms)).toBe(text))
})

describe('parseGoDuration', () => {
  it.each([['0', 0], ['1h30m', 90 * M], ['-1.5s', -1500], ['300ms', 300], ['+5s', 5000], ['1us', 0.001], ['.5s', 500], ['2h0m0.5s', 2 * H + 500]])('%s', (text, ms) => expect(parseGoDuration(text)).toBe(ms))
  it.each([
    ['', 'time: invalid duration ""'], ['5', 'time: missing unit in duration "5"'], ['5d', 'time: unknown unit "d" in duration "5d"'], ['x', 'time: invalid duration "x"'],
    ['.s', 'time: invalid duration ".s"'], ['1m-1s', 'time: unknown unit "m-" in duration "1m-1s"'], ['9999999999h', 'time: invalid duration "9999999999h"'], ['1é', String.raw`time: unknown unit "\xc3\xa9" in duration "1\xc3\xa9"`],
  ])('refuses %s', (text, message) => expect(() => parseGoDuration(text)).toThrow(message))
})

describe('formatGoDuration', () => {
  it.each([[0, '0s'], [1500, '1.5s'], [100, '100ms'], [0.5, '500µs'], [M, '1m0s'], [H + 5 * S, '1h0m5s'], [-90 * S, '-1m30s']])('%f ms is %s', (ms, text) => expect(formatGoDuration(ms)).toBe(text))
})
