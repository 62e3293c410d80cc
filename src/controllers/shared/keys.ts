import type { KubeObject } from '../../api/object.ts'

/** `namespace/name`, the usual key of a namespaced object. */
export const keyOf = (object: KubeObject): string => `${object.metadata.namespace ?? ''}/${object.metadata.name}`

/** The reverse of {@link keyOf}. */
export function splitKey(key: string): [namespace: string, name: string] {
  const slash = key.indexOf('/')
  return [key.slice(0, slash), key.slice(slash + 1)]
}
