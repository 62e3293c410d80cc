import type { FieldError } from '../../../api/field.ts'
import { duplicate, invalid } from '../../../api/field.ts'
import type { Fields } from '../../../api/object.ts'
import { entrySchema, isObject } from '../schema.ts'
import type { JsonSchema } from '../schema.ts'

/** Lists that are sets or maps hold nothing twice. `apiextensions: apiserver/schema/listtype` */
export function validateLists(schema: JsonSchema, value: unknown, path = ''): FieldError[] {
  if (Array.isArray(value)) return [...doubles(schema, value, path), ...value.flatMap((item, i) => (schema.items ? validateLists(schema.items, item, `${path}[${i}]`) : []))]
  if (!isObject(value)) return []
  const extra = entrySchema(schema)
  return Object.keys(value).sort().flatMap((key) => {
    if (schema.properties && Object.hasOwn(schema.properties, key)) return validateLists(schema.properties[key], value[key], path ? `${path}.${key}` : key)
    return extra && extra !== true ? validateLists(extra, value[key], `${path}[${key}]`) : []
  })
}

function doubles(schema: JsonSchema, items: unknown[], path: string): FieldError[] {
  const type = schema['x-kubernetes-list-type']
  if (type === 'set') return secondOnes(items).map((i) => duplicate(`${path}[${i}]`, items[i]))
  if (type !== 'map') return []
  const wrong = items.findIndex((item) => item !== null && !isObject(item))
  if (wrong >= 0) return [invalid(`${path}[${wrong}]`, items[wrong], 'must be an object for an array of list-type map')]
  const keys = items.map((item) => keysOf(schema, item))
  return secondOnes(keys).map((i) => duplicate(`${path}[${i}]`, keys[i]))
}

function keysOf(schema: JsonSchema, item: unknown): Fields {
  const names: string[] = schema['x-kubernetes-list-map-keys'] ?? []
  return Object.fromEntries(names.filter((name) => isObject(item) && Object.hasOwn(item, name)).map((name) => [name, (item as Fields)[name]]))
}

/** Where something stands for the second time; a third time is not told. */
function secondOnes(values: readonly unknown[]): number[] {
  const seen = new Map<string, number>()
  return values.flatMap((value, i) => {
    const text = JSON.stringify(value), times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    return times === 2 ? [i] : []
  })
}
