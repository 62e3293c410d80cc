import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid } from '../../api/field.ts'
import type { Fields } from '../../api/object.ts'
import type { JsonSchema } from '../customresource/schema.ts'
import { validateDefaults } from './defaults.ts'
import { validateNode } from './node.ts'
import { validateStructure } from './structural.ts'

const AT_ROOT = [
  'Description', 'Type', 'Format', 'Title', 'Maximum', 'ExclusiveMaximum', 'Minimum', 'ExclusiveMinimum', 'MaxLength', 'MinLength', 'Pattern', 'MaxItems', 'MinItems', 'UniqueItems', 'MultipleOf', 'Required',
  'Items', 'Properties', 'ExternalDocs', 'Example', 'XPreserveUnknownFields', 'XValidations',
]
const goName = (field: string) => (field.startsWith('x-kubernetes-') ? field.slice('x-kubernetes'.length) : `-${field}`)
  .split('-').map((word) => (word ? word[0].toUpperCase() + word.slice(1) : '')).join('').replace(/^/, field.startsWith('x-kubernetes-') ? 'X' : '')

/** The schema of a version, or the one that all versions share. */
export function validateSchema(validation: Fields | undefined, hasStatus: boolean, path: string): FieldError[] {
  const schema: JsonSchema | undefined = validation?.openAPIV3Schema, at = `${path}.openAPIV3Schema`
  if (!schema) return []
  const errors = hasStatus ? validateRoot(schema, at) : []
  if (schema.nullable) errors.push(forbidden(`${at}.nullable`, 'nullable cannot be true at the root'))
  const structure = validateStructure(schema, at)
  errors.push(...(structure.length ? structure : validateDefaults(schema, at)))
  return [...errors, ...validateNode(schema, at, { root: true, insideMeta: false })]
}

/** With a status subresource, the root has to be a plain object. */
function validateRoot(schema: JsonSchema, path: string): FieldError[] {
  if (schema.type !== 'object') return [invalid(`${path}.type`, schema.type ?? '', 'only "object" is allowed as the type at the root of the schema if the status subresource is enabled')]
  const stray = Object.keys(schema).find((field) => schema[field] !== undefined && schema[field] !== false && !AT_ROOT.includes(goName(field)))
  return stray ? [invalid(path, schema, `only [${AT_ROOT.join(' ')}] fields are allowed at the root of the schema if the status subresource is enabled`)] : []
}
