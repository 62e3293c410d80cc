import { expect, test } from 'vitest'
import recorded from './kyaml.recorded.json' with { type: 'json' }
import { toKyaml } from './kyaml.ts'

// Recorded from sigs.k8s.io/yaml/kyaml 1.6.0.
test.each(recorded as unknown as [unknown, string | { error: string }][])('%j', (value, expected) => {
  if (typeof expected === 'string') expect(toKyaml(value, { sorted: true })).toBe(expected)
  else expect(() => toKyaml(value)).toThrow(new Error(expected.error))
})
