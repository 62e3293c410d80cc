import type { KubeObject } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { availableAt, isOver, isReady } from '../shared/pods.ts'
import { createPod, deletePod, ordinalOf, REVISION_LABEL } from './pod.ts'

/** One look at a StatefulSet. */
export interface Look {
  set: KubeObject
  /** All its pods, by number. */
  pods: ReadonlyMap<number, KubeObject>
  /** The revision most pods still have, and the one that they shall have. */
  current: KubeObject
  update: KubeObject
  api: ControllerApi
}

export const startOf = ({ spec }: KubeObject): number => spec.ordinals?.start ?? 0
export const isDying = ({ metadata }: KubeObject): boolean => metadata.deletionTimestamp !== undefined
const isRunningAndReady = (pod: KubeObject): boolean => pod.status?.phase === 'Running' && isReady(pod)
export const isAvailable = (pod: KubeObject, { spec }: KubeObject, now: number): boolean => isRunningAndReady(pod) && availableAt(pod, spec.minReadySeconds) <= now
const partitionOf = ({ spec }: KubeObject): number => spec.updateStrategy?.rollingUpdate?.partition ?? 0
export const hasRevision = ({ metadata }: KubeObject, revision: KubeObject): boolean => metadata.labels?.[REVISION_LABEL] === revision.metadata.name

/** Brings the set one step nearer: fills gaps, takes surplus pods away, replaces old ones. In order, one at a time, unless it is parallel. */
export function step(look: Look): void {
  const { set, pods, api } = look
  const start = startOf(set), end = start + (set.spec.replicas ?? 1)
  const inOrder = set.spec.podManagementPolicy !== 'Parallel'
  for (let ordinal = start; ordinal < end; ordinal++) if (tend(look, ordinal) && inOrder) return
  const surplus = [...pods.values()].filter((pod) => ordinalOf(set, pod) >= end || ordinalOf(set, pod) < start).sort((a, b) => ordinalOf(set, b) - ordinalOf(set, a))
  for (const pod of surplus) {
    if (!isDying(pod)) deletePod(set, pod, api)
    if (inOrder) return
  }
  if (surplus.length === 0) replaceOld(look, start, end)
}

/** Sees to one pod. Says whether those behind it have to wait. */
function tend({ set, pods, current, update, api }: Look, ordinal: number): boolean {
  const pod = pods.get(ordinal)
  if (!pod) {
    createPod(set, ordinal, needsCurrent(set, ordinal) ? current : update, api)
    return true
  }
  if (isOver(pod) && !isDying(pod)) {
    deletePod(set, pod, api)
    return true
  }
  return isDying(pod) || !isAvailable(pod, set, api.now)
}

/** Whether a pod that is made anew gets the old revision: those before the partition, or not yet reached by the update. */
function needsCurrent(set: KubeObject, ordinal: number): boolean {
  if (set.spec.updateStrategy?.type !== 'RollingUpdate') return false
  const partition = partitionOf(set)
  return partition > 0 ? ordinal < startOf(set) + partition : ordinal < startOf(set) + (set.status?.currentReplicas ?? 0)
}

/** Deletes the last pod that has an old revision, once all behind it are well. */
function replaceOld({ set, pods, update, api }: Look, start: number, end: number): void {
  if (set.spec.updateStrategy?.type !== 'RollingUpdate') return
  for (let ordinal = end - 1; ordinal >= Math.max(start, start + partitionOf(set)); ordinal--) {
    const pod = pods.get(ordinal)
    if (!pod || isDying(pod)) return
    if (!hasRevision(pod, update)) return deletePod(set, pod, api)
    if (!isAvailable(pod, set, api.now)) return
  }
}
