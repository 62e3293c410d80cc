import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import recorded from './recorded.json' with { type: 'json' }
import { toYaml } from './yaml.ts'

describe('toYaml', () => {
  // Recorded from sigs.k8s.io/yaml 1.6.0: odd strings as keys, values, items and in long lines, and random objects.
  test.each(recorded as unknown as [unknown, string | { error: string }][])('%j', (value, expected) => {
    if (typeof expected === 'string') expect(toYaml(value)).toBe(expected)
    else expect(() => toYaml(value)).toThrow(new Error(expected.error))
  })

  test('what it writes reads back as the same value', () => {
    const piece = fc.constantFrom('a', 'word ', ' ', '\n', ':', '# ', '- ', '"', "'", '0', '1e3', 'no', '~', 'é', '😀', '\\', '{', '!', '\t', '\r', '2001-01-01')
    const text = fc.oneof(fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')), fc.string({ maxLength: 20 }))
      // YAML's own line breaks and the merge key are read by other rules, and a lone dot is a number there and none to Go; control characters are refused.
      .filter((s) => s !== '<<' && !/^[-+]?[._]+$/.test(s) && !/[\x7f-\x9f\u2028\u2029\ufffe\uffff\ufeff]/.test(s))
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true })),
    }))
    fc.assert(fc.property(value, (v) => {
      expect(parse(toYaml(v), { version: '1.1', uniqueKeys: true })).toEqual(v)
    }), { numRuns: 300 })
  })
})
