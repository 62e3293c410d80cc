import type { Fields } from '../../api/object.ts'
import { entrySchema, isEmbedded, isObject, preservesUnknown } from './schema.ts'
import type { JsonSchema } from './schema.ts'

const META = new Set(['apiVersion', 'kind', 'metadata'])

/**
 * Removes the fields that a schema does not name; those of the type and the metadata stay. Changes the object.
 * Gives the paths of what it removed, sorted (`spec.nope`). `apiextensions: apiserver/schema/pruning`
 */
export function prune(object: Fields, schema: JsonSchema): string[] {
  const removed: string[] = []
  walk(object, { ...schema, 'x-kubernetes-embedded-resource': true }, '', removed)
  return removed.sort()
}

const at = (path: string, key: string) => (path ? `${path}.${key}` : key)

function walk(value: unknown, schema: JsonSchema | undefined, path: string, removed: string[]): void {
  if (schema && preservesUnknown(schema)) return walkPreserved(value, schema, path, removed)
  if (Array.isArray(value)) return value.forEach((item, i) => walk(item, schema?.items, `${path}[${i}]`, removed))
  if (!isObject(value)) return
  for (const key of Object.keys(value)) {
    if (schema && isEmbedded(schema) && META.has(key)) continue
    const property = schema?.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] as JsonSchema : undefined
    const extra = schema && entrySchema(schema)
    if (property) walk(value[key], property, at(path, key), removed)
    else if (extra) walk(value[key], extra === true ? undefined : extra, at(path, key), removed)
    else {
      removed.push(at(path, key))
      delete value[key]
    }
  }
}

/** Where unknown fields are kept, known ones are still pruned inside. */
function walkPreserved(value: unknown, schema: JsonSchema, path: string, removed: string[]): void {
  if (Array.isArray(value)) return value.forEach((item, i) => schema.items && walkPreserved(item, schema.items, `${path}[${i}]`, removed))
  if (!isObject(value)) return
  for (const key of Object.keys(value)) {
    if (isEmbedded(schema) && META.has(key)) continue
    const property = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] as JsonSchema : undefined
    const extra = entrySchema(schema)
    if (property) walk(value[key], property, at(path, key), removed)
    else if (extra && extra !== true) walk(value[key], extra, at(path, key), removed)
  }
}
