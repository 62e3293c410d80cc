import type { Fields } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { Event, Node, NodeStatus, Pod } from '../../api/types/core.v1.ts'
import { compareStrings, sortedKeys } from '../go/value.ts'
import type { Describer, Lines, Related } from './contract.ts'
import { eventsAbout, eventTable } from './events.ts'
import { indent, row, rowIf, rowOr, table } from './lines.ts'
import { metadataLines } from './metadata.ts'
import { allocatedLines, podLines } from './nodepods.ts'
import { resourceSliceLines } from './resourceslices.ts'
import { taintLines } from './scheduling.ts'
import { timeText } from './times.ts'

/** kubectl: describe.NodeDescriber */
export const describeNode: Describer = async (node: Node, related) => {
  const { metadata = {}, spec = {} } = node
  const status: Partial<NodeStatus> = node.status ?? {}
  const pods = await podsOn(metadata.name!, related)
  const allocatable = Object.keys(status.allocatable ?? {}).length ? status.allocatable! : status.capacity ?? {}
  return [
    row('Name', metadata.name!),
    row('Roles', rolesOf(metadata.labels).join(',') || '<none>'),
    ...metadataLines(metadata),
    row('CreationTimestamp', timeText(metadata.creationTimestamp)),
    ...taintLines(spec.taints),
    row('Unschedulable', spec.unschedulable ?? false),
    ...await leaseLines(metadata.name!, related),
    ...conditionLines(node),
    'Addresses:',
    ...(status.addresses ?? []).map(({ type, address }) => `  ${row(type, address)}`),
    ...amountLines('Capacity', status.capacity),
    ...amountLines('Allocatable', status.allocatable),
    ...await resourceSliceLines(metadata.name!, related),
    ...systemLines(status.nodeInfo ?? {}),
    ...rowIf('PodCIDR', spec.podCIDR),
    ...rowIf('PodCIDRs', spec.podCIDRs?.join(',')),
    ...rowIf('ProviderID', spec.providerID),
    ...(pods ? [...podLines(pods, allocatable, related.now), ...allocatedLines(pods, allocatable)] : [row('Pods', 'not authorized')]),
    ...(related.showEvents ? eventTable(await nodeEvents(node, related), related.now) : []),
  ]
}

/** Pods that take room on a node; undefined when the user may not see pods. @throws ApiError */
async function podsOn(name: string, related: Related): Promise<Pod[] | undefined> {
  try {
    return await related.list('pods', undefined, { fieldSelector: `spec.nodeName=${name},status.phase!=Failed,status.phase!=Succeeded` }) as Pod[]
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'Forbidden') return undefined
    throw error
  }
}

/** Controllers write events about a node with its UID, its kubelet with its name in place of the UID. */
async function nodeEvents({ metadata = {} }: Node, related: Related): Promise<Event[]> {
  const subject = { kind: 'Node', name: metadata.name }
  return [...await eventsAbout({ ...subject, uid: metadata.uid }, related), ...await eventsAbout({ ...subject, uid: metadata.name }, related)]
}

const rolePrefix = 'node-role.kubernetes.io/'

function rolesOf(labels: Readonly<Record<string, string>> = {}): string[] {
  const roles = Object.entries(labels).map(([key, value]) => (key.startsWith(rolePrefix) ? key.slice(rolePrefix.length) : key === 'kubernetes.io/role' ? value : ''))
  return [...new Set(roles)].filter(Boolean).sort(compareStrings)
}

async function leaseLines(name: string, related: Related): Promise<Lines> {
  try {
    const { holderIdentity, acquireTime, renewTime } = (await related.get('leases.coordination.k8s.io', 'kube-node-lease', name)).spec ?? {} as Fields
    return ['Lease:', ...indent(1, [
      rowOr('HolderIdentity', holderIdentity, '<unset>'),
      row('AcquireTime', acquireTime ? timeText(acquireTime) : '<unset>'),
      row('RenewTime', renewTime ? timeText(renewTime) : '<unset>'),
    ])]
  } catch (error) {
    return [row('Lease', `Failed to get lease: ${(error as Error).message}`)]
  }
}

function conditionLines({ status }: Node): Lines {
  const conditions = status?.conditions ?? []
  if (!conditions.length) return []
  const rows = conditions.map(({ type, status: state, lastHeartbeatTime, lastTransitionTime, reason = '', message = '' }) =>
    [`${type} `, `${state} `, `${timeText(lastHeartbeatTime)} `, `${timeText(lastTransitionTime)} `, `${reason} `, message])
  return ['Conditions:', ...indent(1, table(['Type', 'Status', 'LastHeartbeatTime', 'LastTransitionTime', 'Reason', 'Message'], rows))]
}

function amountLines(title: string, amounts: Fields = {}): Lines {
  const names = sortedKeys(amounts)
  return names.length ? [`${title}:`, ...indent(1, names.map((name) => row(name, String(amounts[name]))))] : []
}

function systemLines(info: Fields): Lines {
  const shown = {
    'Machine ID': 'machineID', 'System UUID': 'systemUUID', 'Boot ID': 'bootID', 'Kernel Version': 'kernelVersion', 'OS Image': 'osImage',
    'Operating System': 'operatingSystem', Architecture: 'architecture', 'Container Runtime Version': 'containerRuntimeVersion', 'Kubelet Version': 'kubeletVersion',
  }
  return ['System Info:', ...Object.entries(shown).map(([label, field]) => `  ${row(label, info[field] ?? '')}`)]
}
