import type { FieldError } from '../../api/field.ts'
import { duplicate, invalid, required, tooMany } from '../../api/field.ts'
import type { Fields } from '../../api/object.ts'
import type { JsonSchema } from '../customresource/schema.ts'

const TYPES = ['boolean', 'date', 'integer', 'number', 'string'], FORMATS = ['binary', 'byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']
const MAX_SELECTABLE = 8

export function validateDeprecation({ deprecated, deprecationWarning: text }: Fields, path: string): FieldError[] {
  if (text === undefined) return []
  if (!deprecated) return [invalid(path, text, 'can only be set for deprecated versions')]
  if (text.length > 256) return [invalid(path, text, 'must be <= 256 characters long')]
  if (!text) return [invalid(path, text, 'must not be an empty string')]
  const index = [...text].findIndex((c: string) => /[\p{C}\p{Zl}\p{Zp}]/u.test(c))
  return index < 0 ? [] : [invalid(path, text, `must only contain printable UTF-8 characters; non-printable character found at index ${index}`)]
}

const simplePath = (value: string, path: string): FieldError[] => (value.startsWith('.') ? [] : [invalid(path, value, 'must be a simple json path starting with .')])

export const validateColumns = (columns: readonly Fields[] | undefined, path: string): FieldError[] => (columns ?? []).flatMap(({ name, type, format, jsonPath }, i) => {
  const at = `${path}[${i}]`, errors: FieldError[] = []
  if (!name) errors.push(required(`${at}.name`))
  if (!type) errors.push(required(`${at}.type`, `must be one of ${TYPES.join(',')}`))
  else if (!TYPES.includes(type)) errors.push(invalid(`${at}.type`, type, `must be one of ${TYPES.join(',')}`))
  if (format && !FORMATS.includes(format)) errors.push(invalid(`${at}.format`, format, `must be one of ${FORMATS.join(',')}`))
  return [...errors, ...(jsonPath ? simplePath(jsonPath, `${at}.JSONPath`) : [required(`${at}.JSONPath`)])]
})

export function validateSubresources(subresources: Fields | undefined, path: string): FieldError[] {
  const scale: Fields | undefined = subresources?.scale
  if (!scale) return []
  const check = (field: string, roots: readonly string[], should: string): FieldError[] => {
    const at = `${path}.scale.${field}`, value = scale[field] ?? ''
    if (!value) return field === 'labelSelectorPath' ? [] : [required(at)]
    const faults = simplePath(value, at)
    return faults.length || roots.some((root) => value.startsWith(root)) ? faults : [invalid(at, value, `should be a json path under ${should}`)]
  }
  return [
    ...check('specReplicasPath', ['.spec.'], '.spec'), ...check('statusReplicasPath', ['.status.'], '.status'),
    ...check('labelSelectorPath', ['.spec.', '.status.'], 'either .spec or .status'),
  ]
}

/** Fields to select by must be plain values outside the metadata. */
export function validateSelectable(fields: readonly Fields[] | undefined, schema: JsonSchema | undefined, path: string): FieldError[] {
  if (!fields?.length) return []
  const seen = new Set<string>()
  const errors = fields.flatMap(({ jsonPath }, i) => {
    const at = `${path}[${i}].jsonPath`
    if (!jsonPath) return [required(at)]
    const names = jsonPath.replace(/^\./, '').split('.') as string[]
    let node = schema
    for (const name of names) {
      const next: JsonSchema | undefined = node?.properties?.[name]
      if (!next) return [invalid(at, jsonPath, `is an invalid path: does not refer to a valid field`)]
      node = next
    }
    const found = names[0] === 'metadata' ? [invalid(at, jsonPath, 'must not point to fields in metadata')] : []
    if (!['string', 'boolean', 'integer'].includes(node?.type)) found.push(invalid(at, jsonPath, 'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.'))
    if (seen.has(jsonPath)) found.push(duplicate(at, jsonPath))
    seen.add(jsonPath)
    return found
  })
  return seen.size > MAX_SELECTABLE ? [...errors, tooMany(path, seen.size, MAX_SELECTABLE)] : errors
}
