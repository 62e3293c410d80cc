import type { Pod } from '../../api/types/core.v1.ts'
import { isMeant } from './affinity.ts'
import type { Reason } from './fit.ts'
import type { NodeInfo, Snapshot } from './nodeinfo.ts'

/** What required affinity between pods has against a node. `scheduler: interpodaffinity` */
export function podAffinityRefusal(pod: Pod, info: NodeInfo, snapshot: Snapshot): Reason[] | undefined {
  const { podAffinity, podAntiAffinity } = pod.spec!.affinity ?? {}
  for (const term of podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) {
    const isThere = info.node.metadata.labels?.[term.topologyKey!] !== undefined
    const fits = [...neighbours(info, term.topologyKey!, snapshot)].some((other) => isMeant(term, pod, other))
    const isFirst = isThere && isMeant(term, pod, pod) && ![...snapshot.places.values()].some((placed) => isMeant(term, pod, placed.pod))
    if (!fits && !isFirst) return [{ text: "node(s) didn't match pod affinity rules", curable: false }]
  }
  for (const term of podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) {
    for (const other of neighbours(info, term.topologyKey!, snapshot)) if (isMeant(term, pod, other)) return [{ text: "node(s) didn't match pod anti-affinity rules", curable: true }]
  }
  for (const [key, other] of snapshot.exclusive) {
    for (const term of other.spec!.affinity!.podAntiAffinity!.requiredDuringSchedulingIgnoredDuringExecution!) {
      if (isMeant(term, other, pod) && isNear(info, snapshot.places.get(key)!.info, term.topologyKey!)) return [{ text: "node(s) didn't satisfy existing pods anti-affinity rules", curable: true }]
    }
  }
  return undefined
}

/** Whether two nodes are in one domain. */
export function isNear(a: NodeInfo, b: NodeInfo, topologyKey: string): boolean {
  const domain = a.node.metadata.labels?.[topologyKey]
  return domain !== undefined && domain === b.node.metadata.labels?.[topologyKey]
}

/** The pods in a node's domain. */
export function* neighbours(info: NodeInfo, topologyKey: string, { nodes }: Snapshot): Iterable<Pod> {
  for (const other of nodes.values()) if (isNear(info, other, topologyKey)) yield* other.pods.values()
}
