import { describe, expect, it } from 'vitest'
import { fieldErrorText } from '../../../api/field.ts'
import type { JsonSchema } from '../schema.ts'
import { validateLists } from './lists.ts'
import { validateValue } from './validate.ts'

const of = (schema: JsonSchema, value: unknown, old?: unknown) => validateValue(schema, value, 'spec', old).map(fieldErrorText)
const string = (rest: JsonSchema): JsonSchema => ({ type: 'string', ...rest })

describe('validation by a schema', () => {
  it.each<[string, JsonSchema, unknown, string[]]>([
    ['a text where a number belongs', { type: 'integer' }, '3', ['spec: Invalid value: "string": spec in body must be of type integer: "string"']],
    ['a fraction', { type: 'integer', format: 'int32' }, 1.5, [
      'spec: Invalid value: "float64": spec in body must be of type int32: "float64"', '<nil>: Invalid value: "": Checked value must be of type integer with format int32 in spec']],
    ['a whole number for a number', { type: 'number' }, 3, []],
    ['null', { type: 'string' }, null, ['spec: Invalid value: "null": spec in body must be of type string: "null"']],
    ['null that is allowed', { type: 'string', nullable: true }, null, []],
    ['int or string', { 'x-kubernetes-int-or-string': true }, true, ['spec: Invalid value: "boolean": spec in body must be of type integer,string: "boolean"']],
    ['a pattern', string({ pattern: '^[a-z]+$' }), 'A', ["spec: Invalid value: \"A\": spec in body should match '^[a-z]+$'"]],
    ['a pattern with a flag of Go', string({ pattern: '(?i)^[[:alpha:]]+$' }), 'Ab', []],
    ['a short text', string({ minLength: 2 }), 'é', ['spec: Invalid value: "é": spec in body should be at least 2 chars long']],
    ['a long text', string({ maxLength: 1 }), 'ab', ['spec: Too long: may not be more than 1 bytes']],
    ['a format', string({ format: 'date-time' }), 'now', ['spec: Invalid value: "now": spec in body must be of type date-time: "now"']],
    ['an unknown format', string({ format: 'strange' }), 'now', []],
    ['a set of values', string({ enum: ['a', 'b'] }), 'c', ['spec: Unsupported value: "c": supported values: "a", "b"']],
    ['bounds', { type: 'integer', minimum: 1, maximum: 3 }, 4, ['spec: Invalid value: 4: spec in body should be less than or equal to 3']],
    ['multiples', { type: 'number', multipleOf: 0.5 }, 1.3, ['spec: Invalid value: 1.3: spec in body should be a multiple of 0.5']],
    ['a missing field', { type: 'object', required: ['a'] }, {}, ['spec.a: Required value']],
    ['entries of a map', { type: 'object', additionalProperties: { type: 'integer' }, maxProperties: 1 }, { a: 1, b: 'x' }, [
      'spec: Too many: 2: must have at most 1 items', 'spec.b: Invalid value: "string": spec.b in body must be of type integer: "string"']],
    ['items', { type: 'array', minItems: 2, items: { type: 'string' } }, [1], [
      'spec[0]: Invalid value: "integer": spec[0] in body must be of type string: "integer"', 'spec: Invalid value: 1: spec in body should have at least 2 items']],
    ['none of several', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }, {}, ['<nil>: Invalid value: "": "spec" must validate one and only one schema (oneOf). Found none valid', 'spec.a: Required value']],
    ['two of several', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1, b: 1 }, ['<nil>: Invalid value: "": "spec" must validate one and only one schema (oneOf). Found 2 valid alternatives']],
    ['not', { not: { required: ['a'] } }, { a: 1 }, ['<nil>: Invalid value: "": "spec" must not validate the schema (not)']],
  ])('%s', (_name, schema, value, errors) => expect(of(schema, value)).toEqual(errors))

  it('lets what was wrong before stay as it is', () => {
    const schema = { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } } }
    expect(of(schema, { a: 'x', b: 2 }, { a: 'x', b: 1 })).toEqual([])
    expect(of(schema, { a: 'y', b: 2 }, { a: 'x', b: 1 })).toHaveLength(1)
  })

  it.each<[string, JsonSchema, unknown, string[]]>([
    ['sets', { type: 'array', 'x-kubernetes-list-type': 'set' }, ['a', 'b', 'a', 'a'], ['[2]: Duplicate value: "a"']],
    ['maps', { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'] }, [{ k: 1 }, { k: 1, v: 2 }], ['[1]: Duplicate value: {"k":1}']],
  ])('finds doubles in %s', (_name, schema, value, errors) => expect(validateLists(schema, value).map(fieldErrorText)).toEqual(errors))
})
