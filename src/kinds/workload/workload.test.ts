import { expect, test } from 'vitest'
import { hashTemplate } from './hash.ts'
import { amount, scaled } from './percent.ts'

test('the hash of a template', () => {
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'a', image: 'x' }] } }
  const sameInOtherOrder = { spec: { containers: [{ image: 'x', name: 'a', command: undefined }] }, metadata: { labels: { app: 'web' } } }
  expect(hashTemplate(template)).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{1,10}$/)
  expect(hashTemplate(sameInOtherOrder)).toBe(hashTemplate(template))
  expect(hashTemplate(template, 0)).not.toBe(hashTemplate(template))
  expect(hashTemplate({ ...template, spec: {} })).not.toBe(hashTemplate(template))
})

test.each([[5, 10, true, 5], ['25%', 10, true, 3], ['25%', 10, false, 2], ['0%', 10, true, 0], ['150%', 3, true, 5], [undefined, 3, true, 0]])('%s of %s', (value, total, up, result) =>
  expect(scaled(value, total, up)).toBe(result))
test.each([['25%', 25], ['7', 7], ['some', 0], [3, 3]])('amount of %s', (value, result) => expect(amount(value)).toBe(result))
