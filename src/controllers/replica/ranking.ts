import type { KubeObject } from '../../api/object.ts'
import { parseTime } from '../../api/time.ts'
import { isActive, readySince } from '../shared/pods.ts'

const PHASES: Record<string, number> = { Pending: 0, Unknown: 1, Running: 2 }
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'

/** All that decides who goes first, worked out once per pod. */
interface Ranked { pod: KubeObject; node: string; phase: number; ready: number | undefined; cost: number; crowd: number; restarts: number; created: number }

const mostRestarts = (pod: KubeObject): number => Math.max(0, ...(pod.status?.containerStatuses ?? []).map((status: any) => status.restartCount ?? 0))

/** Ages compare by order of magnitude (base 2, of nanoseconds), so that the choice among like-aged pods is left to chance, here their uid. */
const magnitude = (then: number, now: number): number => (now > then ? Math.floor(Math.log2((now - then) * 1e6)) : -1)

function byAge(a: Ranked, b: Ranked, timeA: number, timeB: number, now: number): number {
  return magnitude(timeA, now) - magnitude(timeB, now) || (a.pod.metadata.uid! < b.pod.metadata.uid! ? -1 : 1)
}

function compare(a: Ranked, b: Ranked, now: number): number {
  if (a.node !== b.node && (!a.node || !b.node)) return a.node ? 1 : -1
  if (a.phase !== b.phase) return a.phase - b.phase
  if ((a.ready === undefined) !== (b.ready === undefined)) return a.ready === undefined ? -1 : 1
  if (a.cost !== b.cost) return a.cost - b.cost
  if (a.crowd !== b.crowd) return b.crowd - a.crowd
  if (a.ready !== undefined && b.ready !== undefined && a.ready !== b.ready) return byAge(a, b, a.ready, b.ready, now)
  if (a.restarts !== b.restarts) return b.restarts - a.restarts
  return a.created === b.created ? 0 : byAge(a, b, a.created, b.created, now)
}

/**
 * The `count` pods that a scale-down takes first: unassigned, then pending, not ready, cheap to delete, doubled up on
 * a node, ready for a shorter time, more restarts, newer.
 * `related`: pods of all ReplicaSets with the same owner, for counting how many share a node. `now` in ms.
 * Kubernetes: controller.ActivePodsWithRanks.
 */
export function podsToDelete(pods: readonly KubeObject[], related: readonly KubeObject[], count: number, now: number): KubeObject[] {
  if (count >= pods.length) return [...pods]
  const crowds = new Map<string, number>()
  for (const pod of related) if (isActive(pod)) crowds.set(pod.spec.nodeName ?? '', (crowds.get(pod.spec.nodeName ?? '') ?? 0) + 1)
  const ranked = pods.map((pod): Ranked => ({
    pod,
    node: pod.spec.nodeName ?? '',
    phase: PHASES[pod.status?.phase] ?? 0,
    ready: readySince(pod),
    cost: Number.parseInt(pod.metadata.annotations?.[DELETION_COST] ?? '0', 10) || 0,
    crowd: crowds.get(pod.spec.nodeName ?? '') ?? 0,
    restarts: mostRestarts(pod),
    created: parseTime(pod.metadata.creationTimestamp) ?? 0,
  }))
  return ranked.sort((a, b) => compare(a, b, now)).slice(0, count).map(({ pod }) => pod)
}
