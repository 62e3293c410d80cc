import type { FieldInfo, Schema, StructInfo, TypeRef } from '../schema/contract.ts'

/** How a value is owned: the view that field management has of a schema type (`structured-merge-diff: schema`). */
export type Atom = ScalarAtom | ListAtom | MapAtom | StructAtom | DeducedAtom

export interface ScalarAtom { kind: 'scalar'; scalar: 'string' | 'numeric' | 'boolean' | 'untyped' | 'any' }
export interface ListAtom { kind: 'list'; of: Atom; relation: 'atomic' | 'set' | 'map'; keys: readonly string[] }
export interface MapAtom { kind: 'map'; of: Atom; atomic: boolean }
export interface StructAtom { kind: 'struct'; fields: ReadonlyMap<string, FieldAtom>; filled: readonly FieldAtom[]; atomic: boolean }
/** No schema: the shape follows the value; lists are atomic, maps are not. */
export interface DeducedAtom { kind: 'deduced' }

export interface FieldAtom {
  name: string
  /** `f:name` */
  element: string
  atom: Atom
  /** What an absent field stands for where Go writes it always; undefined where it may be absent. */
  fill: unknown
  /** The value of an absent list key. */
  keyDefault: unknown
}

export const DEDUCED: DeducedAtom = { kind: 'deduced' }
const STRING: ScalarAtom = { kind: 'scalar', scalar: 'string' }
const NUMERIC: ScalarAtom = { kind: 'scalar', scalar: 'numeric' }
const BOOLEAN: ScalarAtom = { kind: 'scalar', scalar: 'boolean' }
const UNTYPED: ScalarAtom = { kind: 'scalar', scalar: 'untyped' }
/** Free JSON inside a known type is owned as a whole. */
const ANY: ScalarAtom = { kind: 'scalar', scalar: 'any' }

const structs = new WeakMap<StructInfo, { granular?: StructAtom; atomic?: StructAtom }>()

/** The atom of a schema type (`apps/v1.Deployment`); without a type everything is deduced. */
export function atomOf(schema: Schema, type: string | undefined): Atom {
  return type === undefined ? DEDUCED : structAtom(schema, schema.struct(type), undefined)
}

function structAtom(schema: Schema, info: StructInfo, mapType: FieldInfo['mapType']): StructAtom {
  const atomic = (mapType ?? info.mapType) === 'atomic'
  let known = structs.get(info)
  if (!known) structs.set(info, known = {})
  const key = atomic ? 'atomic' : 'granular'
  return (known[key] ??= new LazyStruct(schema, info, atomic))
}

/** Fields are worked out when they are first asked for: types refer to themselves. */
class LazyStruct implements StructAtom {
  readonly kind = 'struct'
  private read: { fields: Map<string, FieldAtom>; filled: FieldAtom[] } | undefined
  constructor(private readonly schema: Schema, private readonly info: StructInfo, readonly atomic: boolean) {}
  get fields(): ReadonlyMap<string, FieldAtom> { return (this.read ??= this.all()).fields }
  get filled(): readonly FieldAtom[] { return (this.read ??= this.all()).filled }
  private all() {
    const fields = this.info.fields.map((field) => fieldAtom(this.schema, field))
    return { fields: new Map(fields.map((field) => [field.name, field])), filled: fields.filter((field) => field.fill !== undefined) }
  }
}

function fieldAtom(schema: Schema, field: FieldInfo): FieldAtom {
  const always = field.omit === 'never'
  const isStruct = field.type.kind === 'struct' && !field.pointer
  const fill = isStruct && field.omit !== 'zero' ? {} : always ? zero(field) : undefined
  return { name: field.name, element: `f:${field.name}`, atom: typeAtom(schema, field.type, field), fill, keyDefault: field.default ?? (always ? zero(field) ?? undefined : undefined) }
}

function zero(field: FieldInfo): unknown {
  if (field.pointer) return null
  switch (field.type.kind) {
    case 'string': case 'duration': return ''
    case 'int32': case 'int64': case 'float64': case 'intOrString': return 0
    case 'bool': return false
    case 'quantity': return '0'
    case 'struct': return undefined
    default: return null
  }
}

function typeAtom(schema: Schema, type: TypeRef, field: Partial<FieldInfo>): Atom {
  switch (type.kind) {
    case 'struct': return structAtom(schema, schema.struct(type.name), field.mapType)
    case 'list': return { kind: 'list', of: typeAtom(schema, type.of, {}), relation: field.listType ?? 'atomic', keys: [...field.listMapKeys ?? []].sort() }
    case 'map': return { kind: 'map', of: typeAtom(schema, type.of, {}), atomic: field.mapType === 'atomic' }
    case 'int32': case 'int64': case 'float64': return NUMERIC
    case 'bool': return BOOLEAN
    case 'quantity': case 'intOrString': return UNTYPED
    case 'any': case 'schemaOrBool': case 'schemaOrArray': case 'schemaOrStrings': return ANY
    default: return STRING
  }
}

/** The atom below a field of a struct or an entry of a map. */
export function childAtom(atom: Atom, name: string): Atom {
  if (atom.kind === 'struct') return atom.fields.get(name)?.atom ?? DEDUCED
  return atom.kind === 'map' ? atom.of : DEDUCED
}
