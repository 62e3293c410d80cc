import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import { validateMetadata } from '../../api/metadata.ts'
import { dns1035Label } from '../../api/names.ts'
import type { Fields, ObjectMeta } from '../../api/object.ts'
import { entrySchema, isEmbedded, isObject } from './schema.ts'
import type { JsonSchema } from './schema.ts'

/** Checks type and metadata of resources inside a resource. `apiextensions: apiserver/schema/objectmeta` */
export function validateEmbedded(schema: JsonSchema, value: unknown, path = ''): FieldError[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => (schema.items ? validateEmbedded(schema.items, item, `${path}[${i}]`) : []))
  if (!isObject(value)) return []
  const extra = entrySchema(schema)
  return [...(isEmbedded(schema) ? validateResource(value, path) : []), ...Object.keys(value).sort().flatMap((key) => {
    if (schema.properties && Object.hasOwn(schema.properties, key)) return validateEmbedded(schema.properties[key], value[key], path ? `${path}.${key}` : key)
    return extra && extra !== true ? validateEmbedded(extra, value[key], `${path}[${key}]`) : []
  })]
}

function validateResource({ apiVersion, kind, metadata }: Fields, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (apiVersion === undefined) errors.push(required(`${path}.apiVersion`))
  if (kind === undefined) errors.push(required(`${path}.kind`))
  if (apiVersion !== undefined) errors.push(...validateText(apiVersion, `${path}.apiVersion`, (text) => (text.split('/').length > 2 ? [`unexpected GroupVersion string: ${text}`] : [])))
  if (kind !== undefined) {
    errors.push(...validateText(kind, `${path}.kind`, (text) => dns1035Label(text.toLowerCase()).map((message) => `may have mixed case, but should otherwise match: ${message}`)))
  }
  if (isObject(metadata)) {
    const meta = { ...metadata, name: metadata.name || 'fakename' } as ObjectMeta
    errors.push(...validateMetadata(meta, { namespaced: !!meta.namespace, nameRule: 'path-segment' }, `${path}.metadata`))
  }
  return errors
}

function validateText(value: unknown, path: string, rule: (text: string) => string[]): FieldError[] {
  if (typeof value !== 'string') return [invalid(path, value, 'must be a string')]
  return value === '' ? [invalid(path, value, 'must not be empty')] : rule(value).map((message) => invalid(path, value, message))
}
