import type { ObjectMeta } from '../api/object.ts'

/** The fields of metadata in the API's own order. */
const ORDER = [
  'name', 'generateName', 'namespace', 'selfLink', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp',
  'deletionGracePeriodSeconds', 'labels', 'annotations', 'ownerReferences', 'finalizers', 'managedFields',
] as const

/** The same metadata with its fields in the API's order. */
export function orderedMetadata(meta: ObjectMeta): ObjectMeta {
  const ordered: Record<string, unknown> = {}
  for (const field of ORDER) if (meta[field as keyof ObjectMeta] !== undefined) ordered[field] = meta[field as keyof ObjectMeta]
  return ordered as ObjectMeta
}
