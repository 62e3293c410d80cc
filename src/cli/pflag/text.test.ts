import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv, writeCsv } from './csv.ts'
import { formatGoDuration, parseGoDuration } from '../../api/duration.ts'
import { parseFloat64, parseInteger } from './strconv.ts'

test.each([
  ['0', 0], ['1h15m30.918s', 4_530_918], ['-1.5h', -5_400_000], ['250ms', 250], ['1us', 0.001], ['2ns', 0.000002], ['.5s', 500], ['1.s', 1000], ['+5s', 5000],
])('%s lasts %d ms', (text, ms) => expect(parseGoDuration(text)).toBeCloseTo(ms, 9))

test.each(['', '-', '.', 's', '1', '1h2', '1 s', '1d', '3000000h'])('%j is no duration', (text) => expect(() => parseGoDuration(text)).toThrow(/^time: /))

test.each([[0, '0s'], [5000, '5s'], [90_000, '1m30s'], [3_600_000, '1h0m0s'], [1500, '1.5s'], [250, '250ms'], [0.5, '500µs'], [-60_000, '-1m0s']])('%d ms is %s', (ms, text) => expect(formatGoDuration(ms)).toBe(text))

test('a duration reads back', () => fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), (ms) => { expect(parseGoDuration(formatGoDuration(ms))).toBeCloseTo(ms, 3) })))

test('CSV reads back', () => {
  const field = fc.string().filter((word) => !/[\r\n]/.test(word))
  fc.assert(fc.property(fc.array(field, { minLength: 2 }), (fields) => { expect(readCsv(writeCsv(fields))).toEqual(fields) }))
})

test.each([
  ['a"b', 'parse error on line 1, column 2: bare " in non-quoted-field'],
  ['"a"b', 'parse error on line 1, column 3: extraneous or missing " in quoted-field'],
  ['"a', 'parse error on line 1, column 3: extraneous or missing " in quoted-field'],
])('%s is no CSV', (text, message) => expect(() => readCsv(text)).toThrow(message))

test.each([['0', 0], ['-0x1F', -31], ['017', 15], ['0b11', 3], ['1_000', 1000], ['+7', 7]])('%s is the number %d', (text, value) => expect(parseInteger(text, 64)).toBe(value))
test.each(['', '08', '1__0', '_1', '0x', '1e3', ' 1', '٣'])('%j is no number', (text) => expect(() => parseInteger(text, 64)).toThrow('invalid syntax'))
test.each([['2147483648', 32], ['-2147483649', 32], ['9223372036854775808', 64]] as const)('%s has no room in %d bits', (text, bits) => expect(() => parseInteger(text, bits)).toThrow('value out of range'))
test.each([['1.5', 1.5], ['-.5e1', -5], ['inf', Infinity]])('%s is the float %d', (text, value) => expect(parseFloat64(text)).toBe(value))
