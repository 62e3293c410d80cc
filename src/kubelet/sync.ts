import { allocateAddress } from './addresses.ts'
import { actionsOf } from './actions.ts'
import { between, jittered, onGrid } from './grid.ts'
import type { NodeMemory, Work } from './memory.ts'
import { NODES, NO_NODE_MEMORY } from './memory.ts'
import { mountFaults } from './mounts.ts'
import { report, reportSandbox } from './report.ts'
import { backsOff, configure, startProcess } from './starting/container.ts'
import { ensureImage, finishPull } from './starting/image.ts'
import type { Step } from './step.ts'
import { placed, say } from './step.ts'
import { stopTimeOf } from './stopping.ts'

/** Making the sandbox and its network takes this long (ms); every other one that is being made on the node adds to it, up to a limit. */
const SANDBOX = 40, SANDBOX_MOST = 50, SANDBOX_MORE = 200, SANDBOX_WAIT = 1600
/** Volumes that fail are tried again after this time (ms), doubled each time. */
const MOUNT_RETRY = 500, MOUNT_RETRY_MOST = 122_000
/** After an error a pod comes back after 10 s; a back-off is waited for, but no longer than a minute. */
const ERROR_RETRY = 10_000, RESYNC = 60_000

/** One sync of a pod: reports how it stands, then does what is to be done. `kubelet: SyncPod` */
export function sync(step: Step): void {
  const { memory, api } = step
  delete memory.syncAt
  const phase = report(step)
  if (phase === 'Succeeded' || phase === 'Failed') {
    memory.stopping = { why: 'done', since: api.now, grace: 0, ends: {}, stage: 'stopped', at: onGrid(api.now + between(api.random, 800, 1200)) }
    return
  }
  memory.work = memory.sandbox ? { at: api.now, stage: 'next', rest: actionsOf(step) } : { at: api.now, stage: 'mount', rest: [] }
  proceed(step)
}

/** Goes on with the sync in progress as far as time allows. */
export function proceed(step: Step): void {
  const { memory, api } = step
  for (let { work } = memory; work && work.at <= api.now; work = memory.work) STAGES[work.stage](step, work)
}

const STAGES: Readonly<Record<Work['stage'], (step: Step, work: Work) => void>> = {
  mount(step, work) {
    const { memory, api } = step
    const faults = mountFaults(step)
    for (const fault of faults) say(step, 'Warning', 'FailedMount', fault)
    if (faults.length) {
      const tries = memory.mountTries ?? 0
      memory.mountTries = tries + 1
      work.at = api.now + Math.min(MOUNT_RETRY * 2 ** tries, MOUNT_RETRY_MOST)
      return
    }
    delete memory.mountTries
    work.stage = 'sandbox'
    work.at = onGrid(api.now + between(api.random, SANDBOX, SANDBOX_MOST) + sandboxWait(step))
  },
  sandbox(step, work) {
    step.memory.sandbox = {}
    if (!step.pod.spec!.hostNetwork) step.memory.ip ??= allocateAddress(step.api, step.node)
    reportSandbox(step)
    work.changed = true
    work.stage = 'next'
    work.rest = actionsOf(step)
  },
  next(step, work) {
    const action = work.rest.shift()
    if (!action) return finish(step, work)
    work.container = action.name
    const it = placed(step.pod, action.name)
    if (!it) return
    if (action.kind === 'kill') {
      say(step, 'Normal', 'Killing', action.message, it.path)
      const { after, code } = stopTimeOf(step, it, action.grace * 1000)
      work.stage = 'killed'
      work.exit = code
      work.at = step.api.now + after
    } else if (backsOff(step, work, it)) work.failed = true
    else if (ensureImage(step, work, it) === 'failed') work.failed = true
    else if (work.stage === 'next') tryConfigure(step, work)
  },
  pulled(step, work) {
    work.stage = 'next'
    if (finishPull(step, work.pull!, placed(step.pod, work.container!)) === 'failed') work.failed = true
    else tryConfigure(step, work)
  },
  started(step, work) {
    work.stage = 'next'
    if (!startProcess(step, work, placed(step.pod, work.container!))) work.failed = true
  },
  hooked(_, work) { work.stage = 'next' },
  killed(step, work) {
    const state = step.memory.containers[work.container!]
    const code = work.exit!
    state.finished ??= { at: work.at, code, reason: code === 0 ? 'Completed' : 'Error' }
    delete state.ends
    work.killed = [...(work.killed ?? []), work.container!]
    work.changed = true
    work.stage = 'next'
  },
}

const failedAtOnce = (step: Step): boolean => step.pod.spec!.containers.some(({ name }) => {
  const state = step.memory.containers[name]
  return state?.restarts === 1 && state.finished !== undefined && state.finished.code !== 0 && !state.finished.neverStarted && state.finished.at - state.startedAt < 1000
})

/** How long a sandbox waits for those that are being made already. */
function sandboxWait({ api, node }: Step): number {
  const name = node.metadata.name!
  const memory = api.recall<NodeMemory>(NODES, name) ?? NO_NODE_MEMORY
  const free = Math.max(memory.sandboxFree ?? 0, api.now)
  const wait = Math.min(free - api.now, SANDBOX_WAIT)
  api.remember(NODES, name, { ...memory, sandboxFree: api.now + wait + SANDBOX_MORE })
  return wait
}

function tryConfigure(step: Step, work: Work): void {
  if (!configure(step, work, placed(step.pod, work.container!))) work.failed = true
}

/** The sync is over: a change is seen at the relist, an error is tried again. */
function finish(step: Step, work: Work): void {
  const { memory, api } = step
  delete memory.work
  const soon = (at: number) => { memory.syncAt = Math.min(memory.syncAt ?? Infinity, onGrid(at)) }
  if (!work.failed) {
    if (work.changed) soon(api.now)
    return
  }
  if (work.changed) return soon(api.now + between(api.random, 300, 900))
  const wait = work.backoffUntil === undefined ? ERROR_RETRY : Math.min(Math.max(0, work.backoffUntil - api.now), RESYNC)
  soon(api.now + jittered(api.random, wait))
  // A process that fails as soon as it starts wakes its pod once more after the first restart, and the back-off shows.
  if (work.backoffUntil !== undefined && wait > 8000 && failedAtOnce(step)) soon(api.now + 1000)
}
