import { describe, expect, it } from 'vitest'
import type { Fields } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { applyDefaults } from './defaults.ts'
import { prune } from './prune.ts'
import type { JsonSchema } from './schema.ts'

const object = (properties: Fields, rest: Fields = {}): JsonSchema => ({ type: 'object', properties, ...rest })
const KEEP = { 'x-kubernetes-preserve-unknown-fields': true }

describe('pruning', () => {
  it.each<[string, JsonSchema, Fields, Fields, string[]]>([
    ['drops what has no name', object({ spec: object({ a: { type: 'string' } }) }), { spec: { a: 'x', b: 1 }, c: 2 }, { spec: { a: 'x' } }, ['c', 'spec.b']],
    ['keeps type and metadata', object({}), { apiVersion: 'v1', kind: 'K', metadata: { name: 'n' } }, { apiVersion: 'v1', kind: 'K', metadata: { name: 'n' } }, []],
    ['looks into lists', object({ l: { type: 'array', items: object({ a: {} }) } }), { l: [{ a: 1 }, { b: 2 }] }, { l: [{ a: 1 }, {}] }, ['l[1].b']],
    ['keeps entries of maps', object({ m: { type: 'object', additionalProperties: { type: 'string' } } }), { m: { x: 'y' } }, { m: { x: 'y' } }, []],
    ['prunes known fields inside kept ones', object({ s: object({ k: object({ a: {} }) }, KEEP) }), { s: { z: 1, k: { b: 1 } } }, { s: { z: 1, k: {} } }, ['s.k.b']],
  ])('%s', (_name, schema, given, want, paths) => {
    const value = clone(given)
    expect(prune(value, schema)).toEqual(paths)
    expect(value).toEqual(want)
  })
})

describe('defaulting', () => {
  it.each<[string, JsonSchema, Fields, Fields]>([
    ['fills what is missing', object({ a: { default: 1 } }), {}, { a: 1 }],
    ['fills from outside in', object({ s: object({ a: { default: 1 } }, { default: {} }) }), {}, { s: { a: 1 } }],
    ['does not open objects', object({ s: object({ a: { default: 1 } }) }), {}, {}],
    ['replaces null that is not allowed', object({ a: { default: 1 } }), { a: null }, { a: 1 }],
    ['keeps null that is', object({ a: { default: 1, nullable: true } }), { a: null }, { a: null }],
    ['drops other nulls', object({ a: { type: 'string' } }), { a: null }, {}],
    ['fills items', object({ l: { items: object({ a: { default: 1 } }) } }), { l: [{}, { a: 2 }] }, { l: [{ a: 1 }, { a: 2 }] }],
  ])('%s', (_name, schema, given, want) => {
    const value = clone(given)
    applyDefaults(value, schema)
    expect(value).toEqual(want)
  })
})
