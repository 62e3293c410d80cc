/** A kind; empty texts where something is not given. */
export interface Gvk { group: string; version: string; kind: string }

/** `apps/v1` in parts. Everything behind the first slash is the version. */
export function parseGroupVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? { group: '', version: apiVersion } : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}
