import type { Fields } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { Condition } from './conditions.ts'
import { condition, findCondition, withCondition, withoutCondition, withProgress } from './conditions.ts'
import { deadline, hasDeadline, isComplete, isProgressing, isTimedOut } from './progress.ts'
import type { Rollout } from './rollout.ts'
import type { Sets } from './sets.ts'
import { actualPods, allOf, availablePods, readyPods, terminatingPods, wantedPods } from './sets.ts'
import { maxUnavailable } from './surge.ts'

/** Counters and the Available condition, from what the ReplicaSets say. Zeros are left out, as on the wire. */
function countedStatus({ deployment, replicas, conditions, api }: Rollout, sets: Sets): Fields {
  const all = allOf(sets)
  const available = availablePods(all)
  const counts = {
    replicas: actualPods(all),
    updatedReplicas: actualPods(sets.current ? [sets.current] : []),
    readyReplicas: readyPods(all),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, wantedPods(all) - available),
  }
  const terminatingReplicas = terminatingPods(all)
  const collisionCount = deployment.status?.collisionCount
  const enough = available >= replicas - maxUnavailable(deployment)
  return {
    observedGeneration: deployment.metadata.generation,
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
    ...(terminatingReplicas !== undefined && { terminatingReplicas }),
    ...(collisionCount !== undefined && { collisionCount }),
    conditions: withCondition(conditions, enough
      ? condition('Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.', api.now)
      : condition('Available', 'False', 'MinimumReplicasUnavailable', 'Deployment does not have minimum availability.', api.now)),
  }
}

/** Status outside of a rollout (paused, scaling, being deleted): progress is not judged. */
export function syncStatus(rollout: Rollout, sets: Sets): void {
  if (!rollout.wrote) rollout.writeStatus(countedStatus(rollout, sets))
}

/** Status within a rollout: also tells whether it makes progress, is done, or has taken too long. */
export function syncRolloutStatus(rollout: Rollout, sets: Sets): void {
  if (rollout.wrote) return
  const { deployment } = rollout
  const status = countedStatus(rollout, sets)
  const progressed = hasDeadline(deployment) ? judged(rollout, sets, status) : withoutCondition(status.conditions, 'Progressing')
  const failure = replicaFailure(sets)
  status.conditions = failure ? withCondition(progressed, failure) : withoutCondition(progressed, 'ReplicaFailure')
  if (same(status, deployment.status)) lookAgain(rollout, status)
  else rollout.writeStatus(status)
}

function judged({ deployment, api }: Rollout, { current }: Sets, status: Fields): readonly Condition[] {
  const conditions: readonly Condition[] = status.conditions
  const before = findCondition(deployment.status, 'Progressing')
  if ((status.replicas ?? 0) === (status.updatedReplicas ?? 0) && before?.reason === 'NewReplicaSetAvailable') return conditions
  const what = current ? `ReplicaSet "${current.metadata.name}"` : `Deployment "${deployment.metadata.name}"`
  const progress = (state: 'True' | 'False', reason: string, message: string) => condition('Progressing', state, reason, `${what} ${message}`, api.now)
  if (isComplete(deployment, status)) return withCondition(conditions, progress('True', 'NewReplicaSetAvailable', 'has successfully progressed.'))
  if (isProgressing(deployment.status, status)) return withProgress(conditions, progress('True', 'ReplicaSetUpdated', 'is progressing.'))
  if (isTimedOut(deployment, status, api.now)) return withCondition(conditions, progress('False', 'ProgressDeadlineExceeded', 'has timed out progressing.'))
  return conditions
}

/** The current set's failure to make pods, or else any old one's. */
function replicaFailure({ current, old }: Sets): Condition | undefined {
  for (const set of current ? [current, ...old] : old) {
    const found = findCondition(set.status, 'ReplicaFailure')
    if (found) {
      const { status, reason, message, lastTransitionTime } = found
      return { type: 'ReplicaFailure', status, reason, message, lastUpdateTime: lastTransitionTime, lastTransitionTime }
    }
  }
  return undefined
}

/** Comes back when the deadline has passed, for nothing else may happen until then. */
function lookAgain({ deployment, api, key }: Rollout, status: Fields): void {
  if (!hasDeadline(deployment) || isComplete(deployment, status)) return
  const reason = findCondition(status, 'Progressing')?.reason
  if (reason === undefined || reason === 'ProgressDeadlineExceeded' || reason === 'NewReplicaSetAvailable') return
  api.requeueAt(key, Math.max(deadline(deployment, status)!, api.now) + 1000)
}
