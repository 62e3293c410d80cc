import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Schema, TypeRef } from './contract.ts'
import { DecodeError, decode, encode } from './decode.ts'
import { loadSchema } from './load.ts'
/** Bodies and what a 1.37.2 API server said of them (fieldValidation=Strict), recorded. */
import errors from './testdata/errors.json' with { type: 'json' }
/** Bodies and the objects that server made of them. */
import objects from './testdata/objects.json' with { type: 'json' }

let schema: Schema
beforeAll(async () => { schema = await loadSchema() })

/** What the server would say of a body. */
function verdict(type: string, body: unknown, sorted = false): string {
  try {
    const { unknown } = decode(schema, type, body, { sorted })
    return unknown.length ? `strict decoding error: ${unknown.join(', ')}` : 'OK'
  } catch (error) {
    if (error instanceof DecodeError) return error.message
    throw error
  }
}

it.each(errors as [string, string, string][])('%s %s', (type, text, expected) => {
  expect(verdict(type, JSON.parse(text))).toBe(expected)
})

describe.each(objects as [string, object, string][])('%s %j', (type, body, stored) => {
  it('keeps the stored object to the byte', () => {
    const object = JSON.parse(stored)
    expect(JSON.stringify(encode(schema, type, object))).toBe(JSON.stringify(object))
  })

  it('decodes to the stored object, but for what defaulting and the registry change', () => {
    const server = JSON.parse(stored)
    const ours = decode(schema, type, body).object
    delete ours.stringData
    if (type !== 'core/v1.Node') delete ours.status
    for (const port of ours.spec?.ports ?? []) if (port.targetPort === 0) delete port.targetPort
    expect(server).toMatchObject(ours)
  })
})

it('decodes a minimal Deployment with Go\'s zero values', () => {
  expect(JSON.stringify(decode(schema, 'apps/v1.Deployment', { kind: 'Deployment', apiVersion: 'apps/v1', metadata: { name: 'a', creationTimestamp: null } }).object))
    .toBe('{"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"a"},"spec":{"selector":null,"template":{"metadata":{},"spec":{"containers":null}},"strategy":{}},"status":{}}')
})

describe('order of strict errors', () => {
  const body = { zzz: 1, metadata: { b: 1, a: 1 }, aaa: 1 }
  it.each([
    [false, 'strict decoding error: unknown field "zzz", unknown field "metadata.b", unknown field "metadata.a", unknown field "aaa"'],
    [true, 'strict decoding error: unknown field "aaa", unknown field "metadata.a", unknown field "metadata.b", unknown field "zzz"'],
  ])('sorted: %s', (sorted, expected) => expect(verdict('core/v1.ConfigMap', body, sorted)).toBe(expected))
})

describe('hostile bodies', () => {
  it('reports at most 100 unknown fields', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, i]))
    expect(decode(schema, 'core/v1.ConfigMap', many).unknown).toHaveLength(100)
  })

  it('keeps a label called __proto__ as a label', () => {
    const { object } = decode(schema, 'core/v1.ConfigMap', JSON.parse('{"data":{"__proto__":"x","constructor":"y"}}'))
    expect(JSON.stringify(object)).toBe('{"metadata":{},"data":{"__proto__":"x","constructor":"y"}}')
    expect(({} as { x?: string }).x).toBeUndefined()
  })

  it('refuses a schema nested beyond the stack', () => {
    let nested: object = { type: 'object' }
    for (let i = 0; i < 100_000; i++) nested = { properties: { a: nested } }
    expect(verdict('apiextensions/v1.CustomResourceDefinition', { spec: { versions: [{ schema: { openAPIV3Schema: nested } }] } })).toBe('exceeded max depth')
  })

  it.each([[null], [undefined]])('takes %s for an empty object', (body) => {
    expect(decode(schema, 'core/v1.ConfigMap', body).object).toEqual({ metadata: {} })
  })

  it('takes a huge string', () => {
    const big = 'x'.repeat(3_000_000)
    expect(decode(schema, 'core/v1.ConfigMap', { data: { big } }).object.data.big).toBe(big)
    expect(verdict('core/v1.Secret', { data: { big: `${big}!` } })).toBe('illegal base64 data at input byte 3000000')
    expect(verdict('core/v1.LimitRange', { spec: { limits: [{ max: { cpu: '9'.repeat(100_000) } }] } })).toBe('OK')
  })
})

/** Bodies that fit a type, with what Go is lenient about: nulls, absent fields, odd spellings. */
function fitting(type: TypeRef, depth: number): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'struct': {
      const fields = depth <= 0 ? [] : schema.struct(type.name).fields
      return fc.record(Object.fromEntries(fields.map((field) => [field.name, fc.option(fitting(field.type, depth - 1))])), { requiredKeys: [] })
    }
    case 'list': return fc.array(fitting(type.of, depth - 1), { maxLength: 2 })
    case 'map': return fc.dictionary(fc.string({ maxLength: 3 }), fitting(type.of, depth - 1), { maxKeys: 2 })
    case 'string': return fc.string({ maxLength: 3 })
    case 'bool': return fc.boolean()
    case 'int32': case 'int64': return fc.integer()
    case 'float64': return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'bytes': return fc.uint8Array({ maxLength: 5 }).map((bytes) => Buffer.from(bytes).toString('base64'))
    case 'time': return fc.constantFrom('2020-01-02T03:04:05Z', '2020-01-02T03:04:05.6+02:00')
    case 'microtime': return fc.constantFrom('2020-01-02T03:04:05.000006Z', '2020-01-02T03:04:05.000006-07:30')
    case 'duration': return fc.constantFrom('1h', '90s', '0s')
    case 'quantity': return fc.oneof(fc.integer(), fc.constantFrom('100m', '1000m', '0.5Gi', '1e3', ' 5 ', '010'))
    case 'intOrString': return fc.oneof(fc.integer(), fc.string({ maxLength: 3 }))
    default: return fc.constantFrom({ b: 1, a: [null] }, {})
  }
}

describe('encode is a fixpoint', () => {
  it.each(['core/v1.Pod', 'apps/v1.Deployment', 'core/v1.Service', 'core/v1.Event', 'batch/v1.CronJob', 'coordination/v1.Lease', 'apiextensions/v1.CustomResourceDefinition', 'core/v1.LimitRange'])('%s', (name) => {
    fc.assert(fc.property(fitting({ kind: 'struct', name }, 4), (body) => {
      const once = encode(schema, name, body)
      expect(JSON.stringify(encode(schema, name, once))).toBe(JSON.stringify(once))
      expect(decode(schema, name, once).unknown).toEqual([])
    }), { numRuns: 40 })
  })
})
