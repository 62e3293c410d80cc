import { matches, selectorFromMap } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import { availableAt, isReady, isTerminating } from '../shared/pods.ts'
import type { ReplicaFailure } from './scale.ts'

/** What a look over the pods yields. `nextAvailable`: when (ms) the next ready pod becomes available. */
export interface Counts { replicas: number; fullyLabeled: number; ready: number; available: number; terminating: number; nextAvailable: number | undefined }

/** Counts the replicas of a set. `mine`: all pods it owns, dying ones too; `active`: those that count. `now` in ms. */
export function countPods(owner: KubeObject, mine: readonly KubeObject[], active: readonly KubeObject[], now: number): Counts {
  const templateLabels = selectorFromMap(owner.spec.template?.metadata?.labels)
  const counts: Counts = { replicas: active.length, fullyLabeled: 0, ready: 0, available: 0, terminating: 0, nextAvailable: undefined }
  for (const pod of active) {
    if (matches(templateLabels, pod.metadata.labels)) counts.fullyLabeled++
    if (!isReady(pod)) continue
    counts.ready++
    const at = availableAt(pod, owner.spec.minReadySeconds)
    if (at <= now) counts.available++
    else counts.nextAvailable = Math.min(at, counts.nextAvailable ?? Infinity)
  }
  for (const pod of mine) if (isTerminating(pod)) counts.terminating++
  return counts
}

/** The status as it goes over the wire: counts of zero are left out, but for `replicas`. */
export function replicaStatus(owner: KubeObject, counts: Counts, failure: ReplicaFailure | undefined, countsTerminating: boolean, now: number): Fields {
  const conditions = failureCondition(owner.status?.conditions ?? [], failure, now)
  return {
    ...(conditions.length && { conditions }),
    replicas: counts.replicas,
    ...(counts.fullyLabeled && { fullyLabeledReplicas: counts.fullyLabeled }),
    ...(counts.ready && { readyReplicas: counts.ready }),
    ...(counts.available && { availableReplicas: counts.available }),
    ...(countsTerminating && { terminatingReplicas: counts.terminating }),
    observedGeneration: owner.metadata.generation,
  }
}

/** A failure stays as it was first told until all goes well again. */
function failureCondition(conditions: readonly Fields[], failure: ReplicaFailure | undefined, now: number): readonly Fields[] {
  const known = conditions.some((condition) => condition.type === 'ReplicaFailure')
  if (failure && !known) {
    return [...conditions, { type: 'ReplicaFailure', status: 'True', reason: failure.reason, message: failure.message, lastTransitionTime: rfc3339(now) }]
  }
  return failure || !known ? conditions : conditions.filter((condition) => condition.type !== 'ReplicaFailure')
}
