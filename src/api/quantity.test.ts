import fc from 'fast-check'
import { expect, it } from 'vitest'
/** Recorded from k8s.io/apimachinery v0.37.2; a result that starts with `!` is an error. */
import cases from './quantity.cases.json' with { type: 'json' }
import { addQuantities, canonicalQuantity, compareQuantities, formatQuantity, parseQuantity, quantityMilliValue, quantityOf, quantityOfMilli, quantityValue, roundUpToMilli, subQuantities } from './quantity.ts'

const canonical = (text: string) => {
  try {
    return canonicalQuantity(text)
  } catch (error) {
    return `!${(error as Error).message}`
  }
}

it.each(cases.canonical as [string, string][])('%j is %s', (text, expected) => expect(canonical(text)).toBe(expected))

it.each(cases.arithmetic as [string, string, string, string, number][])('%s and %s: sum %s, difference %s, order %i', (a, b, sum, difference, order) => {
  const x = parseQuantity(a), y = parseQuantity(b)
  expect(formatQuantity(addQuantities(x, y))).toBe(sum)
  expect(formatQuantity(subQuantities(x, y))).toBe(difference)
  expect(compareQuantities(x, y)).toBe(order)
})

it.each([['1', 1, 1000], ['100m', 1, 100], ['1500m', 2, 1500], ['-1500m', -2, -1500], ['1Ki', 1024, 1024000], ['1u', 1, 1], ['0', 0, 0]])('%s has value %i, milli value %i', (text, value, milli) => {
  expect(quantityValue(parseQuantity(text))).toBe(value)
  expect(quantityMilliValue(parseQuantity(text))).toBe(milli)
})

it.each([['0.1m', '1m'], ['100m', '100m'], ['1.500', '1.500'], ['-1u', '-1m'], ['1Gi', '1Gi']])('%s rounds to %s', (text, expected) => expect(formatQuantity(roundUpToMilli(parseQuantity(text)))).toBe(expected))

it('writes numbers as quantities', () => {
  expect(formatQuantity(quantityOf(2048, 'BinarySI'))).toBe('2Ki')
  expect(formatQuantity(quantityOfMilli(1500))).toBe('1500m')
})

const texts = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi', 'u', 'e3', 'e-2')).map(([n, suffix]) => `${n}${suffix}`)

it('adds and takes away again, and reads what it wrote', () => {
  fc.assert(fc.property(texts, texts, (a, b) => {
    const x = parseQuantity(a), y = parseQuantity(b)
    expect(compareQuantities(subQuantities(addQuantities(x, y), y), x)).toBe(0)
    expect(compareQuantities(addQuantities(x, y), addQuantities(y, x))).toBe(0)
    expect(compareQuantities(parseQuantity(formatQuantity(x)), x)).toBe(0)
    expect(canonical(canonical(a))).toBe(canonical(a))
  }))
})
