import { between, onGrid } from '../grid.ts'
import { goSeconds, isBackingOff, nextBackoff } from '../backoff.ts'
import { environmentOf } from '../environment.ts'
import { knownImage } from '../images/known.ts'
import type { ContainerMemory, Work } from '../memory.ts'
import { lifeOf, runBeside } from '../programs/life.ts'
import type { Life } from '../programs/life.ts'
import { startFault } from '../programs/missing.ts'
import type { Placed, Step } from '../step.ts'
import { containerId, podLabel, say } from '../step.ts'
import { surroundingsOf } from '../surroundings.ts'

/** Creating and starting a container takes this long (ms). */
const CREATE = 250, CREATE_MOST = 400
/** The kubelet looks at what runs once a second: so long at most until it sees an end. */
const RELIST_LEAST = 150, RELIST_MOST = 900

/** Whether a container has to wait before its next attempt; the wait is remembered and said. `kubelet: doBackOff` */
export function backsOff(step: Step, work: Work, { container, path }: Placed): boolean {
  const { memory, api } = step
  const state = memory.containers[container.name]
  const end = work.killed?.includes(container.name) ? state?.last?.at : state?.finished?.at
  if (end === undefined) return false
  if (!isBackingOff(state.backoff, end, api.now)) {
    state.backoff = nextBackoff(state.backoff, end, api.now)
    return false
  }
  const { delay } = state.backoff
  say(step, 'Warning', 'BackOff', `Back-off restarting failed container ${container.name} in pod ${podLabel(step)}`, path)
  memory.reasons[container.name] = { reason: 'CrashLoopBackOff', message: `back-off ${goSeconds(delay)} restarting failed container=${container.name} pod=${podLabel(step)}` }
  work.backoffUntil = Math.min(work.backoffUntil ?? Infinity, end + delay)
  return true
}

/** Puts a container's configuration together; false when it cannot be (the reason is remembered). */
export function configure(step: Step, work: Work, { container, path }: Placed): boolean {
  const message = nonRootFault(step, container) ?? environmentOf(step, container).fault
  if (message !== undefined) {
    say(step, 'Warning', 'Failed', `Error: ${message}`, path)
    step.memory.reasons[container.name] = { reason: 'CreateContainerConfigError', message }
    return false
  }
  work.stage = 'started'
  work.at = step.api.now + between(step.api.random, CREATE, CREATE_MOST)
  return true
}

function nonRootFault(step: Step, container: Placed['container']): string | undefined {
  const shared = step.pod.spec!.securityContext
  if (!(container.securityContext?.runAsNonRoot ?? shared?.runAsNonRoot)) return undefined
  const user = container.securityContext?.runAsUser ?? shared?.runAsUser
  const who = `(pod: "${podLabel(step)}", container: ${container.name})`
  if (user === 0) return `container's runAsUser breaks non-root policy ${who}`
  return user === undefined && (knownImage(container.image ?? '')?.user ?? 0) === 0 ? `container has runAsNonRoot and image will run as root ${who}` : undefined
}

/** Creates and starts the process; false when the runtime cannot (the reason is remembered). */
export function startProcess(step: Step, work: Work, { container, role, path }: Placed): boolean {
  const { memory, api } = step
  const before = memory.containers[container.name]
  const restarts = before ? before.restarts + 1 : 0
  const { backoff } = before ?? {}
  const state: ContainerMemory = {
    id: containerId(memory.uid, container.name, restarts), image: container.image!, restarts, startedAt: api.now,
    ...(before?.finished && { last: { ...before.finished, id: before.id, startedAt: before.startedAt } }), ...(backoff && { backoff }),
  }
  memory.containers[container.name] = state
  work.changed = true
  say(step, 'Normal', 'Created', 'Container created', path)
  const fault = startFault(container)
  if (fault) {
    state.finished = { at: api.now, code: 128, reason: 'StartError', message: fault, neverStarted: true }
    say(step, 'Warning', 'Failed', `Error: ${fault}`, path)
    memory.reasons[container.name] = { reason: 'RunContainerError', message: fault }
    return false
  }
  live(step, container, state)
  say(step, 'Normal', 'Started', 'Container started', path)
  delete memory.reasons[container.name]
  const hook = role === 'init' ? undefined : container.lifecycle?.postStart?.exec?.command
  if (hook) {
    const done = runBeside(hook as string[], surroundingsOf(step, container), new Map())
    if (done?.elapsed) {
      work.stage = 'hooked'
      work.at = onGrid(api.now + done.elapsed)
    }
  }
  return true
}

/** Works out how the process that has just been started lives. */
export function live(step: Step, container: Placed['container'], state: ContainerMemory): void {
  const life = lifeOf(container, surroundingsOf(step, container))
  delete state.polls
  if (life.end) {
    const at = step.api.now + life.end.after
    const { code, reason = code === 0 ? 'Completed' : 'Error' } = life.end
    const message = lastWords(container, life)
    state.ends = { at, code, reason, ...(message && { message }), seen: onGrid(at + between(step.api.random, RELIST_LEAST, RELIST_MOST)) }
  }
  if (life.polls !== undefined) state.polls = { at: onGrid(step.api.now + life.polls), every: life.polls }
  if (Number.isFinite(life.stop.after)) state.stop = life.stop
}

/** What a container says at its end: its message file, or the end of its log. */
function lastWords(container: Placed['container'], life: Life): string | undefined {
  const path = container.terminationMessagePath ?? '/dev/termination-log'
  const written = life.effects.findLast((effect) => 'write' in effect && effect.write === path)
  if (written && 'text' in written && written.text) return written.text.slice(0, 4096)
  if (container.terminationMessagePolicy !== 'FallbackToLogsOnError' || !life.end?.code) return undefined
  return life.effects.map((effect) => ('log' in effect ? effect.log : '')).join('').slice(-2048) || undefined
}
