import type { DiscoveredResource } from '../client/contract.ts'
import { apiVersionOf } from '../api/gvk.ts'
import type { Fields } from '../api/object.ts'
import { storageVersionHashes } from './storagehashes.ts'
import { subresourceEntry } from './subresources.ts'

/** Discovery documents (`/api`, `/api/v1`, `/apis`, `/apis/apps`, `/apis/apps/v1`); undefined for other paths. `path` has no slash at its end. */
export function discoveryDocument(path: string, resources: readonly DiscoveredResource[]): Fields | undefined {
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: '192.168.49.2:8443' }] }
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupNames(resources).map((name) => group(name, resources)) }
  const [root, first, version, ...more] = path.split('/').slice(1)
  if (root === 'api') return first === 'v1' && version === undefined ? { kind: 'APIResourceList', ...resourceList('v1', resources) } : undefined
  if (root !== 'apis' || more.length || !first || !groupNames(resources).includes(first)) return undefined
  if (version === undefined) return { kind: 'APIGroup', apiVersion: 'v1', ...group(first, resources) }
  const list = resourceList(`${first}/${version}`, resources)
  return list.resources.length ? { kind: 'APIResourceList', apiVersion: 'v1', ...list } : undefined
}

/** Groups by their place among the resources, which is the server's order. */
export const groupNames = (resources: readonly DiscoveredResource[]): string[] => [...new Set(resources.map((row) => row.group).filter(Boolean))]

/** Versions of a group, the preferred one first. */
export const versionsOf = (name: string, resources: readonly DiscoveredResource[]): string[] => [...new Set(resources.filter((row) => row.group === name).map((row) => row.version))]

function group(name: string, resources: readonly DiscoveredResource[]): Fields {
  const versions = versionsOf(name, resources).map((version) => ({ groupVersion: `${name}/${version}`, version }))
  return { name, versions, preferredVersion: versions[0] }
}

function resourceList(groupVersion: string, resources: readonly DiscoveredResource[]): { groupVersion: string; resources: Fields[] } {
  const rows = resources.filter((row) => apiVersionOf(row) === groupVersion)
  const entries = rows.flatMap((row) => [resourceEntry(row, groupVersion), ...(row.subresources ?? []).map((subresource) => subresourceEntry(row, subresource))])
  return { groupVersion, resources: entries.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

function resourceEntry({ resource, singular, namespaced, kind, verbs, shortNames, categories }: DiscoveredResource, groupVersion: string): Fields {
  const storageVersionHash = storageVersionHashes[`${groupVersion}/${resource}`]
  return {
    name: resource, singularName: singular, namespaced, kind, verbs,
    ...(shortNames && { shortNames }), ...(categories && { categories }), ...(storageVersionHash && { storageVersionHash }),
  }
}
