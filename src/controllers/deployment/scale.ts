import type { KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { desiredReplicas, sizeAnnotations } from './annotations.ts'
import type { Rollout } from './rollout.ts'
import { REPLICASETS } from './rollout.ts'
import type { Sets } from './sets.ts'
import { active, allOf, byCreation } from './sets.ts'
import { proportionalSizes } from './size.ts'
import { isRolling } from './surge.ts'

/** Gives a set another size, and says so in an event. `always` writes its size annotations even where the size stays. */
export function scaleSet(rollout: Rollout, set: KubeObject, size: number, always = false): boolean {
  const { replicas } = set.spec
  if (replicas === size && !always) return false
  const annotations = { ...set.metadata.annotations, ...sizeAnnotations(rollout.deployment) }
  if (replicas === size && same(annotations, set.metadata.annotations)) return false
  rollout.api.update(REPLICASETS, { ...set, metadata: { ...set.metadata, annotations }, spec: { ...set.spec, replicas: size } })
  if (replicas === size) return false
  rollout.event('Normal', 'ScalingReplicaSet', `Scaled ${replicas < size ? 'up' : 'down'} replica set ${set.metadata.name} from ${replicas} to ${size}`)
  return true
}

/** Whether the Deployment's size has changed since its sets were last scaled. */
export const isScalingEvent = ({ replicas }: Rollout, sets: Sets): boolean =>
  active(allOf(sets)).some((set) => (desiredReplicas(set) ?? replicas) !== replicas)

/** Carries a change of the Deployment's size over to its sets, outside of any rollout. */
export function scaleAll(rollout: Rollout, sets: Sets): void {
  const { deployment, replicas } = rollout
  const running = active(allOf(sets))
  if (running.length < 2) {
    const only = running[0] ?? sets.current ?? [...sets.old].sort(byCreation).at(-1)
    if (only) scaleSet(rollout, only, replicas)
  } else if (isSaturated(sets.current, replicas)) {
    for (const set of active(sets.old)) scaleSet(rollout, set, 0)
  } else if (isRolling(deployment)) {
    for (const [set, size] of proportionalSizes(deployment, allOf(sets))) scaleSet(rollout, set, size, true)
  }
}

/** Whether the current set has all of the Deployment's replicas, and all are available. */
const isSaturated = (set: KubeObject | undefined, replicas: number): boolean =>
  set !== undefined && set.spec.replicas === replicas && desiredReplicas(set) === replicas && (set.status?.availableReplicas ?? 0) === replicas
