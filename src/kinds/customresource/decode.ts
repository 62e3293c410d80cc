import { parseApiVersion } from '../../api/gvk.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { decode as decodeTyped } from '../../api/schema/decode.ts'
import { schemaNow } from '../../api/schema/load.ts'
import { applyDefaults } from './defaults.ts'
import { prune } from './prune.ts'
import { entrySchema, isEmbedded, isObject } from './schema.ts'
import type { JsonSchema } from './schema.ts'

/**
 * Reads a custom resource from the wire: metadata by its own type, defaults filled in, unknown fields dropped and told.
 * @throws DecodeError when metadata does not fit
 */
export function decodeCustom(input: Fields, schema: JsonSchema): { object: KubeObject; strict: readonly string[] } {
  const object = clone(input)
  const strict = decodeMetadata(object, '')
  if (object.metadata === undefined) object.metadata = {}
  strict.push(...decodeEmbedded(object, schema, ''))
  applyDefaults(object, schema)
  const unknown = [...strict, ...prune(object, schema)].sort()
  return { object: object as KubeObject, strict: unknown.map((path) => `unknown field ${JSON.stringify(path)}`) }
}

/** Gives the paths of unknown fields. @throws DecodeError */
function decodeMetadata(object: Fields, path: string): string[] {
  if (object.metadata === undefined || object.metadata === null) return []
  const { object: metadata, unknown } = decodeTyped(schemaNow(), 'meta/v1.ObjectMeta', object.metadata, { sorted: true })
  object.metadata = metadata
  return unknown.map((text) => `${path}metadata.${JSON.parse(text.replace(/^unknown field /, '')) as string}`)
}

/** Metadata of resources inside the resource. */
function decodeEmbedded(value: unknown, schema: JsonSchema, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => (schema.items ? embedded(item, schema.items, `${path}[${i}]`) : []))
  if (!isObject(value)) return []
  const extra = entrySchema(schema)
  return Object.keys(value).flatMap((key) => {
    const inner = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] as JsonSchema : extra === true ? undefined : extra
    return inner ? embedded(value[key], inner, path ? `${path}.${key}` : key) : []
  })
}

const embedded = (value: unknown, schema: JsonSchema, path: string): string[] =>
  [...(isEmbedded(schema) && isObject(value) ? decodeMetadata(value, `${path}.`) : []), ...decodeEmbedded(value, schema, path)]

/** A stored object as a version of its definition shows it: what the schema has gained is filled in, what it has lost is dropped. */
export function showStored(stored: KubeObject, apiVersion: string, schema: JsonSchema): KubeObject {
  const object = { ...clone(stored), apiVersion, metadata: stored.metadata }
  if (parseApiVersion(stored.apiVersion).group !== parseApiVersion(apiVersion).group) return object
  applyDefaults(object, schema)
  prune(object, schema)
  return object
}
