import type { Step } from '../step.ts'
import { isRunning, placedContainers, shouldRestart } from '../step.ts'
import { hasStarted } from '../probes/results.ts'

/** The phase that follows from the containers. `isOver`: none of them will be started again. `kubelet: getPhase` */
export function phaseOf(step: Step, isOver: boolean): string {
  const { memory } = step
  const all = placedContainers(step.pod).filter(({ role }) => role !== 'ephemeral')
  const hasBegun = all.some(({ container, role }) => role === 'main' && memory.containers[container.name] !== undefined)
  let pending = 0, waiting = 0, running = 0, stopped = 0, succeeded = 0, restarting = 0
  for (const it of all) {
    const { container, role } = it
    const state = memory.containers[container.name]
    const runs = isRunning(step, container.name)
    if (role === 'init') {
      if (!state || runs) pending++
      else if (state.finished!.code !== 0 && !wouldRestart(step, it)) return 'Failed'
      else if (state.finished!.code !== 0) pending += hasBegun ? 0 : 1
    } else if (role === 'sidecar') {
      if (runs) {
        running++
        if (!hasStarted(step, container) && !hasBegun) pending++
      } else if (!state) waiting++
    } else if (runs) running++
    else if (!state) waiting++
    else {
      stopped++
      if (state.finished!.code === 0) succeeded++
      if (wouldRestart(step, it)) restarting++
    }
  }
  if (pending || waiting) return 'Pending'
  if (running) return 'Running'
  if (!stopped) return 'Pending'
  if (!isOver && restarting) return 'Running'
  return stopped === succeeded ? 'Succeeded' : 'Failed'
}

/** The restart policy alone, a deletion aside. */
const wouldRestart = (step: Step, it: Parameters<typeof shouldRestart>[1]): boolean =>
  shouldRestart(step.pod.metadata.deletionTimestamp ? { ...step, pod: { ...step.pod, metadata: { ...step.pod.metadata, deletionTimestamp: undefined } } } : step, it)
