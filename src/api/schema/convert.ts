import type { FieldInfo, ScalarKind, Schema, StructInfo, TypeRef } from './contract.ts'
import { READ, ZERO, isInt32, isInt64 } from './scalars.ts'

/**
 * The quick way from JSON to canonical JSON: one compiled converter per struct, in Go's field order, with Go's zero values.
 * It only says *that* something is off; `diagnose.ts` then finds out what.
 */
type Convert = (value: {} | null) => unknown

/** Thrown where a value does not fit its type. */
export const MISFIT = new Error('a value does not fit its type')

const EMPTY = Object.freeze({})

/** Compiled converters of one schema. `sawUnknown` is set when a field was dropped. */
export class Converters {
  sawUnknown = false
  private readonly structs = new Map<string, Convert>()

  constructor(private readonly schema: Schema) {}

  /** The converter of a struct. It is compiled when it first meets a value, so that what a body does not use costs nothing. */
  struct(name: string): Convert {
    const known = this.structs.get(name)
    if (known) return known
    let compiled: Convert | undefined
    const convert: Convert = (value) => (compiled ??= this.compileStruct(this.schema.struct(name)))(value)
    this.structs.set(name, convert)
    return convert
  }

  private compileStruct(info: StructInfo): Convert {
    const steps = info.fields.map((field) => this.compileField(field))
    return (value) => {
      const input = (value ?? EMPTY) as Record<string, unknown>
      if (typeof input !== 'object' || Array.isArray(input)) throw MISFIT
      const out: Record<string, unknown> = {}
      let hits = 0
      for (const step of steps) {
        const given = input[step.name]
        if (given !== undefined) hits++
        const result = step.convert(given)
        if (result !== undefined) out[step.name] = result
      }
      for (const key in input) if (input[key] !== undefined) hits--
      if (hits !== 0) this.sawUnknown = true
      return out
    }
  }

  /** Gives undefined where Go leaves the field out. */
  private compileField(field: FieldInfo): { name: string; convert: (value: unknown) => unknown } {
    const convert = this.compile(field.type)
    const { name, pointer, omit, type } = field
    const absent = omit === 'never' ? null : undefined
    if (pointer) return { name, convert: (value) => (value === undefined || value === null ? absent : convert(value)) }
    if (type.kind === 'struct') return { name, convert: (value) => convert(value ?? null) }
    if (type.kind === 'list' || type.kind === 'map' || type.kind === 'bytes') return { name, convert: (value) => (value === undefined || value === null ? absent : convert(value) || absent) }
    const zero = ZERO[type.kind]
    if (omit === 'never' || omit === 'empty' && !DROPPED.has(type.kind)) return { name, convert: (value) => (value === undefined ? zero : convert(value as {} | null)) }
    return { name, convert: (value) => {
      const result = value === undefined ? zero : convert(value as {} | null)
      return result === zero ? undefined : result
    } }
  }

  private compile(type: TypeRef): Convert {
    switch (type.kind) {
      case 'struct': return this.struct(type.name)
      case 'list': return this.compileList(type.of)
      case 'map': return this.compileMap(type.of)
      case 'string': return (value) => (typeof value === 'string' ? value : value === null ? '' : misfit())
      case 'bool': return (value) => (typeof value === 'boolean' ? value : value === null ? false : misfit())
      case 'int32': return (value) => (isInt32(value) ? value : value === null ? 0 : misfit())
      case 'int64': return (value) => (isInt64(value) ? value : value === null ? 0 : misfit())
      case 'schemaOrBool': return (value) => (typeof value === 'boolean' ? value : this.subSchema(value) ?? misfit())
      case 'schemaOrArray': return (value) => (Array.isArray(value) ? this.subSchemas(value) : this.subSchema(value) ?? null)
      case 'schemaOrStrings': return (value) => (Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : misfit())) : this.subSchema(value) ?? null)
    }
    const read = READ[type.kind]
    // In a list or map, no bytes are empty bytes.
    const zero = type.kind === 'bytes' ? '' : ZERO[type.kind]
    return (value) => {
      if (value === null && type.kind !== 'duration') return zero
      const outcome = read(value)
      return 'value' in outcome ? outcome.value : misfit()
    }
  }

  /** Null for an empty list: what is stored does not tell it from none. */
  private compileList(of: TypeRef): Convert {
    const convert = this.compile(of)
    return (value) => {
      if (value === null) return null
      if (!Array.isArray(value)) throw MISFIT
      return value.length ? value.map((item) => convert(item ?? null)) : null
    }
  }

  /** Keys come out sorted, as Go writes maps. Null for an empty map. */
  private compileMap(of: TypeRef): Convert {
    const convert = this.compile(of)
    return (value) => {
      if (value === null) return null
      if (typeof value !== 'object' || Array.isArray(value)) throw MISFIT
      const input = value as Record<string, {} | null>
      const keys = sortedKeys(input)
      const out: Record<string, unknown> = {}
      for (const key of keys) put(out, key, convert(input[key]))
      return keys.length ? out : null
    }
  }

  /** A JSON schema inside a union: its unknown fields are dropped without a word. */
  private subSchema(value: {} | null): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const before = this.sawUnknown
    const result = this.struct('apiextensions/v1.JSONSchemaProps')(value)
    this.sawUnknown = before
    return result
  }

  private subSchemas(value: {}[]): unknown {
    return value.length ? value.map((item) => this.subSchema(item) ?? (item === null ? this.subSchema(EMPTY) : misfit())) : null
  }
}

/** Scalars that omitempty drops when they are zero; times, quantities and the like are structs in Go, and stay. */
const DROPPED: ReadonlySet<ScalarKind> = new Set(['string', 'bool', 'int32', 'int64', 'float64'])

function misfit(): never {
  throw MISFIT
}

/** The keys of a map that have a value, in order. */
export function sortedKeys(input: Record<string, unknown>): string[] {
  const keys = Object.keys(input)
  let sorted = true
  let gap = false
  for (let i = 0; i < keys.length; i++) {
    if (i > 0 && keys[i] < keys[i - 1]) sorted = false
    if (input[keys[i]] === undefined) gap = true
  }
  const present = gap ? keys.filter((key) => input[key] !== undefined) : keys
  return sorted ? present : present.sort()
}

/** Sets a map's entry; a key called `__proto__` is a key like any other. */
export function put(out: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true })
  else out[key] = value
}
