import { same } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import type { Node, Taint } from '../../api/types/core.v1.ts'
import { defineController } from '../contract.ts'

/** Conditions of a node that keep new pods away, by type and status. */
const TAINTED: readonly (readonly [type: string, status: string, key: string])[] = [
  ['Ready', 'False', 'node.kubernetes.io/not-ready'],
  ['Ready', 'Unknown', 'node.kubernetes.io/unreachable'],
  ['MemoryPressure', 'True', 'node.kubernetes.io/memory-pressure'],
  ['DiskPressure', 'True', 'node.kubernetes.io/disk-pressure'],
  ['NetworkUnavailable', 'True', 'node.kubernetes.io/network-unavailable'],
  ['PIDPressure', 'True', 'node.kubernetes.io/pid-pressure'],
]
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable'
const OURS = new Set([...TAINTED.map(([, , key]) => key), UNSCHEDULABLE])

/** Keeps the NoSchedule taints of nodes in step with their conditions and with cordon. `Kubernetes: pkg/controller/nodelifecycle` */
export const controller = defineController({
  keys: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name!]),
  reconcile(name, api) {
    const node = api.get<Node>('nodes', undefined, name)
    if (!node) return
    const wanted = keysFor(node)
    const taints: Taint[] = node.spec?.taints ?? []
    const kept = taints.filter((taint) => taint.effect !== 'NoSchedule' || !OURS.has(taint.key) || wanted.has(taint.key))
    const missing = [...wanted].filter((key) => !kept.some((taint) => taint.key === key && taint.effect === 'NoSchedule'))
    const next = [...kept, ...missing.map((key) => ({ effect: 'NoSchedule', key, timeAdded: rfc3339(api.now) }))]
    if (!same(next, taints)) api.update('nodes', { ...node, spec: { ...node.spec, taints: next.length ? next : undefined } } as never)
  },
})

/** Keys of the taints that a node has to have. A node that has not reported yet counts as not ready. */
function keysFor(node: Node): Set<string> {
  const conditions = node.status?.conditions ?? []
  const keys = TAINTED.filter(([type, status]) => conditions.some((condition) => condition.type === type && condition.status === status)).map(([, , key]) => key)
  if (!conditions.some(({ type }) => type === 'Ready')) keys.push('node.kubernetes.io/not-ready')
  return new Set(node.spec?.unschedulable ? [...keys, UNSCHEDULABLE] : keys)
}
