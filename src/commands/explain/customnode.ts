import type { Fields } from '../../api/object.ts'
import type { Node, NodeField } from './node.ts'
import { byName } from './node.ts'

/**
 * The node of a custom resource: its own schema, with the fields that all objects have.
 * @param common apiVersion, kind and metadata, as built-in types have them
 */
export function customNode(schema: Fields, kind: string, common: readonly NodeField[]): Node {
  const node = schemaNode(schema)
  return { ...node, typeName: kind, fields: () => byName([...node.fields().filter(({ name }) => !common.some((field) => field.name === name)), ...common]) }
}

function schemaNode(schema: Fields): Node {
  const { description, type, properties, items, additionalProperties, required = [], enum: values } = schema
  const inner = items ?? (typeof additionalProperties === 'object' && additionalProperties !== null ? additionalProperties : undefined)
  const element = inner && schemaNode(inner as Fields)
  const base = type === undefined || type === 'object' ? 'Object' : String(type)
  return {
    typeName: element ? `${items ? '[]' : 'map[string]'}${element.typeName}` : base,
    texts: [...(description ? [description as string] : []), ...(element?.texts ?? [])],
    ...(description && { ownText: description as string }),
    ...(values && { values: (values as unknown[]).map(String) }),
    fields: () => byName(Object.keys(properties ?? {}).map((name) => ({ name, node: schemaNode(properties[name]), required: required.includes(name) }))),
    ...(element && { element }),
  }
}
