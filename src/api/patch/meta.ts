import type { FieldInfo, Schema, TypeRef } from '../schema/contract.ts'
import { PatchError } from './errors.ts'

/** How one field is patched: what lies below it, and its strategies (`patchStrategy` and `patchMergeKey` of the API types). */
export interface PatchMeta {
  type: TypeRef
  /** 'merge', 'replace', or '' for the default (maps merge, lists replace). */
  strategy: string
  retainKeys: boolean
  mergeKey: string
}

const strategies = new WeakMap<FieldInfo, PatchMeta>()

/** The patch metadata of a field that holds a map or struct. @throws PatchError for a field the type does not have */
export function mapMeta(schema: Schema, type: TypeRef, key: string): PatchMeta {
  if (type.kind !== 'struct') {
    if (kindName(type) === 'struct') throw unknownField(goNames[type.kind] ?? type.kind, key)
    throw new PatchError(`merging an object in json but data type is not struct, instead is: ${kindName(type)}`)
  }
  const struct = schema.struct(type.name)
  const field = struct.field(key)
  if (!field) throw unknownField(struct.goName, key)
  let meta = strategies.get(field)
  if (!meta) strategies.set(field, meta = metaOf(field))
  return meta
}

/** The same for a field that holds a list: `type` is that of the elements. */
export function listMeta(schema: Schema, type: TypeRef, key: string): PatchMeta {
  const meta = mapMeta(schema, type, key)
  if (meta.type.kind === 'list') return { ...meta, type: meta.type.of }
  throw new PatchError(`expected slice or array type, but got: ${kindName(type)}`)
}

/** The Go kind of a type, as errors name it. */
export function kindName(type: TypeRef): string {
  switch (type.kind) {
    case 'struct': case 'time': case 'microtime': case 'duration': case 'quantity': case 'intOrString': case 'any': return 'struct'
    case 'list': case 'bytes': return 'slice'
    case 'map': return 'map'
    default: return type.kind
  }
}

const goNames: Record<string, string> = { time: 'Time', microtime: 'MicroTime', duration: 'Duration', quantity: 'Quantity', intOrString: 'IntOrString', any: 'RawExtension' }

const unknownField = (struct: string, key: string) =>
  new PatchError(`unable to find api field in struct ${struct} for the json field ${JSON.stringify(key)}`)

function metaOf(field: FieldInfo): PatchMeta {
  const given = field.patchStrategy ?? []
  const retainKeys = given.includes('retainKeys')
  return { type: field.type, retainKeys, strategy: given.find((s) => s !== 'retainKeys') ?? '', mergeKey: field.patchMergeKey ?? '' }
}
