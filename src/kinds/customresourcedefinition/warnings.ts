import type { KubeObject } from '../../api/object.ts'
import { allSchemas } from '../customresource/schema.ts'
import type { JsonSchema } from '../customresource/schema.ts'
import { isKnownFormat } from '../customresource/validate/formats.ts'

const schemas = ({ spec }: KubeObject): JsonSchema[] => (spec?.versions ?? []).flatMap((version: JsonSchema) => [...allSchemas(version.schema?.openAPIV3Schema)])

const unknownFormats = (definition: KubeObject): string[] => schemas(definition).filter(({ format, type }) => format && !isKnownFormat(format, type)).map(({ format }) => `unrecognized format ${JSON.stringify(format)}`)

const compoundSets = (definition: KubeObject): string[] => schemas(definition)
  .filter((one) => one['x-kubernetes-list-type'] === 'set' && ['object', 'array'].includes(one.items?.type))
  .map((one) => `x-kubernetes-list-type: set for items of type ${JSON.stringify(one.items.type)} is not supported by server-side apply or CEL validation rules`).sort()

/** Warnings about schemas that do less than they seem to; on an update, about new ones. */
export function schemaWarnings(definition: KubeObject, old: KubeObject | undefined): string[] {
  const known = old ? [...unknownFormats(old), ...compoundSets(old)] : []
  return [...new Set([...unknownFormats(definition), ...compoundSets(definition)])].filter((text) => !known.includes(text))
}
