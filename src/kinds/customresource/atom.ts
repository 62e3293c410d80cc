import type { Atom, FieldAtom, StructAtom } from '../../api/fieldset/atom.ts'
import { atomOf, DEDUCED } from '../../api/fieldset/atom.ts'
import { schemaNow } from '../../api/schema/load.ts'
import type { JsonSchema } from './schema.ts'
import { entrySchema, isEmbedded, isIntOrString, preservesUnknown } from './schema.ts'

/** Fields that the schema does not name are there all the same, of a shape that follows the value. */
class OpenFields extends Map<string, FieldAtom> {
  override has(): boolean { return true }
}

/** How a custom resource is owned field by field: what its schema says of lists and maps. `apiextensions: controller/openapi/builder` */
export const rootAtom = (schema: JsonSchema): Atom => ({ ...structAtom(schema, true), atomic: false })

function structAtom(schema: JsonSchema, isResource: boolean): StructAtom {
  const fields: Map<string, FieldAtom> = preservesUnknown(schema) ? new OpenFields() : new Map<string, FieldAtom>()
  const add = (name: string, atom: Atom, keyDefault?: unknown) => fields.set(name, { name, element: `f:${name}`, atom, fill: undefined, keyDefault })
  const properties: Record<string, JsonSchema> = schema.properties ?? {}
  for (const name of Object.keys(properties)) add(name, atomOfSchema(properties[name]), properties[name].default)
  if (isResource) {
    add('apiVersion', { kind: 'scalar', scalar: 'string' })
    add('kind', { kind: 'scalar', scalar: 'string' })
    add('metadata', atomOf(schemaNow(), 'meta/v1.ObjectMeta'))
  }
  return { kind: 'struct', fields, filled: [], atomic: schema['x-kubernetes-map-type'] === 'atomic' }
}

function atomOfSchema(schema: JsonSchema): Atom {
  if (isIntOrString(schema)) return { kind: 'scalar', scalar: 'untyped' }
  switch (schema.type) {
    case 'string': return { kind: 'scalar', scalar: 'string' }
    case 'boolean': return { kind: 'scalar', scalar: 'boolean' }
    case 'integer': case 'number': return { kind: 'scalar', scalar: 'numeric' }
    case 'array': return { kind: 'list', of: schema.items ? atomOfSchema(schema.items) : DEDUCED, relation: schema['x-kubernetes-list-type'] ?? 'atomic', keys: [...schema['x-kubernetes-list-map-keys'] ?? []].sort() }
    case 'object': return objectAtom(schema)
    default: return DEDUCED
  }
}

function objectAtom(schema: JsonSchema): Atom {
  const extra = entrySchema(schema)
  if (extra) return { kind: 'map', of: extra === true ? DEDUCED : atomOfSchema(extra), atomic: schema['x-kubernetes-map-type'] === 'atomic' }
  return structAtom(schema, isEmbedded(schema))
}
