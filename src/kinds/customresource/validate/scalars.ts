import type { FieldError } from '../../../api/field.ts'
import { invalid, tooLong, unsupported } from '../../../api/field.ts'
import { same } from '../../../api/object.ts'
import { goPrint } from '../../../api/patch/goprint.ts'
import type { JsonSchema } from '../schema.ts'
import { isIntOrString, isObject } from '../schema.ts'
import { hasFormat, isKnownFormat } from './formats.ts'
import { goRegExp } from './regexp.ts'

/** An error whose text names the field again, as the server's schema validation does: `spec.size in body should be …`. */
export const inBody = (path: string, value: unknown, text: string): FieldError => invalid(path, value, `${path} in body ${text}`)

const wrongType = (path: string, type: string, found: unknown): FieldError => {
  const { body } = inBody(path, found, `must be of type ${type}: ${JSON.stringify(found)}`)
  return { type: 'TypeInvalid', path, body }
}

/** The format of a schema, where the server knows it. */
export const formatOf = ({ format, type }: JsonSchema): string => (format && isKnownFormat(format, type) ? format : '')

const typeOf = (value: unknown): string =>
  (Array.isArray(value) ? 'array' : isObject(value) ? 'object' : typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value)
const ownFormat: Readonly<Record<string, string>> = { integer: 'int64', number: 'float64' }

/** Whether the JSON type is right. */
export function checkType(schema: JsonSchema, value: unknown, path: string): FieldError[] {
  const types: string[] = isIntOrString(schema) ? ['integer', 'string'] : schema.type ? [schema.type] : []
  const format = formatOf(schema)
  if (value === null) return types.length && !schema.nullable ? [wrongType(path, types.join(','), 'null')] : []
  if (!types.length && !format) return []
  const found = typeOf(value), isText = found === 'string' || found === 'array'
  const fits = types.includes(found) || (found === 'integer' && types.includes('number'))
  if (!isText && format && !fits) return [wrongType(path, format, ownFormat[found] ?? '')]
  if (isText && format && !types.includes('number') && !types.includes('integer')) return []
  return fits ? [] : [wrongType(path, types.join(','), found)]
}

export function checkText(schema: JsonSchema, value: string, path: string): FieldError[] {
  const { maxLength, minLength, pattern } = schema
  const length = maxLength === undefined && minLength === undefined ? 0 : [...value].length
  if (maxLength !== undefined && length > maxLength) return [tooLong(path, maxLength)]
  if (minLength !== undefined && length < minLength) return [inBody(path, value, `should be at least ${minLength} chars long`)]
  return pattern && !(goRegExp(pattern)?.test(value) ?? true) ? [inBody(path, value, `should match '${pattern}'`)] : []
}

export const checkFormat = (schema: JsonSchema, value: string, path: string): FieldError[] => {
  const format = formatOf(schema)
  return format && schema.type !== 'integer' && schema.type !== 'number' && !hasFormat(format, value) ? [wrongType(path, format, value)] : []
}

/** Whether a number can be held by the type and format that the schema names. */
function isInRange(schema: JsonSchema, value: number): boolean {
  if (schema.type !== 'integer') return formatOf(schema) !== 'float' || Math.abs(value) <= 3.4028234663852886e38
  return Number.isInteger(value) && (formatOf(schema) === 'int32' ? Math.abs(value + 0.5) < 2 ** 31 : Math.abs(value) < 2 ** 63)
}

export function checkNumber(schema: JsonSchema, value: number, path: string): FieldError[] {
  const { multipleOf, minimum, maximum } = schema, errors: FieldError[] = []
  // Whole numbers are compared as such: the server cuts bounds off at the point.
  const bound = (given: number | undefined) => (given !== undefined && Number.isInteger(value) ? Math.trunc(given) : given)
  const should = (text: string, limit: number) => errors.push(inBody(path, value, `should be ${text} ${goPrint(limit)}`))
  const factor = bound(multipleOf), low = bound(minimum), high = bound(maximum)
  if (!isInRange(schema, value)) errors.push(invalid('<nil>', '', `Checked value must be of type ${schema.type} ${formatOf(schema) ? `with format ${formatOf(schema)}` : '(default format)'} in ${path}`))
  if (factor !== undefined && factor <= 0) errors.push(invalid(path, factor, `factor MultipleOf declared for ${path} must be positive: ${factor}`))
  else if (factor && !Number.isInteger(Number((value / factor).toPrecision(15)))) should('a multiple of', factor)
  if (low !== undefined && (schema.exclusiveMinimum ? value <= low : value < low)) should(schema.exclusiveMinimum ? 'greater than' : 'greater than or equal to', low)
  if (high !== undefined && (schema.exclusiveMaximum ? value >= high : value > high)) should(schema.exclusiveMaximum ? 'less than' : 'less than or equal to', high)
  return errors
}

export const checkEnum = (schema: JsonSchema, value: unknown, path: string): FieldError[] =>
  (!schema.enum || schema.enum.some((one: unknown) => same(one, value)) ? [] : [unsupported(path, value, schema.enum.map((one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one))))])
