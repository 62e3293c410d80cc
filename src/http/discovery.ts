import type { DiscoveredResource } from '../client/contract.ts'
import { apiVersionOf } from '../api/gvk.ts'
import type { Fields } from '../api/object.ts'
import { VERSION } from './version.ts'

/** Discovery documents (`/api`, `/apis`, `/apis/apps`, `/apis/apps/v1`, `/version`); undefined for other paths. */
export function discoveryDocument(path: string, resources: readonly DiscoveredResource[]): Fields | undefined {
  if (path === '/version') return VERSION
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: '192.168.49.2:8443' }] }
  if (path === '/api/v1') return resourceList('v1', resources.filter((row) => row.group === ''))
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupNames(resources).map((name) => group(name, resources)) }
  const [, name, version, ...more] = path.split('/').slice(1)
  if (!path.startsWith('/apis/') || more.length || !groupNames(resources).includes(name)) return undefined
  if (version === undefined) return { kind: 'APIGroup', apiVersion: 'v1', ...group(name, resources) }
  const rows = resources.filter((row) => row.group === name && row.version === version)
  return rows.length ? { ...resourceList(`${name}/${version}`, rows), apiVersion: 'v1' } : undefined
}

const groupNames = (resources: readonly DiscoveredResource[]) => [...new Set(resources.map((row) => row.group).filter(Boolean))]

function group(name: string, resources: readonly DiscoveredResource[]): Fields {
  const versions = [...new Set(resources.filter((row) => row.group === name).map((row) => row.version))].map((version) => ({ groupVersion: `${name}/${version}`, version }))
  return { name, versions, preferredVersion: versions[0] }
}

function resourceList(groupVersion: string, rows: readonly DiscoveredResource[]): Fields {
  return {
    kind: 'APIResourceList', groupVersion,
    resources: rows.flatMap((row) => [
      { name: row.resource, singularName: row.singular, namespaced: row.namespaced, kind: row.kind, verbs: row.verbs, ...(row.shortNames && { shortNames: row.shortNames }), ...(row.categories && { categories: row.categories }) },
      ...(row.subresources ?? []).map((subresource) => subresourceEntry(row, subresource)),
    ]),
  }
}

/** Scale is served under a kind of its own. */
function subresourceEntry(row: DiscoveredResource, subresource: string): Fields {
  const scale = subresource === 'scale'
  return {
    name: `${row.resource}/${subresource}`, singularName: '', namespaced: row.namespaced,
    ...(scale && { group: 'autoscaling', version: 'v1' }), kind: scale ? 'Scale' : row.kind, verbs: ['get', 'patch', 'update'],
  }
}

/** Every group/version served, core last, as `kubectl api-versions` sorts them. */
export function groupVersions(resources: readonly DiscoveredResource[]): string[] {
  return [...new Set(resources.map(apiVersionOf))].sort()
}
