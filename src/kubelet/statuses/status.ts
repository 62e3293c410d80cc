import { rfc3339 } from '../../api/time.ts'
import type { PodStatus } from '../../api/types/core.v1.ts'
import type { Step } from '../step.ts'
import { isRunning, placedContainers } from '../step.ts'
import { podConditions } from './conditions.ts'
import { containerStatus } from './container.ts'
import { phaseOf } from './phase.ts'
import { podResources } from './resources.ts'

const DEADLINE = { reason: 'DeadlineExceeded', message: 'Pod was active on the node longer than the specified deadline' }

/** The whole status of a pod as a kubelet of 1.37 reports it. `isOver`: none of its containers will be started again; `isFinal`: this is its last word. */
export function podStatus(step: Step, isOver: boolean, isFinal = false): PodStatus {
  const { pod, memory, nodeIP, api } = step
  const old = pod.status ?? {}
  const byRole = { init: [] as ReturnType<typeof containerStatus>[], main: [] as ReturnType<typeof containerStatus>[], ephemeral: [] as ReturnType<typeof containerStatus>[] }
  for (const it of placedContainers(pod)) byRole[it.role === 'sidecar' ? 'init' : it.role].push(containerStatus(step, it))
  const isLate = memory.stopping?.why === 'deadline'
  const now = old.phase === 'Succeeded' || old.phase === 'Failed' ? old.phase : isLate ? 'Failed' : phaseOf(step, isOver)
  const phase = isFinal && now !== 'Succeeded' ? 'Failed' : now
  const ip = pod.spec!.hostNetwork ? nodeIP : memory.ip
  // While processes run, the pod has not ended: only its readiness tells that it is about to.
  const isEnding = isLate && placedContainers(pod).some(({ container }) => isRunning(step, container.name))
  const shown = isEnding ? old.phase! : phase
  const keep = shown === old.phase ? { reason: old.reason, message: old.message } : {}
  const { nominatedNodeName, resourceClaimStatuses, resize } = old as Record<string, unknown>
  const status = {
    nominatedNodeName, resourceClaimStatuses, resize,
    observedGeneration: pod.metadata.generation, phase: shown,
    conditions: podConditions(step, phase, byRole.init, byRole.main),
    ...(isLate && !isEnding ? DEADLINE : keep),
    hostIP: nodeIP, hostIPs: [{ ip: nodeIP }], podIP: ip, podIPs: ip ? [{ ip }] : undefined,
    startTime: old.startTime ?? rfc3339(api.now),
    initContainerStatuses: byRole.init.length ? byRole.init : undefined,
    containerStatuses: byRole.main,
    ephemeralContainerStatuses: byRole.ephemeral.length ? byRole.ephemeral.sort((a, b) => (a.name! < b.name! ? -1 : 1)) : undefined,
    qosClass: old.qosClass, ...podResources(pod),
  }
  status.containerStatuses.sort((a, b) => (a.name! < b.name! ? -1 : 1))
  for (const key of Object.keys(status) as (keyof typeof status)[]) if (status[key] === undefined) delete status[key]
  return status as unknown as PodStatus
}
