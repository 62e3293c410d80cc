import type { FieldError } from '../../../api/field.ts'
import { required, tooMany } from '../../../api/field.ts'
import { same } from '../../../api/object.ts'
import type { Fields } from '../../../api/object.ts'
import { entrySchema, isObject } from '../schema.ts'
import type { JsonSchema } from '../schema.ts'
import { checkAlternatives } from './alternatives.ts'
import { Result } from './result.ts'
import { checkEnum, checkFormat, checkNumber, checkText, checkType, inBody } from './scalars.ts'

/**
 * Checks a value against a schema. `old`: the value before an update at the same place; what did not change is not checked
 * again, so that a tightened schema does not lock objects up. `kube-openapi: validation/validate`
 */
export const validateValue = (schema: JsonSchema, value: unknown, path: string, old?: unknown): FieldError[] => check(schema, value, path, old).errors

/** As {@link validateValue}, with the number of passed checks. */
export function check(schema: JsonSchema, value: unknown, path: string, old?: unknown): Result {
  const result = new Result()
  if (old !== undefined && same(value, old)) return result.count()
  result.add(...checkType(schema, value, path)).count()
  if (value === null) return result.add(...checkEnum(schema, value, path))
  result.merge(checkAlternatives(schema, value, path, old)).count()
  if (typeof value === 'string') result.add(...checkText(schema, value, path), ...checkFormat(schema, value, path)).count()
  if (typeof value === 'number') result.add(...checkNumber(schema, value, path)).count()
  if (Array.isArray(value)) result.merge(checkItems(schema, value, path, old)).count()
  result.add(...checkEnum(schema, value, path)).count()
  if (isObject(value)) result.merge(checkFields(schema, value, path, old)).count()
  return result.count()
}

function checkItems(schema: JsonSchema, items: unknown[], path: string, old: unknown): Result {
  const result = new Result(), { minItems, maxItems } = schema
  if (schema.items) items.forEach((item, i) => result.merge(check(schema.items, item, `${path}[${i}]`, formerItem(schema, item, old))))
  if (minItems !== undefined && items.length < minItems) result.add(inBody(path, items.length, `should have at least ${minItems} items`))
  if (maxItems !== undefined && items.length > maxItems) result.add(tooMany(path, items.length, maxItems))
  return result.count()
}

/** Only the items of a map-like list can be found again. */
function formerItem(schema: JsonSchema, item: unknown, old: unknown): unknown {
  const keys: string[] | undefined = schema['x-kubernetes-list-type'] === 'map' ? schema['x-kubernetes-list-map-keys'] : undefined
  if (!keys || !Array.isArray(old) || !isObject(item)) return undefined
  return old.find((other) => isObject(other) && keys.every((key) => same(other[key], item[key])))
}

function checkFields(schema: JsonSchema, object: Fields, path: string, old: unknown): Result {
  const result = new Result(), keys = Object.keys(object).sort(), { minProperties, maxProperties } = schema
  const properties: Record<string, JsonSchema> = schema.properties ?? {}
  const former = (key: string) => (isObject(old) ? old[key] : undefined)
  if (minProperties !== undefined && keys.length < minProperties) result.add(inBody(path, keys.length, `should have at least ${minProperties} properties`))
  if (maxProperties !== undefined && keys.length > maxProperties) result.add(tooMany(path, keys.length, maxProperties))
  const extra = entrySchema(schema)
  for (const key of keys) {
    if (Object.hasOwn(properties, key)) continue
    if (schema.additionalProperties === false) result.add(inBody(path, key, 'is a forbidden property'))
    else if (extra && extra !== true) result.merge(check(extra, object[key], `${path}.${key}`, former(key)))
  }
  for (const key of keys) if (Object.hasOwn(properties, key)) result.merge(check(properties[key], object[key], path ? `${path}.${key}` : key, former(key)))
  for (const key of schema.required ?? []) if (!Object.hasOwn(object, key)) result.add(required(path ? `${path}.${key}` : key))
  return result.count()
}
