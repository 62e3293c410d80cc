import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose } from './compose.ts'
import { construct } from './construct.ts'
import { decodeDocuments } from './decode.ts'
// What go-yaml v2 and kubectl 1.37's stream reader made of these texts.
import recorded from './recorded.json' with { type: 'json' }

describe('one YAML document, as sigs.k8s.io/yaml reads it', () => {
  test.each(recorded.yaml)('%j', ({ text, ...want }) => {
    const read = () => construct(compose(text))
    if ('error' in want) expect(read).toThrow(new Error(want.error))
    else expect(JSON.stringify(read())).toBe(JSON.stringify(sorted(want.value)))
  })
})

describe('streams of documents', () => {
  test.each(recorded.streams)('%j', ({ text, documents, error }) => {
    const got = decodeDocuments(text, 'STDIN')
    expect(got.documents).toEqual(documents)
    expect(got.error?.message ?? '').toBe(error && `error parsing STDIN: ${error}`)
  })
})

describe('hostile texts end quickly', () => {
  const big = 'x'.repeat(10_000_000)
  test.each([
    ['a long plain scalar', `a: ${big}\n`, undefined],
    ['a long quoted scalar', `a: "${big}"\n`, undefined],
    ['a long JSON string', `{"a":"${big}"}`, undefined],
    ['an endless JSON string', `{"a":"${big}`, 'unexpected EOF'],
    ['many lines', `a: |\n${'  some text\n'.repeat(200_000)}`, undefined],
    ['deep flow', '['.repeat(20_000), 'error converting YAML to JSON: yaml: exceeded max depth of 10000'],
    ['deep block', '- '.repeat(20_000), 'error converting YAML to JSON: yaml: exceeded max depth of 10000'],
    ['deep JSON', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, "json: offset 50001: invalid character '{' exceeded max depth"],
    ['a NUL', 'a: "\0"\n', 'error converting YAML to JSON: yaml: control characters are not allowed'],
    ['an alias bomb', bomb(), 'error converting YAML to JSON: yaml: document contains excessive aliasing'],
  ])('%s', (_name, text, error) => {
    const started = performance.now()
    expect(decodeDocuments(text, 'x').error?.message).toBe(error && `error parsing x: ${error}`)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

test('a key called __proto__ is a key', () => {
  const value = construct(compose('__proto__: {a: 1}\nb: 2\n'))
  expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1},"b":2}')
  expect(({} as any).a).toBeUndefined()
})

test('JSON is YAML: both readers agree', () => {
  fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.jsonValue({ depthSize: 'small' })), (value) => {
    const text = JSON.stringify(value)
    const plain = JSON.parse(text) as object
    if (/[\u007f-\u009f\ud800-\udfff\ufffe\uffff]/.test(text) || /\d[eE]|\d{16}/.test(text)) return
    expect(construct(compose(text))).toEqual(plain)
  }), { numRuns: 200 })
})

function bomb(): string {
  const levels = [...'bcdefghij'].map((name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghij'[i]}`).join(',')}]\n`)
  return `a: &a [x,x,x,x,x,x,x,x,x]\n${levels.join('')}`
}

function sorted(value: any): any {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
}
