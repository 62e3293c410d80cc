import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../api/field.ts'
import type { JsonSchema } from '../customresource/schema.ts'
import { isEmbedded, isObject } from '../customresource/schema.ts'
import { validateListType, validateMapKeys } from './listtype.ts'
import { validateRules } from './rules.ts'

interface Place { root: boolean; insideMeta: boolean; noDefaults?: string }

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'], META = ['metadata', 'kind', 'apiVersion']
const REFUSED: readonly (readonly [string, string])[] = [
  ['id', 'id is not supported'], ['additionalItems', 'additionalItems is not supported'], ['patternProperties', 'patternProperties is not supported'],
  ['definitions', 'definitions is not supported'], ['dependencies', 'dependencies is not supported'], ['$ref', '$ref is not supported'],
]

/** What the server supports of OpenAPI, place by place. `apiextensions: apis/apiextensions/validation, ValidateCustomResourceDefinitionOpenAPISchema` */
export function validateNode(schema: JsonSchema, path: string, place: Place): FieldError[] {
  const errors = validateSupport(schema, path, place)
  const inside = (one: JsonSchema | undefined, at: string, there: Partial<Place> = {}) => { if (isObject(one)) errors.push(...validateNode(one, `${path}.${at}`, { ...place, root: false, ...there })) }
  if (schema.uniqueItems) errors.push(forbidden(`${path}.uniqueItems`, 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic'))
  const extra = schema.additionalProperties
  if (extra !== undefined) {
    if (Object.keys(schema.properties ?? {}).length && extra !== true) errors.push(forbidden(`${path}.additionalProperties`, 'additionalProperties and properties are mutual exclusive'))
    inside(extra, 'additionalProperties', place.insideMeta ? { noDefaults: 'inside additionalProperties applying to object metadata' } : {})
  }
  for (const name of Object.keys(schema.properties ?? {}).sort()) {
    const isMeta = (place.root || isEmbedded(schema)) && META.includes(name)
    inside(schema.properties[name], `properties[${name}]`, { ...(isMeta && { insideMeta: true, ...(place.root && { noDefaults: `in top-level ${name}` }) }) })
  }
  inside(schema.not, 'not')
  for (const list of ['allOf', 'oneOf', 'anyOf']) schema[list]?.forEach((one: JsonSchema, i: number) => inside(one, `${list}[${i}]`))
  if (!Array.isArray(schema.items)) inside(schema.items, 'items')
  if (schema['x-kubernetes-preserve-unknown-fields'] === false) errors.push(invalid(`${path}.x-kubernetes-preserve-unknown-fields`, false, 'must be true or undefined'))
  return [...errors, ...validateMapType(schema, path), ...validateListType(schema, path), ...validateMapKeys(schema, path), ...validateRules(schema, path)]
}

function validateSupport(schema: JsonSchema, path: string, { insideMeta, noDefaults }: Place): FieldError[] {
  const errors: FieldError[] = []
  if (schema.type && !TYPES.includes(schema.type)) errors.push(unsupported(`${path}.type`, schema.type, TYPES))
  if (schema.default !== undefined && noDefaults) errors.push(forbidden(`${path}.default`, `must not be set ${noDefaults}`))
  for (const [field, text] of REFUSED) if (schema[field] !== undefined) errors.push(forbidden(`${path}.${field}`, text))
  if (schema.type === 'null') errors.push(forbidden(`${path}.type`, 'type cannot be set to null, use nullable as an alternative'))
  if (Array.isArray(schema.items) && schema.items.length) errors.push(forbidden(`${path}.items`, 'items must be a schema object and not an array'))
  if (insideMeta && isEmbedded(schema)) errors.push(forbidden(`${path}.x-kubernetes-embedded-resource`, 'must not be used inside of resource meta'))
  return errors
}

function validateMapType({ type = '', 'x-kubernetes-map-type': mapType }: JsonSchema, path: string): FieldError[] {
  if (mapType === undefined) return []
  const detail = 'must be object if x-kubernetes-map-type is specified'
  return [
    ...(type === 'object' ? [] : [type ? invalid(`${path}.type`, type, detail) : required(`${path}.type`, detail)]),
    ...(mapType === 'atomic' || mapType === 'granular' ? [] : [unsupported(`${path}.x-kubernetes-map-type`, mapType, ['atomic', 'granular'])]),
  ]
}
