import { parseTime } from '../api/time.ts'
import { onGrid } from './grid.ts'
import { nextProbe, runProbes } from './probes/worker.ts'
import { live as workOutLife } from './starting/container.ts'
import type { Step } from './step.ts'
import { placedContainers } from './step.ts'
import { proceed, sync } from './sync.ts'
import { beginStop } from './termination.ts'

/** Brings a pod that is to live forward to now. */
export function live(step: Step): void {
  const { pod, memory, api } = step
  if (memory.generation !== pod.metadata.generation) {
    memory.generation = pod.metadata.generation
    memory.syncAt = api.now
  }
  seeEnds(step)
  const deadline = deadlineOf(step)
  if (deadline !== undefined && api.now >= deadline) return beginStop(step, 'deadline', (pod.spec!.terminationGracePeriodSeconds as number | undefined) ?? 30)
  proceed(step)
  const { changed, kill } = runProbes(step)
  if (changed || kill) memory.syncAt = api.now
  while (!memory.work && !memory.stopping && memory.syncAt !== undefined && memory.syncAt <= api.now) {
    sync(step)
    // A container that runs now is asked at once whether it is ready.
    if (!memory.work && !memory.stopping && runProbes(step).changed) memory.syncAt = api.now
  }
}

/** When something happens next to a pod that lives. */
export function nextWake(step: Step): number | undefined {
  const { memory, api } = step
  const times = [memory.work ? memory.work.at : memory.syncAt, deadlineOf(step), nextProbe(step)]
  for (const { finished, ends, polls } of Object.values(memory.containers)) if (!finished) times.push(ends?.seen, polls?.at)
  const known = times.filter((time) => time !== undefined)
  return known.length ? Math.max(onGrid(Math.min(...known)), api.now) : undefined
}

/** Processes whose end the kubelet sees now, and those that look again for what they wait for. */
function seeEnds(step: Step): void {
  const { memory, api } = step
  for (const { container } of placedContainers(step.pod)) {
    const state = memory.containers[container.name]
    if (!state || state.finished) continue
    if (state.polls && api.now >= state.polls.at) workOutLife(step, container, state)
    if (!state.ends || api.now < state.ends.seen) continue
    const { at, code, reason, message } = state.ends
    state.finished = { at, code, reason, ...(message && { message }) }
    delete state.ends
    memory.syncAt = Math.min(memory.syncAt ?? Infinity, api.now)
  }
}

function deadlineOf({ pod }: Step): number | undefined {
  const seconds = pod.spec!.activeDeadlineSeconds
  const start = parseTime(pod.status?.startTime as string | undefined)
  return seconds === undefined || start === undefined ? undefined : onGrid(start + seconds * 1000)
}
