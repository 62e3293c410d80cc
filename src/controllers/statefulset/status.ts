import type { Fields, KubeObject } from '../../api/object.ts'
import { availableAt, isReady } from '../shared/pods.ts'
import type { Look } from './plan.ts'
import { hasRevision, isAvailable, isDying } from './plan.ts'

/** The status as it goes over the wire. An update that has reached all pods makes its revision the current one. */
export function statusOf({ set, pods, current, update, api }: Look): Fields {
  const all = [...pods.values()].filter((pod) => pod.status?.phase)
  const alive = all.filter((pod) => !isDying(pod))
  const count = (which: (pod: KubeObject) => boolean) => alive.filter(which).length
  const ready = all.filter((pod) => pod.status.phase === 'Running' && isReady(pod)).length
  const updated = count((pod) => hasRevision(pod, update))
  const complete = set.spec.updateStrategy?.type === 'RollingUpdate' && updated === all.length && ready === all.length
  const now = complete ? update : current
  const old = complete ? updated : count((pod) => hasRevision(pod, current))
  return {
    observedGeneration: set.metadata.generation, replicas: all.length,
    ...(ready && { readyReplicas: ready }),
    ...(old && { currentReplicas: old }),
    ...(updated && { updatedReplicas: updated }),
    currentRevision: now.metadata.name, updateRevision: update.metadata.name,
    collisionCount: set.status?.collisionCount ?? 0,
    availableReplicas: all.filter((pod) => isAvailable(pod, set, api.now)).length,
  }
}

/** When (ms) the next pod that is ready becomes available. */
export function nextAvailable({ set, pods, api }: Look): number | undefined {
  const times = [...pods.values()].filter(isReady).map((pod) => availableAt(pod, set.spec.minReadySeconds)).filter((time) => time > api.now)
  return times.length ? Math.min(...times) : undefined
}
