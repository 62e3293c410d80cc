import type { KubeObject } from '../../api/object.ts'
import { maxReplicas } from './annotations.ts'
import { active, bySize, wantedPods } from './sets.ts'
import { isRolling, maxSurge } from './surge.ts'

/** How large the new ReplicaSet may be now. `others`: all the other sets of the Deployment. */
export function newSetSize(deployment: KubeObject, others: readonly KubeObject[], current: KubeObject): number {
  const { replicas } = deployment.spec
  if (!isRolling(deployment)) return replicas
  const room = replicas + maxSurge(deployment) - wantedPods([...others, current])
  return room <= 0 ? current.spec.replicas : current.spec.replicas + Math.min(room, replicas - current.spec.replicas)
}

/** What a set's share would change by, if it kept its part of the whole. */
function fraction(deployment: KubeObject, set: KubeObject): number {
  if (deployment.spec.replicas === 0) return -set.spec.replicas
  const before = maxReplicas(set) || deployment.status?.replicas || 0
  if (before === 0) return 0
  return roundAway((set.spec.replicas * (deployment.spec.replicas + maxSurge(deployment))) / before) - set.spec.replicas
}

const roundAway = (value: number): number => (value < 0 ? Math.ceil(value - 0.5) : Math.floor(value + 0.5))

/**
 * New sizes of the active sets when a Deployment is scaled in the middle of a rollout: each keeps its part of the
 * whole, the largest takes what rounding leaves. In the order in which they are to be written.
 */
export function proportionalSizes(deployment: KubeObject, sets: readonly KubeObject[]): Array<[set: KubeObject, size: number]> {
  const { replicas } = deployment.spec
  const toAdd = (replicas > 0 ? replicas + maxSurge(deployment) : 0) - wantedPods(active(sets))
  const ordered = active(sets)
  if (toAdd === 0) return ordered.map((set) => [set, set.spec.replicas])
  ordered.sort(bySize(toAdd > 0))
  let added = 0
  const sizes = ordered.map((set): [KubeObject, number] => {
    const allowed = toAdd - added
    const share = allowed === 0 ? 0 : toAdd > 0 ? Math.min(fraction(deployment, set), allowed) : Math.max(fraction(deployment, set), allowed)
    added += share
    return [set, set.spec.replicas + share]
  })
  if (sizes[0]) sizes[0][1] = Math.max(0, sizes[0][1] + toAdd - added)
  return sizes
}
