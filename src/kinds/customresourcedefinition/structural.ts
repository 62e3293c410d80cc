import type { FieldError } from '../../api/field.ts'
import { fieldErrorText, forbidden, invalid, required } from '../../api/field.ts'
import { same } from '../../api/object.ts'
import type { JsonSchema } from '../customresource/schema.ts'
import { isEmbedded, isIntOrString, isObject, preservesUnknown } from '../customresource/schema.ts'
import { goRegExp } from '../customresource/validate/regexp.ts'
import { validateNested } from './nested.ts'

type Level = 'root' | 'item' | 'field'
const MISSING_TYPE: Readonly<Record<Level, string>> = { root: 'at the root', item: 'for specified array items', field: 'for specified object fields' }
const INT_OR_STRING = [{ type: 'integer' }, { type: 'string' }]

/** Whether a schema is structural: every place has a type, said once. `apiextensions: apiserver/schema/validation` */
export const validateStructure = (schema: JsonSchema, path: string): FieldError[] =>
  [...structure(schema, 'root', path), ...incomplete(schema, path)].sort((a, b) => (fieldErrorText(a) < fieldErrorText(b) ? -1 : 1))

function structure(schema: JsonSchema, level: Level, path: string): FieldError[] {
  const errors: FieldError[] = [], embedded = isEmbedded(schema), { type, properties = {} } = schema
  if (type === 'array' && !schema.items) errors.push(required(`${path}.items`, 'must be specified'))
  if (schema.items) errors.push(...structure(schema.items, 'item', `${path}.items`))
  for (const name of Object.keys(properties)) errors.push(...structure(properties[name], 'field', `${path}.properties[${name}]`))
  if (schema.additionalProperties !== undefined) {
    if (level === 'root') errors.push(forbidden(`${path}.additionalProperties`, 'must not be used at the root'))
    if (isObject(schema.additionalProperties)) errors.push(...structure(schema.additionalProperties, 'field', `${path}.additionalProperties`))
  }
  if (isIntOrString(schema) && preservesUnknown(schema)) errors.push(invalid(`${path}.x-kubernetes-preserve-unknown-fields`, true, 'must be false if x-kubernetes-int-or-string is true'))
  if (isIntOrString(schema) && embedded) errors.push(invalid(`${path}.x-kubernetes-embedded-resource`, true, 'must be false if x-kubernetes-int-or-string is true'))
  errors.push(...validateValues(schema, path, isIntOrStringAnyOf(schema.anyOf), isIntOrStringAnyOf(schema.allOf?.[0]?.anyOf)))
  if (embedded && type !== 'object') {
    errors.push(type ? invalid(`${path}.type`, type, 'must be object if x-kubernetes-embedded-resource is true') : required(`${path}.type`, 'must be object if x-kubernetes-embedded-resource is true'))
  } else if (!type && !isIntOrString(schema) && !preservesUnknown(schema)) errors.push(required(`${path}.type`, `must not be empty ${MISSING_TYPE[level]}`))
  if (embedded && schema.additionalProperties !== undefined) errors.push(forbidden(`${path}.additionalProperties`, 'must not be used if x-kubernetes-embedded-resource is set'))
  if (level === 'root' && type && type !== 'object') errors.push(invalid(`${path}.type`, type, 'must be object at the root'))
  if (level === 'root' || embedded) for (const name of ['kind', 'apiVersion']) if (properties[name] && properties[name].type !== 'string') errors.push(invalid(`${path}.properties[${name}].type`, properties[name].type ?? '', 'must be string'))
  if (properties.metadata) errors.push(...validateMeta(properties.metadata, level, embedded, `${path}.properties[metadata]`))
  if (embedded && !preservesUnknown(schema) && !Object.keys(properties).length) errors.push(required(`${path}.properties`, 'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields'))
  return errors
}

const isIntOrStringAnyOf = (anyOf: unknown): boolean => same(anyOf ?? null, INT_OR_STRING)

/** The root's metadata is known already: only names may be narrowed. */
function validateMeta(schema: JsonSchema, level: Level, embedded: boolean, path: string): FieldError[] {
  const errors = (level === 'root' || embedded) && schema.type !== 'object' ? [invalid(`${path}.type`, schema.type ?? '', 'must be object')] : []
  const { type: _type, description, default: _default, ...rest } = schema
  const names = Object.keys(rest.properties ?? {})
  if (names.length && names.every((name) => name === 'name' || name === 'generateName')) delete rest.properties
  if (level === 'root' && (description !== undefined || Object.values(rest).some((value) => value !== undefined && value !== false))) errors.push(forbidden(path, 'must not specify anything other than name and generateName, but metadata is implicitly specified'))
  return errors
}

/** What says something of values only: alternatives and patterns. */
export function validateValues(schema: JsonSchema, path: string, skipAnyOf = false, skipFirstAllOf = false): FieldError[] {
  const errors: FieldError[] = []
  if (!skipAnyOf) schema.anyOf?.forEach((one: JsonSchema, i: number) => errors.push(...validateNested(one, `${path}.anyOf[${i}]`)))
  schema.allOf?.forEach((one: JsonSchema, i: number) => errors.push(...validateNested(one, `${path}.allOf[${i}]`, skipFirstAllOf && i === 0)))
  schema.oneOf?.forEach((one: JsonSchema, i: number) => errors.push(...validateNested(one, `${path}.oneOf[${i}]`)))
  if (schema.not) errors.push(...validateNested(schema.not, `${path}.not`))
  if (schema.pattern && !goRegExp(schema.pattern)) errors.push(invalid(`${path}.pattern`, schema.pattern, `must be a valid regular expression, but isn't: error parsing regexp: ${goFault(schema.pattern)}`))
  return errors
}

const goFault = (pattern: string): string => (/\[[^\]]*$/.test(pattern) ? `missing closing ]: \`${pattern.slice(pattern.lastIndexOf('['))}\`` : `missing closing ): \`${pattern}\``)

/** What an alternative at the root speaks of has to be there outside of it too; the server looks no further down. */
function incomplete(schema: JsonSchema, path: string): FieldError[] {
  const errors: FieldError[] = []
  const inside = (nested: JsonSchema, outer: JsonSchema | undefined, at: string, outerAt: string): void => {
    if (!outer) return void errors.push(required(outerAt, `because it is defined in ${at}`))
    if (nested.items) inside(nested.items, outer.items, `${at}.items`, `${outerAt}.items`)
    for (const name of Object.keys(nested.properties ?? {})) {
      inside(nested.properties[name], outer.properties?.[name], `${at}.properties[${name}]`, `${outerAt}.properties[${name}]`)
    }
    for (const [list, i, one] of alternatives(nested)) inside(one, outer, `${at}.${list}${i}`, outerAt)
  }
  for (const [list, i, one] of alternatives(schema)) inside(one, schema, `${path}.${list}${i}`, path)
  return errors
}

const alternatives = (schema: JsonSchema): [string, string, JsonSchema][] => [
  ...['allOf', 'anyOf', 'oneOf'].flatMap((list) => (schema[list] ?? []).map((one: JsonSchema, i: number) => [list, `[${i}]`, one] as [string, string, JsonSchema])),
  ...(schema.not ? [['not', '', schema.not] as [string, string, JsonSchema]] : []),
]
