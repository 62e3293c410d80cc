/** Names of API types: GroupVersionKind and GroupVersionResource, and their spellings. */
export interface GroupVersion { group: string; version: string }
export interface GroupVersionKind extends GroupVersion { kind: string }
export interface GroupVersionResource extends GroupVersion { resource: string }
export interface GroupResource { group: string; resource: string }

/** `apps/v1`, or `v1` for the core group. */
export function apiVersionOf({ group, version }: GroupVersion): string {
  return group ? `${group}/${version}` : version
}

/** The reverse of {@link apiVersionOf}. */
export function parseApiVersion(apiVersion: string): GroupVersion {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? { group: '', version: apiVersion } : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

/** `deployments.apps`, or `pods` for the core group: how a resource is keyed in the store, in controllers and in error texts. */
export function resourceKey({ group, resource }: GroupResource): string {
  return group ? `${resource}.${group}` : resource
}

/** The reverse of {@link resourceKey}: everything behind the first dot is the group. */
export function parseResourceKey(key: string): GroupResource {
  const dot = key.indexOf('.')
  return dot < 0 ? { group: '', resource: key } : { group: key.slice(dot + 1), resource: key.slice(0, dot) }
}
