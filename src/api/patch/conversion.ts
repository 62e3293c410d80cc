import type { Schema, TypeRef } from '../schema/contract.ts'
import { READ, type Outcome } from '../schema/scalars.ts'
import { isMap } from './directives.ts'
import { goType } from './goprint.ts'
import { kindName } from './meta.ts'

/**
 * Why a JSON value does not fit a type, in the words of the converter that reads patched objects (`apimachinery: runtime/converter.go`),
 * which differ from those of the JSON decoder. Unknown fields are no misfit.
 */
export function conversionError(schema: Schema, type: TypeRef, value: any): string | undefined {
  if (value === null || value === undefined) return undefined
  switch (type.kind) {
    case 'struct': return structError(schema, type.name, value)
    case 'map':
      if (!isMap(value)) return `cannot restore map from ${goType(value)}`
      return first(Object.keys(value), (key) => conversionError(schema, type.of, value[key]))
    case 'list':
      if (!Array.isArray(value)) return `cannot restore slice from ${goType(value)}`
      return first(value, (item) => conversionError(schema, type.of, item))
    case 'string': case 'bool': case 'int32': case 'int64': case 'float64': return scalarError(type, value)
    case 'bytes':
      if (typeof value === 'string') return refusal(READ.bytes(value), 'error decoding from json: ')
      return Array.isArray(value) ? undefined : `cannot restore slice from ${goType(value)}`
    case 'schemaOrBool': case 'schemaOrArray': case 'schemaOrStrings': return undefined
    default: return refusal(READ[type.kind](value))
  }
}

function structError(schema: Schema, name: string, value: any): string | undefined {
  if (!isMap(value)) return `cannot restore struct from: ${goType(value)}`
  return first(schema.struct(name).fields, (field) => (Object.hasOwn(value, field.name) ? conversionError(schema, field.type, value[field.name]) : undefined))
}

function first<T>(items: readonly T[], check: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = check(item)
    if (problem !== undefined) return problem
  }
  return undefined
}

const numbers = ['int32', 'int64', 'float64']

function scalarError(type: TypeRef, value: unknown): string | undefined {
  const given = goType(value), wanted = kindName(type)
  if (given === wanted) return undefined
  const go = 'go' in type ? type.go : wanted
  // Go converts between numbers that lose nothing; whole ones are read as int64 here.
  if (numbers.includes(given) && numbers.includes(wanted)) return given === 'float64' ? `cannot convert float64 to ${go}` : undefined
  if (given === 'int64' && wanted === 'string') return `cannot convert int64 to ${go}`
  return `unrecognized type: ${wanted}`
}

function refusal(outcome: Outcome, prefix = ''): string | undefined {
  if (!('kind' in outcome)) return undefined
  if (outcome.kind === 'text') return prefix + outcome.text
  return `json: cannot unmarshal ${outcome.found} into Go value of type ${outcome.go ?? 'string'}`
}
