import type { DiscoveredResource } from '../client/contract.ts'
import type { Fields } from '../api/object.ts'

/** What discovery says of a subresource. */
export interface Served { group?: string; version?: string; kind: string; verbs: readonly string[] }

const CHANGE = ['get', 'patch', 'update'], CONNECT = ['create', 'get'], ANY = ['create', 'delete', 'get', 'patch', 'update']

/** Subresources with a kind or verbs of their own; the others are read and changed as the resource itself is. */
const SPECIAL: Readonly<Record<string, Served>> = {
  scale: { group: 'autoscaling', version: 'v1', kind: 'Scale', verbs: CHANGE },
  'namespaces/finalize': { kind: 'Namespace', verbs: ['update'] },
  'nodes/proxy': { kind: 'NodeProxyOptions', verbs: ANY },
  'pods/attach': { kind: 'PodAttachOptions', verbs: CONNECT },
  'pods/binding': { kind: 'Binding', verbs: ['create'] },
  'pods/eviction': { group: 'policy', version: 'v1', kind: 'Eviction', verbs: ['create'] },
  'pods/exec': { kind: 'PodExecOptions', verbs: CONNECT },
  'pods/log': { kind: 'Pod', verbs: ['get'] },
  'pods/portforward': { kind: 'PodPortForwardOptions', verbs: CONNECT },
  'pods/proxy': { kind: 'PodProxyOptions', verbs: ANY },
  'services/proxy': { kind: 'ServiceProxyOptions', verbs: ANY },
  'serviceaccounts/token': { group: 'authentication.k8s.io', version: 'v1', kind: 'TokenRequest', verbs: ['create'] },
}

export function servedSubresource(row: DiscoveredResource, subresource: string): Served {
  return (row.group === '' ? SPECIAL[`${row.resource}/${subresource}`] : undefined) ?? SPECIAL[subresource] ?? { kind: row.kind, verbs: CHANGE }
}

/** A subresource as a list of resources shows it. */
export function subresourceEntry(row: DiscoveredResource, subresource: string): Fields {
  return { name: `${row.resource}/${subresource}`, singularName: '', namespaced: row.namespaced, ...servedSubresource(row, subresource) }
}
