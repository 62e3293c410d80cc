import type { KubeObject } from '../../api/object.ts'
import { cleanUp } from './cleanup.ts'
import { syncCurrentSet } from './current-set.ts'
import { isComplete } from './progress.ts'
import type { Rollout } from './rollout.ts'
import { scaleSet } from './scale.ts'
import type { Sets } from './sets.ts'
import { active, allOf, availablePods, byCreation, wantedPods } from './sets.ts'
import { newSetSize } from './size.ts'
import { syncRolloutStatus } from './status.ts'
import { maxUnavailable } from './surge.ts'

/** One step of a rolling update: the new set up if there is room, else the old ones down if enough pods are available. */
export function rollingUpdate(rollout: Rollout, known: Sets): void {
  const sets = syncCurrentSet(rollout, known, true)
  if (!scaleUp(rollout, sets) && !scaleDown(rollout, sets) && isComplete(rollout.deployment, rollout.deployment.status)) cleanUp(rollout, sets.old)
  syncRolloutStatus(rollout, sets)
}

function scaleUp(rollout: Rollout, { current, old }: Sets): boolean {
  const { replicas } = current!.spec
  if (replicas === rollout.replicas) return false
  return scaleSet(rollout, current!, replicas > rollout.replicas ? rollout.replicas : newSetSize(rollout.deployment, old, current!))
}

function scaleDown(rollout: Rollout, sets: Sets): boolean {
  const current = sets.current!
  const old = active(sets.old).sort(byCreation)
  if (old.length === 0) return false
  const minAvailable = rollout.replicas - maxUnavailable(rollout.deployment)
  const unavailableNew = current.spec.replicas - (current.status?.availableReplicas ?? 0)
  const most = wantedPods(allOf(sets)) - minAvailable - unavailableNew
  if (most <= 0) return false

  // Broken old pods go first: their loss makes nothing worse, and they would hold the rollout up.
  const sizes = new Map(old.map((set) => [set, set.spec.replicas as number]))
  const unhealthy = dropUnhealthy(sizes, most)
  // A set that has more available pods than it wants is still shrinking; its numbers cannot be trusted yet.
  if (!unhealthy) return false
  const available = availablePods([...old, current]) - minAvailable
  const healthy = available > 0 ? drop(sizes, available) : 0
  applySizes(rollout, sizes, unhealthy)
  return [...unhealthy.values()].some((count) => count > 0) || healthy > 0
}

/** Takes up to `most` unavailable pods off the sets' sizes; says how many went from each, or undefined when that cannot be told. */
function dropUnhealthy(sizes: Map<KubeObject, number>, most: number): Map<KubeObject, number> | undefined {
  const dropped = new Map<KubeObject, number>()
  let left = most
  for (const [set, size] of sizes) {
    if (left <= 0) break
    const count = Math.min(left, size - (set.status?.availableReplicas ?? 0))
    if (count < 0) return undefined
    sizes.set(set, size - count)
    dropped.set(set, count)
    left -= count
  }
  return dropped
}

/** Takes up to `most` pods off the sets' sizes, oldest set first. */
function drop(sizes: Map<KubeObject, number>, most: number): number {
  let left = most
  for (const [set, size] of sizes) {
    const count = Math.min(left, size)
    sizes.set(set, size - count)
    left -= count
  }
  return most - left
}

/** Writes both steps one after the other, for each is an event of its own. */
function applySizes(rollout: Rollout, sizes: Map<KubeObject, number>, unhealthy: Map<KubeObject, number>): void {
  const after = new Map<KubeObject, KubeObject>()
  for (const [set, count] of unhealthy) {
    if (count === 0) continue
    scaleSet(rollout, set, set.spec.replicas - count)
    after.set(set, rollout.api.get('replicasets.apps', set.metadata.namespace, set.metadata.name!)!)
  }
  for (const [set, size] of sizes) scaleSet(rollout, after.get(set) ?? set, size)
}
