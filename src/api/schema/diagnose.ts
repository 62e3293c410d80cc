import type { FieldInfo, ScalarKind, Schema, TypeRef } from './contract.ts'
import { goName } from './parse.ts'
import type { Refusal } from './scalars.ts'
import { READ, jsonTypeName } from './scalars.ts'

/** A body that cannot be decoded: Go's own text. */
export class DecodeError extends Error {}

const SCHEMA_PROPS = 'apiextensions/v1.JSONSchemaProps'
const MAX_STRICT_ERRORS = 100

/** Where the decoder is: the innermost struct and the names down to here, as type errors show them, and the path for strict errors. */
interface Place { struct: string; names: readonly string[]; path: string; strict: boolean }

/**
 * The slow way: walks the body in its own order, as Go's decoder does, for the texts of what is wrong with it.
 */
export class Diagnosis {
  readonly unknown = new Set<string>()
  /** The first value of a wrong type. */
  error: string | undefined

  constructor(private readonly schema: Schema, private readonly sorted: boolean) {}

  /** @throws DecodeError where a type's own reader refuses a value */
  run(typeName: string, input: unknown): void {
    this.walk({ kind: 'struct', name: typeName }, input, { struct: '', names: [], path: '', strict: true })
  }

  private walk(type: TypeRef, value: unknown, place: Place): void {
    if (value === null || value === undefined) {
      if (type.kind === 'duration') this.refuse(READ.duration('') as Refusal, type.go, place)
      if (type.kind === 'schemaOrBool') throw new DecodeError('boolean or JSON schema expected')
      return
    }
    switch (type.kind) {
      case 'struct': return this.walkStruct(type, value, place)
      case 'list': return this.walkList(type, value, place)
      case 'map': return this.walkMap(type, value, place)
      case 'schemaOrBool': case 'schemaOrArray': case 'schemaOrStrings': return this.walkUnion(type.kind, value, place)
    }
    const outcome = READ[type.kind](value)
    if (!('value' in outcome)) this.refuse(outcome, type.go, place)
  }

  private walkStruct(type: TypeRef & { kind: 'struct' }, value: unknown, place: Place): void {
    if (!isObject(value)) return this.refuse({ kind: 'type', found: jsonTypeName(value) }, goName(type), place)
    const info = this.schema.struct(type.name)
    for (const key of this.keys(value)) {
      const field = info.field(key)
      const path = place.path ? `${place.path}.${key}` : key
      if (field) this.walk(field.type, value[key], this.below(field, info.goName, path, place))
      else if (place.strict && this.unknown.size < MAX_STRICT_ERRORS) this.unknown.add(`unknown field ${JSON.stringify(path)}`)
    }
  }

  private below(field: FieldInfo, struct: string, path: string, place: Place): Place {
    return { struct, names: [...place.names, ...(field.inline ? [field.inline] : []), field.name], path, strict: place.strict }
  }

  private walkList(type: TypeRef & { kind: 'list' }, value: unknown, place: Place): void {
    if (!Array.isArray(value)) return this.refuse({ kind: 'type', found: jsonTypeName(value) }, type.go, place)
    value.forEach((item, i) => this.walk(type.of, item, { ...place, path: `${place.path}[${i}]` }))
  }

  private walkMap(type: TypeRef & { kind: 'map' }, value: unknown, place: Place): void {
    if (!isObject(value)) return this.refuse({ kind: 'type', found: jsonTypeName(value) }, type.go, place)
    for (const key of this.keys(value)) this.walk(type.of, value[key], { ...place, path: `${place.path}.${key}` })
  }

  /** A union's own reader takes over: nothing is strict inside, and every error there is final. */
  private walkUnion(kind: ScalarKind, value: unknown, place: Place): void {
    const inner = new Diagnosis(this.schema, this.sorted)
    const loose = { ...place, strict: false }
    const schema: TypeRef = { kind: 'struct', name: SCHEMA_PROPS }
    if (isObject(value)) inner.walk(schema, value, loose)
    else if (Array.isArray(value) && kind === 'schemaOrArray') inner.walk({ kind: 'list', of: schema, go: '' }, value, loose)
    else if (Array.isArray(value) && kind === 'schemaOrStrings') inner.walk({ kind: 'list', of: { kind: 'string', go: 'string' }, go: '' }, value, loose)
    else if (kind === 'schemaOrBool' && typeof value !== 'boolean') throw new DecodeError('boolean or JSON schema expected')
    if (inner.error !== undefined) throw new DecodeError(inner.error)
  }

  private refuse(refusal: Refusal, go: string, { struct, names }: Place): void {
    const text = refusal.kind === 'text' ? refusal.text
      : `json: cannot unmarshal ${refusal.found} into Go ${struct ? `struct field ${struct}.${names.join('.')}` : 'value'} of type ${refusal.go ?? go}`
    if (refusal.fatal) throw new DecodeError(text)
    this.error ??= text
  }

  private keys(value: Record<string, unknown>): string[] {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined)
    return this.sorted ? keys.sort() : keys
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
