import type { Fields, KubeObject } from '../../api/object.ts'
import { parseTime } from '../../api/time.ts'
import { findCondition } from './conditions.ts'

/** This many seconds mean: no deadline. */
const NEVER = 2 ** 31 - 1

/** Whether the Deployment wants to be told of a rollout that gets nowhere. */
export const hasDeadline = ({ spec }: KubeObject): boolean => spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== NEVER

/** All replicas are updated and available, and no old ones are left. */
export function isComplete({ spec, metadata }: KubeObject, status: Fields = {}): boolean {
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, observedGeneration = 0 } = status
  return updatedReplicas === spec.replicas && replicas === spec.replicas && availableReplicas === spec.replicas && observedGeneration >= metadata.generation!
}

const oldReplicas = ({ replicas = 0, updatedReplicas = 0 }: Fields): number => replicas - updatedReplicas

/** Whether anything has moved on between two statuses: new pods made, ready or available, or old ones gone. */
export function isProgressing(before: Fields = {}, after: Fields): boolean {
  return (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) || oldReplicas(after) < oldReplicas(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) || (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
}

/** When (ms) a rollout that shows no further progress has taken too long. */
export function deadline(deployment: KubeObject, status: Fields | undefined): number | undefined {
  const progress = findCondition(status, 'Progressing')
  return progress && (parseTime(progress.lastUpdateTime) ?? 0) + deployment.spec.progressDeadlineSeconds * 1000
}

/** Whether the rollout has taken too long at `now` (ms). */
export function isTimedOut(deployment: KubeObject, status: Fields, now: number): boolean {
  const reason = findCondition(status, 'Progressing')?.reason
  if (reason === undefined || reason === 'NewReplicaSetAvailable') return false
  return reason === 'ProgressDeadlineExceeded' || deadline(deployment, status)! < now
}
