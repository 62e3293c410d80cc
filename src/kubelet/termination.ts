import { between, onGrid } from './grid.ts'
import type { Finished, Stopping } from './memory.ts'
import { report } from './report.ts'
import type { Placed, Step } from './step.ts'
import { isRunning, placedContainers, say } from './step.ts'
import { stopTimeOf } from './stopping.ts'

/** From the last process's end to the status that says so (ms). */
const SEEN = 150
/** From there to the sandbox being gone, and to the object being gone. */
const CLEANUP = 800, CLEANUP_MOST = 1200
const GONE = 300, GONE_MOST = 500

/** Begins to take a pod down: tells every process, and works out when each ends. `kubelet: SyncTerminatingPod` */
export function beginStop(step: Step, why: Stopping['why'], graceSeconds: number): void {
  const { memory, api } = step
  const grace = graceSeconds * 1000
  const stopping: Stopping = { why, since: api.now, grace, ends: {}, at: api.now }
  memory.stopping = stopping
  delete memory.work
  delete memory.syncAt
  if (why === 'deadline') for (let times = 0; times < 2; times++) sayLate(step)
  const running = placedContainers(step.pod).filter(({ container }) => isRunning(step, container.name))
  for (const { container, path } of running) say(step, 'Normal', 'Killing', `Stopping container ${container.name}`, path)
  stopTogether(step, running.filter(({ role }) => role !== 'sidecar'), api.now, grace)
  // Sidecars go after the main containers, the last one first.
  for (const it of running.filter(({ role }) => role === 'sidecar').reverse()) {
    const from = lastEnd(stopping)
    stopTogether(step, [it], from, Math.max(2000, grace - (from - api.now)))
  }
  stopping.at = running.length ? onGrid(lastEnd(stopping) + SEEN) : api.now
  report(step)
}

/** The kubelet says so at each look at the pod. */
const sayLate = (step: Step) => say(step, 'Normal', 'DeadlineExceeded', 'Pod was active on the node longer than the specified deadline')

const lastEnd = ({ ends, since }: Stopping) => Math.max(since, ...Object.values(ends).map(({ at }) => at))

function stopTogether(step: Step, containers: readonly Placed[], from: number, grace: number): void {
  for (const it of containers) {
    const { name } = it.container
    const { after, code } = stopTimeOf(step, it, grace)
    const own = step.memory.containers[name].ends
    step.memory.stopping!.ends[name] = own && own.at <= from + after ? { at: own.at, code: own.code } : { at: from + after, code }
  }
}

/** A shorter grace than before: what still runs is killed sooner. */
export function hurry(step: Step, graceSeconds: number): void {
  const { memory, api } = step
  const stopping = memory.stopping!
  const limit = api.now + graceSeconds * 1000 + 50
  stopping.grace = graceSeconds * 1000
  for (const end of Object.values(stopping.ends)) if (end.at > limit) [end.at, end.code] = [limit, 137]
  if (!stopping.stage) stopping.at = onGrid(lastEnd(stopping) + SEEN)
}

/** Goes on taking a pod down; true when the object itself is to go. */
export function proceedStop(step: Step): boolean {
  const { memory, api } = step
  const stopping = memory.stopping!
  if (api.now < stopping.at) return false
  if (!stopping.stage) {
    for (const [name, { at, code }] of Object.entries(stopping.ends)) {
      const state = memory.containers[name]
      const finished: Finished = { at, code, reason: code === 0 ? 'Completed' : 'Error' }
      state.finished ??= state.ends && state.ends.at === at ? { ...finished, reason: state.ends.reason } : finished
    }
    stopping.stage = 'stopped'
    const isQuick = !Object.keys(stopping.ends).length
    stopping.at = onGrid(api.now + (isQuick ? between(api.random, 200, 400) : between(api.random, CLEANUP, CLEANUP_MOST)))
    if (stopping.why === 'deadline') for (let times = 0; times < 2; times++) sayLate(step)
    if (!isQuick) report(step, true)
    return false
  }
  if (stopping.stage === 'stopped') {
    if (memory.sandbox) memory.sandbox.stopped = true
    stopping.stage = 'clean'
    stopping.at = onGrid(api.now + between(api.random, GONE, GONE_MOST))
    report(step, true, true)
    if (stopping.why !== 'deleted') memory.over = true
    return false
  }
  return stopping.why === 'deleted'
}
