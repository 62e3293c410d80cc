import { describe, expect, test } from 'vitest'
import { compileJsonPath } from './jsonpath.ts'
import recorded from './recorded.json' with { type: 'json' }
import { relaxedJsonPath } from './relaxed.ts'

// Recorded from client-go's util/jsonpath 0.37.2. What walks maps at random there (`..`, `*` on maps) is left out.
describe('compileJsonPath', () => {
  test.each(recorded.cases as [string, string, string | { error: string }][])('%j %s', (template, mode, expected) => {
    const run = () => compileJsonPath(template, { allowMissingKeys: mode !== 'strict', asJson: mode === 'json' }).print(recorded.data)
    if (typeof expected === 'string') expect(run()).toBe(expected)
    else expect(run).toThrow(new Error(expected.error))
  })

  test('recursive descent finds parents first, fields in order', () => {
    expect(compileJsonPath('{..name}').print({ name: 'a', b: { name: 'b', c: [{ name: 'c' }] } })).toBe('a b c')
  })

  test('a compiled path can be used again', () => {
    const path = compileJsonPath('{range .a[*]}{@},{end}')
    expect([path.print({ a: [1, 2] }), path.print({ a: [3] })]).toEqual(['1,2,', '3,'])
  })
})

describe('relaxedJsonPath', () => {
  test.each(['metadata.name', '.metadata.name', '{metadata.name}', '{.metadata.name}'])('%s', (text) => {
    expect(relaxedJsonPath(text)).toBe('{.metadata.name}')
  })

  test.each(['{a', '{.a}x', '{}', 'a}'])('%s is refused', (text) => {
    expect(() => relaxedJsonPath(text)).toThrow(/^unexpected path string/)
  })
})
