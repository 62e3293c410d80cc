import { rfc3339 } from '../api/time.ts'
import { podStatus } from './statuses/status.ts'
import type { Step } from './step.ts'

/** Writes the status where it differs, and gives the phase. `isOver`: no container will be started again; `isFinal`: this is the last status. */
export function report(step: Step, isOver = false, isFinal = false): string {
  const status = podStatus(step, isOver, isFinal)
  write(step, status)
  return status.phase!
}

/** The sandbox is there: only its condition changes, the address comes with the next sync. `kubelet: OnPodSandboxReady` */
export function reportSandbox(step: Step): void {
  const { pod, api } = step
  const ready = { type: 'PodReadyToStartContainers', status: 'True', observedGeneration: pod.metadata.generation, lastProbeTime: null, lastTransitionTime: rfc3339(api.now) }
  const conditions = (pod.status?.conditions ?? []).map((condition) => (condition.type === ready.type && condition.status !== 'True' ? ready : condition))
  write(step, { ...pod.status, conditions })
}

function write(step: Step, status: object): void {
  step.pod = step.api.updateStatus('pods', { ...step.pod, status } as never)
}
