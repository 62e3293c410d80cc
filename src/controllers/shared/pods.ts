import type { Fields, KubeObject } from '../../api/object.ts'
import { parseTime } from '../../api/time.ts'

/** Whether all its containers have ended for good. */
export const isOver = (pod: KubeObject): boolean => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'

/** Counts as a replica: neither over nor being deleted. */
export const isActive = (pod: KubeObject): boolean => pod.metadata.deletionTimestamp === undefined && !isOver(pod)

/** Being deleted, while its containers may still run. */
export const isTerminating = (pod: KubeObject): boolean => pod.metadata.deletionTimestamp !== undefined && !isOver(pod)

function readyCondition(pod: KubeObject): Fields | undefined {
  for (const condition of pod.status?.conditions ?? []) if (condition.type === 'Ready') return condition
  return undefined
}

/** Whether the Ready condition is True. */
export const isReady = (pod: KubeObject): boolean => readyCondition(pod)?.status === 'True'

/** When the pod's Ready condition last became True (ms); undefined while it is not ready. */
export function readySince(pod: KubeObject): number | undefined {
  const condition = readyCondition(pod)
  return condition?.status === 'True' ? parseTime(condition.lastTransitionTime) ?? 0 : undefined
}

/** When a pod that is ready becomes available (ms): once it has been so for `minReadySeconds`. */
export const availableAt = (readyPod: KubeObject, minReadySeconds = 0): number =>
  minReadySeconds === 0 ? 0 : readySince(readyPod)! + minReadySeconds * 1000
