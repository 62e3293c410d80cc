import type { Node, Pod } from '../../api/types/core.v1.ts'
import type { Change, ControllerApi } from '../contract.ts'
import type { Amounts } from './requests.ts'
import { allocatableOf, hostPortsOf, requestsOf } from './requests.ts'

/** Containers that ask for nothing still weigh this much when nodes are compared. `scheduler: DefaultMilliCPURequest` */
const UNASKED_CPU = 100
const UNASKED_MEMORY = 200 * 1024 * 1024

/** A node with what runs there, as the scheduler weighs it. */
export interface NodeInfo {
  node: Node
  allocatable: Amounts
  pods: Map<string, Pod>
  /** What the pods ask for. */
  used: Amounts
  /** The same, where containers that ask for nothing count a little. */
  weight: { cpu: number; memory: number }
  ports: Map<string, number>
  /** Pods by the uid of their managing owner. */
  owners: Map<string, number>
}

/** Everything the scheduler knows, kept up to date change by change. */
export interface Snapshot {
  nodes: Map<string, NodeInfo>
  /** Where each bound pod is counted. */
  places: Map<string, { info: NodeInfo; pod: Pod }>
  /** Bound pods that keep others away. */
  exclusive: Map<string, Pod>
}

const snapshots = new WeakMap<ControllerApi, Snapshot>()

/** The nodes and their pods; counted once, then followed by {@link follow}. */
export function snapshotOf(api: ControllerApi): Snapshot {
  let snapshot = snapshots.get(api)
  if (!snapshot) {
    snapshots.set(api, (snapshot = { nodes: new Map(), places: new Map(), exclusive: new Map() }))
    for (const node of api.list<Node>('nodes')) snapshot.nodes.set(node.metadata.name!, infoOf(node))
    for (const pod of api.list<Pod>('pods')) place(snapshot, pod)
  }
  return snapshot
}

/** Takes a change of a node or pod into account. */
export function follow({ type, resource, object }: Change, api: ControllerApi): void {
  const snapshot = snapshots.get(api)
  if (!snapshot) return
  if (resource === 'pods') {
    remove(snapshot, object as Pod)
    if (type !== 'DELETED') place(snapshot, object as Pod)
    return
  }
  const name = object.metadata.name!
  const known = snapshot.nodes.get(name)
  if (type === 'DELETED') snapshot.nodes.delete(name)
  else if (known) [known.node, known.allocatable] = [object as Node, allocatableOf(object as Node)]
  else snapshots.delete(api)
}

const infoOf = (node: Node): NodeInfo => ({ node, allocatable: allocatableOf(node), pods: new Map(), used: new Map(), weight: { cpu: 0, memory: 0 }, ports: new Map(), owners: new Map() })

export const keyOf = ({ metadata }: Pod): string => `${metadata.namespace}/${metadata.name}`

/** The uid of a pod's managing owner. */
export const ownerOf = (pod: Pod): string | undefined => pod.metadata.ownerReferences?.find((reference) => reference.controller)?.uid

/** What a pod weighs when nodes are compared. */
export function weightOf(pod: Pod): { cpu: number; memory: number } {
  const weight = { cpu: 0, memory: 0 }
  const requests = requestsOf(pod)
  const asked = (name: string) => pod.spec!.containers.filter((container) => container.resources?.requests?.[name] === undefined).length
  weight.cpu = (requests.get('cpu') ?? 0) + asked('cpu') * UNASKED_CPU
  weight.memory = (requests.get('memory') ?? 0) + asked('memory') * UNASKED_MEMORY
  return weight
}

/** Whether a pod takes room on its node. */
const isCounted = ({ spec, status }: Pod) => spec?.nodeName !== undefined && status?.phase !== 'Succeeded' && status?.phase !== 'Failed'

function place(snapshot: Snapshot, pod: Pod): void {
  const info = isCounted(pod) ? snapshot.nodes.get(pod.spec!.nodeName as string) : undefined
  if (!info) return
  const key = keyOf(pod)
  snapshot.places.set(key, { info, pod })
  info.pods.set(key, pod)
  count(info, pod, 1)
  if (pod.spec!.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.length) snapshot.exclusive.set(key, pod)
}

function remove(snapshot: Snapshot, pod: Pod): void {
  const key = keyOf(pod)
  const placed = snapshot.places.get(key)
  if (!placed) return
  snapshot.places.delete(key)
  snapshot.exclusive.delete(key)
  placed.info.pods.delete(key)
  count(placed.info, placed.pod, -1)
}

/** Adds what a pod takes to a node's sums, or (-1) takes it off. */
export function count(info: NodeInfo, pod: Pod, sign: 1 | -1): void {
  const bump = (map: Map<string, number>, key: string, by: number) => map.set(key, (map.get(key) ?? 0) + by)
  for (const [name, amount] of requestsOf(pod)) bump(info.used, name, sign * amount)
  const weight = weightOf(pod)
  info.weight.cpu += sign * weight.cpu
  info.weight.memory += sign * weight.memory
  for (const port of hostPortsOf(pod)) bump(info.ports, port, sign)
  const owner = ownerOf(pod)
  if (owner) bump(info.owners, owner, sign)
}
