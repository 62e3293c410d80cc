import { parseTime } from '../../api/time.ts'
import type { ContainerStatus, Pod } from '../../api/types/core.v1.ts'
import type { PodMemory } from '../memory.ts'

/** One run of a container whose output can be asked for. Times in ms; `end` is absent while it runs. */
export interface Attempt { id: string; startedAt: number; end?: number; neverStarted?: true }

/** Why there is no such run: the kubelet's words. */
export interface NoAttempt { fault: string }

const PULLS: Readonly<Record<string, string>> = { ErrImagePull: "image can't be pulled", ImagePullBackOff: 'trying and failing to pull image' }

/** The status of a container, wherever it stands in the pod. */
export function statusOfContainer({ status }: Pod, name: string): ContainerStatus | undefined {
  const all = [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? []), ...(status?.ephemeralContainerStatuses ?? [])] as ContainerStatus[]
  return all.find((found) => found.name === name)
}

/** Which container id a log request means. `kubelet: validateContainerLogStatus` */
export function loggedId(pod: Pod, name: string, previous: boolean): { id: string } | NoAttempt {
  const what = `container ${JSON.stringify(name)} in pod ${JSON.stringify(pod.metadata.name)}`
  const status = statusOfContainer(pod, name)
  if (!status) return { fault: `${what} is not available` }
  const { running, terminated, waiting } = status.state ?? {}
  const last = status.lastState?.terminated
  const ended = (id: string | undefined) => (id ? { id } : { fault: `${what} is terminated` })
  if (previous) return last?.containerID ? { id: last.containerID } : { fault: `previous terminated ${what} not found` }
  if (running) return { id: status.containerID ?? '' }
  if (terminated) return ended(terminated.containerID || last?.containerID)
  if (last) return ended(last.containerID)
  if (waiting) return { fault: `${what} is waiting to start: ${PULLS[waiting.reason ?? ''] ?? waiting.reason ?? ''}` }
  return { fault: `${what} is waiting to start - no logs yet` }
}

/**
 * What the runtime still knows of a container id: the present run and, while that goes on, the one before it.
 * Undefined for one that was cleared away.
 */
export function attemptOf(memory: PodMemory | undefined, pod: Pod, name: string, id: string): Attempt | undefined {
  const state = memory?.containers[name]
  if (!state) return fromStatus(pod, name, id)
  if (state.id === id) return { id, startedAt: state.startedAt, ...ofEnd(state.finished ?? state.ends) }
  if (state.last?.id === id && !state.finished) return { id, startedAt: state.last.startedAt, ...ofEnd(state.last) }
  return undefined
}

const ofEnd = (end: { at: number; neverStarted?: true } | undefined) => (end && { end: end.at, ...(end.neverStarted && { neverStarted: true as const }) })

/** A pod that no kubelet of ours has run tells of itself. */
function fromStatus(pod: Pod, name: string, id: string): Attempt | undefined {
  const status = statusOfContainer(pod, name)
  const { running, terminated } = status?.state ?? {}
  if (running && status?.containerID === id) return { id, startedAt: parseTime(running.startedAt) ?? 0 }
  const end = [terminated, status?.lastState?.terminated].find((found) => found?.containerID === id)
  return end && { id, startedAt: parseTime(end.startedAt) ?? 0, end: parseTime(end.finishedAt) ?? 0 }
}
