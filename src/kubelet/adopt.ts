import { parseTime } from '../api/time.ts'
import type { ContainerStatus, Pod } from '../api/types/core.v1.ts'
import { lifeOf } from './programs/life.ts'
import { surroundingsOf } from './surroundings.ts'
import type { Step } from './step.ts'
import { placedContainers } from './step.ts'

/** Whether a pod lived before this kubelet knew it: it came with the seed cluster, or from a dump. */
export const livedBefore = (pod: Pod): boolean => [...(pod.status?.containerStatuses ?? []), ...(pod.status?.initContainerStatuses ?? [])].some((status) => status.containerID)

/** Takes a pod that lived before over from its status. */
export function adopt(step: Step): void {
  const { pod, memory } = step
  memory.sandbox = {}
  memory.ip = pod.status?.podIP as string | undefined
  memory.generation = pod.status?.observedGeneration
  const statuses = [...(pod.status?.containerStatuses ?? []), ...(pod.status?.initContainerStatuses ?? [])] as ContainerStatus[]
  for (const { container } of placedContainers(pod)) {
    const status = statuses.find(({ name }) => name === container.name)
    if (!status?.containerID) continue
    const { running, terminated } = status.state ?? {}
    const { stop } = lifeOf(container, surroundingsOf(step, container))
    memory.containers[container.name] = {
      id: status.containerID, image: container.image!, restarts: status.restartCount ?? 0, startedAt: parseTime(running?.startedAt ?? terminated?.startedAt) ?? step.api.now,
      ...(Number.isFinite(stop.after) && { stop }),
      ...(terminated && { finished: { at: parseTime(terminated.finishedAt) ?? step.api.now, code: terminated.exitCode!, reason: terminated.reason ?? 'Error' } }),
    }
    if (status.ready) for (const [type, probe] of Object.entries({ startup: container.startupProbe, readiness: container.readinessProbe, liveness: container.livenessProbe })) {
      if (probe) memory.probes[`${container.name}/${type}`] = { id: status.containerID, next: step.api.now, run: 1, result: 'success', last: 'success', onHold: true }
    }
  }
}
