import type { Fields } from '../object.ts'
import type { Schema } from './contract.ts'
import { Converters, MISFIT } from './convert.ts'
import { DecodeError, Diagnosis } from './diagnose.ts'

export { DecodeError } from './diagnose.ts'

export interface DecodeOptions {
  /** Report in the order of sorted keys: what a client sends that built its JSON from a map, as kubectl does. Else in the body's own order. */
  sorted?: boolean
}

const compiled = new WeakMap<Schema, Converters>()

function convertersOf(schema: Schema): Converters {
  const known = compiled.get(schema)
  if (known) return known
  const fresh = new Converters(schema)
  compiled.set(schema, fresh)
  return fresh
}

/**
 * The typed round trip of a JSON body: Go's field order and zero values, canonical times, quantities and base64.
 * Fields that hold any JSON (RawExtension) are taken over as they are, and shared with the input.
 * @param typeName `core/v1.Pod`, as `schema.typeOf` gives it
 * @returns the object, and for each dropped field a strict error (`unknown field "spec.foo"`), at most 100
 * @throws DecodeError with Go's text
 */
export function decode(schema: Schema, typeName: string, input: unknown, options: DecodeOptions = {}): { object: Fields; unknown: string[] } {
  return guarded(schema, typeName, input, options, (converters) => {
    if (!converters.sawUnknown) return []
    const diagnosis = new Diagnosis(schema, options.sorted ?? false)
    diagnosis.run(typeName, input)
    return [...diagnosis.unknown]
  })
}

/**
 * The same canonical form for an object that we changed ourselves; to be used before storing. Unknown fields are dropped.
 * @throws DecodeError when a value does not fit its field
 */
export function encode(schema: Schema, typeName: string, object: unknown): Fields {
  return guarded(schema, typeName, object, {}, () => []).object
}

function guarded(schema: Schema, typeName: string, input: unknown, options: DecodeOptions, strictErrors: (converters: Converters) => string[]): { object: Fields; unknown: string[] } {
  const converters = convertersOf(schema)
  converters.sawUnknown = false
  try {
    const object = converters.struct(typeName)((input ?? null) as {} | null) as Fields
    return { object, unknown: strictErrors(converters) }
  } catch (error) {
    // Bodies nested beyond what the stack can hold: Go has a limit of its own, with this text.
    if (error instanceof RangeError) throw new DecodeError('exceeded max depth')
    if (error !== MISFIT) throw error
    const diagnosis = new Diagnosis(schema, options.sorted ?? false)
    diagnosis.run(typeName, input)
    throw new DecodeError(diagnosis.error ?? `cannot decode ${typeName}`)
  }
}
