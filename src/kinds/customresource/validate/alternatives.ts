import type { FieldError } from '../../../api/field.ts'
import { invalid } from '../../../api/field.ts'
import type { JsonSchema } from '../schema.ts'
import { Result } from './result.ts'
import { check } from './validate.ts'

/** These errors stand at no field of their own. */
const NOWHERE = '<nil>'
const failed = (path: string, text: string): FieldError => invalid(NOWHERE, '', `${JSON.stringify(path)} must ${text}`)

/** anyOf, oneOf, allOf and not. Of alternatives that all fail, the errors of the closest are told. */
export function checkAlternatives(schema: JsonSchema, value: unknown, path: string, old: unknown): Result {
  const result = new Result()
  if (!schema.anyOf && !schema.oneOf && !schema.allOf && !schema.not) return result.count()
  const tried = (schemas: readonly JsonSchema[] | undefined) => (schemas ?? []).map((one) => check(one, value, path, old))
  const anyOf = tried(schema.anyOf), oneOf = tried(schema.oneOf), allOf = tried(schema.allOf)
  if (anyOf.length && !anyOf.some((one) => one.isValid)) result.add(failed(path, 'validate at least one schema (anyOf)')).merge(closest(anyOf))
  const valid = oneOf.filter((one) => one.isValid).length
  if (oneOf.length && valid !== 1) {
    result.add(failed(path, `validate one and only one schema (oneOf). ${valid ? `Found ${valid} valid alternatives` : 'Found none valid'}`))
    if (!valid) result.merge(closest(oneOf))
  }
  for (const one of allOf) result.merge(one)
  const passed = allOf.filter((one) => one.isValid).length
  if (passed < allOf.length) result.add(failed(path, `validate all the schemas (allOf)${passed ? '' : '. None validated'}`))
  if (schema.not && check(schema.not, value, path, old).isValid) result.add(failed(path, 'not validate the schema (not)'))
  return result.count()
}

const closest = (results: readonly Result[]): Result => results.reduce((best, one) => (one.score > best.score ? one : best))
