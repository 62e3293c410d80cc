import { clone, put } from '../../api/object.ts'
import { entrySchema, isObject, propertySchema } from './schema.ts'
import type { JsonSchema } from './schema.ts'

/** Drops nulls that are neither allowed nor defaulted, then fills in defaults, outside first. Changes the value. `apiextensions: apiserver/schema/defaulting` */
export function applyDefaults(value: unknown, schema: JsonSchema | undefined): void {
  if (!schema) return
  dropNulls(value, schema)
  fill(value, schema)
}

const isStrayNull = (value: unknown, schema: JsonSchema | undefined) => value === null && schema !== undefined && !schema.nullable

function dropNulls(value: unknown, schema: JsonSchema | undefined): void {
  if (Array.isArray(value)) for (const item of value) dropNulls(item, schema?.items)
  else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const inner = propertySchema(schema, key)
      if (isStrayNull(value[key], inner) && inner!.default === undefined) delete value[key]
      else dropNulls(value[key], inner)
    }
  }
}

function fill(value: unknown, schema: JsonSchema | undefined): void {
  if (!schema) return
  if (Array.isArray(value)) {
    value.forEach((item, i) => {
      if (isStrayNull(item, schema.items) && schema.items.default !== undefined) value[i] = clone(schema.items.default)
      fill(value[i], schema.items)
    })
  } else if (isObject(value)) {
    const properties: Record<string, JsonSchema> = schema.properties ?? {}
    for (const key of Object.keys(properties)) {
      if (properties[key].default === undefined || properties[key].default === null) continue
      if (!Object.hasOwn(value, key) || isStrayNull(value[key], properties[key])) put(value, key, clone(properties[key].default))
    }
    const extra = entrySchema(schema)
    for (const key of Object.keys(value)) {
      const inner = properties[key] ?? (extra === true ? undefined : extra)
      if (isStrayNull(value[key], inner) && inner!.default !== undefined) put(value, key, clone(inner!.default))
      fill(value[key], inner)
    }
  }
}
