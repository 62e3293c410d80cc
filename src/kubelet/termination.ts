import { report } from './step.ts'
import type { Step } from './step.ts'
import { SLOT } from './memory.ts'
import { programOf } from './programs.ts'

/** From the last process being stopped to the object being gone, ms; a little chance on top. */
const CLEANUP = 1300
const CLEANUP_JITTER = 500

/** Takes a deleted pod down: SIGTERM, SIGKILL when the grace is over, a last status, and then the object goes. */
export function terminate(step: Step): void {
  const { api, key, pod, memory, at } = step
  const running = allContainers(step).filter(({ container }) => {
    const state = memory.containers[container.name]
    return state?.id && state.finishedAt === undefined
  })
  if (memory.goneAt !== undefined) {
    if (api.now < memory.goneAt) return api.requeueAt(key, memory.goneAt)
    api.remember(SLOT, key, undefined)
    return api.delete('pods', pod.metadata.namespace, pod.metadata.name!, { gracePeriodSeconds: 0, uid: pod.metadata.uid })
  }
  const grace = (pod.metadata.deletionGracePeriodSeconds ?? 30) * 1000
  if (memory.stopAt === undefined) {
    for (const { container, path } of running) api.event(pod as any, { type: 'Normal', reason: 'Killing', message: `Stopping container ${container.name}`, fieldPath: `${path}{${container.name}}` }, 'kubelet', at.name)
    memory.stopAt = api.now + Math.max(0, ...running.map(({ container }) => Math.min(programOf(container).stop.after, grace)))
    api.remember(SLOT, key, memory)
  }
  if (api.now < memory.stopAt) return api.requeueAt(key, memory.stopAt)
  for (const { container } of running) {
    const state = memory.containers[container.name]
    const { stop } = programOf(container)
    state.finishedAt = memory.stopAt
    state.exitCode = stop.after <= grace ? stop.code : 137
  }
  delete memory.starting
  memory.goneAt = api.now + CLEANUP + api.random(CLEANUP_JITTER)
  const failed = running.some(({ container }) => memory.containers[container.name].exitCode !== 0)
  const phase = pod.status?.phase === 'Pending' ? 'Pending' : failed ? 'Failed' : 'Succeeded'
  if (running.length) report(step, { phase, initialized: true })
  api.remember(SLOT, key, memory)
  api.requeueAt(key, memory.goneAt)
}

function allContainers({ pod }: Step) {
  return [
    ...(pod.spec!.initContainers ?? []).map((container) => ({ container, path: 'spec.initContainers' })),
    ...pod.spec!.containers.map((container) => ({ container, path: 'spec.containers' })),
  ]
}
