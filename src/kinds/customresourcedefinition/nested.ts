import type { FieldError } from '../../api/field.ts'
import { forbidden } from '../../api/field.ts'
import type { JsonSchema } from '../customresource/schema.ts'
import { validateValues } from './structural.ts'

/** What a schema inside allOf, anyOf, oneOf or not may not say, and how that is put. */
const OUTSIDE: readonly (readonly [field: string, must: string])[] = [
  ['type', 'be empty'], ['additionalProperties', 'be undefined'], ['default', 'be undefined'], ['title', 'be empty'], ['description', 'be empty'], ['nullable', 'be false'],
  ['x-kubernetes-preserve-unknown-fields', 'be false'], ['x-kubernetes-embedded-resource', 'be false'], ['x-kubernetes-int-or-string', 'be false'],
  ['x-kubernetes-list-map-keys', 'be empty'], ['x-kubernetes-list-type', 'be undefined'], ['x-kubernetes-map-type', 'be undefined'], ['x-kubernetes-validations', 'be empty'],
]

/** A schema that only narrows values: its shape is said elsewhere. */
export function validateNested(schema: JsonSchema, path: string, skipAnyOf = false): FieldError[] {
  return [
    ...validateValues(schema, path, skipAnyOf),
    ...(schema.items ? validateNested(schema.items, `${path}.items`) : []),
    ...Object.keys(schema.properties ?? {}).flatMap((name) => validateNested(schema.properties[name], `${path}.properties[${name}]`)),
    ...OUTSIDE.filter(([field]) => schema[field] !== undefined && schema[field] !== false && schema[field] !== '').map(([field, must]) => forbidden(`${path}.${field}`, `must ${must} to be structural`)),
    ...(schema.properties?.metadata ? [forbidden(`${path}.properties[metadata]`, 'must not be specified in a nested context')] : []),
  ]
}
