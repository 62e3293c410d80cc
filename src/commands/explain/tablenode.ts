import type { FieldInfo, Schema, TypeRef } from '../../api/schema/contract.ts'
import type { Node } from './node.ts'
import { byName } from './node.ts'

/** Descriptions of built-in types, and the values that a field may have. The schema table has names and types only. */
export interface FieldTexts {
  ofType(type: string): string | undefined
  ofField(type: string, field: string): string | undefined
  valuesOf(type: string, field: string): readonly string[] | undefined
}

/** Without descriptions explain shows structure alone. */
export const noTexts: FieldTexts = { ofType: () => undefined, ofField: () => undefined, valuesOf: () => undefined }

const NAMES: Readonly<Record<string, string>> = {
  string: 'string', int32: 'integer', int64: 'integer', bool: 'boolean', float64: 'number', bytes: 'string', time: 'string', microtime: 'string', duration: 'string',
  quantity: 'Quantity', intOrString: 'IntOrString',
}

/** The node of a built-in type (`apps/v1.Deployment`). */
export function typeNode(schema: Schema, type: string, texts: FieldTexts): Node {
  return nodeOf(schema, { kind: 'struct', name: type }, texts)
}

function nodeOf(schema: Schema, ref: TypeRef, texts: FieldTexts, own?: { text: string | undefined; values: readonly string[] | undefined }): Node {
  const head = { ownText: own?.text, values: own?.values }
  const mine = own?.text === undefined ? [] : [own.text]
  if (ref.kind === 'list' || ref.kind === 'map') {
    const element = nodeOf(schema, ref.of, texts)
    return { ...head, typeName: `${ref.kind === 'list' ? '[]' : 'map[string]'}${element.typeName}`, texts: [...mine, ...element.texts], fields: () => [], element }
  }
  if (ref.kind === 'struct') {
    const text = texts.ofType(ref.name)
    return { ...head, typeName: schema.struct(ref.name).goName, typeKey: ref.name, texts: text === undefined ? mine : [...mine, text], fields: () => fieldsOf(schema, ref.name, texts) }
  }
  const typeName = NAMES[ref.kind] ?? ref.go.slice(ref.go.lastIndexOf('.') + 1)
  const text = NAMES[ref.kind] ? texts.ofType(NAMES[ref.kind]!) : undefined
  return { ...head, typeName, texts: text === undefined ? mine : [...mine, text], fields: () => [] }
}

function fieldsOf(schema: Schema, type: string, texts: FieldTexts) {
  return byName(schema.struct(type).fields).map((field: FieldInfo) => ({
    name: field.name, required: field.required ?? false,
    node: nodeOf(schema, field.type, texts, { text: texts.ofField(type, field.name), values: texts.valuesOf(type, field.name) }),
  }))
}
