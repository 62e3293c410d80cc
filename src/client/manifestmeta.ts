import type { Fields } from '../api/object.ts'

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isTextMap = (value: unknown) => isMap(value) && Object.values(value).every((entry) => typeof entry === 'string')
/** What most manifests have, told right without the schema. */
const plain: Record<string, (value: unknown) => boolean> = Object.assign(Object.create(null), {
  name: (value: unknown) => typeof value === 'string', namespace: (value: unknown) => typeof value === 'string', generateName: (value: unknown) => typeof value === 'string',
  labels: isTextMap, annotations: isTextMap,
})

/** Why the metadata of a manifest cannot be read, in Go's words; undefined when it can. The client reads it before it sends anything. */
export async function metadataFault(metadata: unknown): Promise<string | undefined> {
  if (metadata === undefined || metadata === null) return undefined
  if (isMap(metadata) && Object.entries(metadata).every(([field, value]) => plain[field]?.(value))) return undefined
  const [{ decode, DecodeError }, { loadSchema }] = await Promise.all([import('../api/schema/decode.ts'), import('../api/schema/load.ts')])
  try {
    decode(await loadSchema(), 'core/v1.ConfigMap', { metadata } satisfies Fields, { sorted: true })
    return undefined
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    return error.message.replace('ConfigMap.metadata ', 'metadataOnlyObject.metadata ')
  }
}
