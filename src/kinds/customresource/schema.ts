import type { Fields } from '../../api/object.ts'

/**
 * A node of a structural schema, as `spec.versions[].schema.openAPIV3Schema` of a CustomResourceDefinition holds it.
 * `apiextensions/v1.JSONSchemaProps`; fields by their JSON names, `x-kubernetes-…` ones among them.
 */
export type JsonSchema = Fields

/** The schema that unnamed entries of a map follow; `true` allows anything, undefined nothing. */
export function entrySchema(schema: JsonSchema): JsonSchema | true | undefined {
  const extra = schema.additionalProperties
  return typeof extra === 'object' && extra !== null ? extra : extra === true ? true : undefined
}

/** The schema of a map's entry or an object's property. */
export function propertySchema(schema: JsonSchema | undefined, name: string): JsonSchema | undefined {
  if (!schema) return undefined
  if (schema.properties && Object.hasOwn(schema.properties, name)) return schema.properties[name]
  const extra = entrySchema(schema)
  return extra === true ? undefined : extra
}

export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

export const preservesUnknown = (schema: JsonSchema): boolean => schema['x-kubernetes-preserve-unknown-fields'] === true
export const isEmbedded = (schema: JsonSchema): boolean => schema['x-kubernetes-embedded-resource'] === true
export const isIntOrString = (schema: JsonSchema): boolean => schema['x-kubernetes-int-or-string'] === true

/** Every schema inside a schema, itself first. */
export function* allSchemas(schema: JsonSchema | undefined): Generator<JsonSchema> {
  if (!isObject(schema)) return
  yield schema
  for (const list of [schema.allOf, schema.anyOf, schema.oneOf]) for (const one of list ?? []) yield* allSchemas(one)
  for (const one of [schema.not, schema.items, schema.additionalProperties]) yield* allSchemas(one)
  for (const one of Object.values(schema.properties ?? {})) yield* allSchemas(one as JsonSchema)
}
