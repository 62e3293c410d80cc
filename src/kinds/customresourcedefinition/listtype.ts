import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../api/field.ts'
import type { JsonSchema } from '../customresource/schema.ts'

const LIST = 'x-kubernetes-list-type', KEYS = 'x-kubernetes-list-map-keys', MAP = 'x-kubernetes-map-type'
const TYPES = ['atomic', 'set', 'map']

/** x-kubernetes-list-type and what it asks of the items. */
export function validateListType(schema: JsonSchema, path: string): FieldError[] {
  const listType: string | undefined = schema[LIST], keys: string[] = schema[KEYS] ?? [], { type = '', items } = schema, errors: FieldError[] = []
  if (listType !== undefined && type !== 'array') {
    const detail = 'must be array if x-kubernetes-list-type is specified'
    errors.push(type ? invalid(`${path}.type`, type, detail) : required(`${path}.type`, detail))
  } else if (listType === 'set' && items) errors.push(...validateSetItems(items, `${path}.items`))
  if (listType !== undefined && !TYPES.includes(listType)) errors.push(unsupported(`${path}.${LIST}`, listType, TYPES))
  if (keys.length && listType !== 'map') {
    const detail = 'must be map if x-kubernetes-list-map-keys is non-empty'
    errors.push(listType === undefined ? required(`${path}.${LIST}`, detail) : invalid(`${path}.${LIST}`, listType, detail))
  }
  return listType === 'map' ? [...errors, ...validateKeyed(items, keys, path)] : errors
}

function validateSetItems(items: JsonSchema, path: string): FieldError[] {
  const detail = 'must be atomic as item of a list with x-kubernetes-list-type=set'
  if (items.type === 'array') return items[LIST] !== undefined && items[LIST] !== 'atomic' ? [invalid(`${path}.${LIST}`, items[LIST], detail)] : []
  // The server shows the list type here, whatever the map type is.
  return items.type === 'object' && items[MAP] !== 'atomic' ? [invalid(`${path}.${MAP}`, items[LIST], detail)] : []
}

function validateKeyed(items: JsonSchema | undefined, keys: readonly string[], path: string): FieldError[] {
  const errors: FieldError[] = []
  if (!keys.length) errors.push(required(`${path}.${KEYS}`, 'must not be empty if x-kubernetes-list-type is map'))
  if (!items) return [...errors, required(`${path}.items`, 'must have a schema if x-kubernetes-list-type is map')]
  if (items.type !== 'object') return [...errors, invalid(`${path}.items.type`, items.type ?? '', "must be object if parent array's x-kubernetes-list-type is map")]
  keys.forEach((key, i) => {
    const property: JsonSchema | undefined = items.properties?.[key]
    if (!property) errors.push(invalid(`${path}.${KEYS}`, keys, 'entries must all be names of item properties'))
    else if (property.type === 'array' || property.type === 'object') errors.push(invalid(`${path}.items.properties[${key}].type`, items.type, "must be a scalar type if parent array's x-kubernetes-list-type is map"))
    if (keys.indexOf(key) < i) errors.push(invalid(`${path}.${KEYS}`, keys, 'must not contain duplicate entries'))
  })
  return errors
}

/** Items of sets and maps are never null, and the keys of maps are always there. */
export function validateMapKeys(schema: JsonSchema, path: string): FieldError[] {
  const listType: string | undefined = schema[LIST], { items } = schema
  if (!items || (listType !== 'set' && listType !== 'map')) return []
  const errors = items.nullable ? [forbidden(`${path}.items.nullable`, `cannot be nullable when x-kubernetes-list-type is ${listType}`)] : []
  if (listType === 'set') return errors
  for (const key of schema[KEYS] ?? []) {
    const property: JsonSchema | undefined = items.properties?.[key], at = `${path}.items.properties[${key}]`
    if (!property) continue
    if (!items.required?.includes(key) && property.default === undefined) errors.push(required(`${at}.default`, 'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property'))
    if (property.nullable) errors.push(forbidden(`${at}.nullable`, 'this property is in x-kubernetes-list-map-keys, so it cannot be nullable'))
  }
  return errors
}
