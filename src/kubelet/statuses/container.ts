import { rfc3339 } from '../../api/time.ts'
import type { ContainerState, ContainerStatus } from '../../api/types/core.v1.ts'
import { fullImage } from '../images/reference.ts'
import type { ContainerMemory, Finished } from '../memory.ts'
import { hasStarted, isReady } from '../probes/results.ts'
import type { Placed, Step } from '../step.ts'
import { imageId, shouldRestart } from '../step.ts'
import { userOf } from '../surroundings.ts'

/** The status of one container as a kubelet of 1.37 reports it. `kubelet: convertToAPIContainerStatuses` */
export function containerStatus(step: Step, it: Placed): ContainerStatus {
  const { container, role } = it
  const state = step.memory.containers[container.name]
  const reason = step.memory.reasons[container.name]
  const mounts = container.volumeMounts?.map((mount) => ({
    name: mount.name, mountPath: mount.mountPath,
    ...(mount.readOnly && { readOnly: true, recursiveReadOnly: mount.recursiveReadOnly && mount.recursiveReadOnly !== 'Disabled' ? 'Enabled' : 'Disabled' }),
  }))
  const running = state !== undefined && !state.finished
  let now = stateOf(step, state)
  let last: ContainerState = state?.last ? { terminated: terminated(state.last.id, state.last.startedAt, state.last) } : {}
  if (reason && shouldRestart(step, it)) {
    if ('terminated' in now) last = now
    now = { waiting: { reason: reason.reason, ...(reason.message && { message: reason.message }) } }
  }
  return {
    name: container.name, state: now, lastState: last,
    ready: role === 'init' ? state?.finished?.code === 0 : role !== 'ephemeral' && running && isReady(step, container),
    restartCount: state?.restarts ?? 0,
    ...(state ? described(step, it, state) : { image: container.image, imageID: '' }),
    ...(role !== 'ephemeral' && { started: running && (role === 'init' || hasStarted(step, container)) }),
    ...(mounts?.length && { volumeMounts: mounts }),
  } as ContainerStatus
}

function stateOf({ pod }: Step, state: ContainerMemory | undefined): ContainerState {
  if (!state) return { waiting: { reason: pod.spec!.initContainers?.length ? 'PodInitializing' : 'ContainerCreating' } } as ContainerState
  if (state.finished) return { terminated: terminated(state.id, state.startedAt, state.finished) } as ContainerState
  return { running: { startedAt: rfc3339(state.startedAt) } } as ContainerState
}

function terminated(id: string, startedAt: number, { at, code, reason, message, neverStarted }: Finished) {
  return { exitCode: code, reason, ...(message && { message }), startedAt: neverStarted ? '1970-01-01T00:00:00Z' : rfc3339(startedAt), finishedAt: rfc3339(at), containerID: id }
}

/** What the runtime tells of a container that was created. */
function described({ pod }: Step, { container }: Placed, state: ContainerMemory) {
  const { requests } = container.resources ?? {}
  const uid = userOf(pod, container)
  const shared = pod.spec!.securityContext
  const gid = container.securityContext?.runAsGroup ?? shared?.runAsGroup ?? 0
  const groups = [...new Set([gid, ...(shared?.fsGroup !== undefined ? [shared.fsGroup] : []), ...(shared?.supplementalGroups ?? [])])].sort((a, b) => a - b)
  return {
    image: fullImage(state.image), imageID: imageId(state.image), containerID: state.id,
    ...(requests && { allocatedResources: requests }), resources: container.resources ?? {},
    user: { linux: { uid, gid, supplementalGroups: groups } },
  }
}
