import { matches, selectorFromObject } from '../../api/labels.ts'
import type { Pod } from '../../api/types/core.v1.ts'
import { matchesNode } from './affinity.ts'
import type { Reason } from './fit.ts'
import type { NodeInfo, Snapshot } from './nodeinfo.ts'

/** What a pod's own hard spread constraints have against a node. `scheduler: podtopologyspread` */
export function spreadRefusal(pod: Pod, { node }: NodeInfo, { nodes }: Snapshot): Reason[] | undefined {
  for (const constraint of pod.spec!.topologySpreadConstraints ?? []) {
    if (constraint.whenUnsatisfiable !== 'DoNotSchedule') continue
    const key = constraint.topologyKey!
    const domain = node.metadata.labels?.[key]
    if (domain === undefined) return [{ text: "node(s) didn't match pod topology spread constraints (missing required label)", curable: false }]
    const selector = selectorFromObject(constraint.labelSelector as never)
    const counts = new Map<string, number>()
    for (const other of nodes.values()) {
      const its = other.node.metadata.labels?.[key]
      if (its !== undefined && matchesNode(pod, other.node)) counts.set(its, (counts.get(its) ?? 0) + matching(pod, other, selector))
    }
    const self = matches(selector, pod.metadata.labels) ? 1 : 0
    const least = counts.size < (constraint.minDomains ?? 1) ? 0 : Math.min(...counts.values())
    if ((counts.get(domain) ?? 0) + self - least > constraint.maxSkew!) return [{ text: "node(s) didn't match pod topology spread constraints", curable: true }]
  }
  return undefined
}

/** Pods of the same namespace on a node that a selector speaks of. */
export function matching(pod: Pod, { pods }: NodeInfo, selector: ReturnType<typeof selectorFromObject>): number {
  let count = 0
  for (const other of pods.values()) if (other.metadata.namespace === pod.metadata.namespace && !other.metadata.deletionTimestamp && matches(selector, other.metadata.labels)) count++
  return count
}
