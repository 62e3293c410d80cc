import type { Container } from '../api/types/core.v1.ts'
import type { Step } from './step.ts'
import { containerId } from './step.ts'
import { fullImage, imageFacts } from './images.ts'
import type { ContainerMemory } from './memory.ts'
import { IMAGES } from './memory.ts'
import { programOf } from './programs.ts'
import { isSidecar } from './status.ts'

/** Creating and starting a container takes this long, ms; a little chance on top. */
const START = 350
const START_JITTER = 250
/** Restarts wait 10 s, doubled each time up to 5 min, forgotten after 10 min of running. `kubelet: MaxContainerBackOff` */
const BACKOFF = 10_000
const LONGEST_BACKOFF = 300_000

/** What containers make of the pod: its phase, and when something happens next (virtual ms). */
export interface ContainersState { phase: string; initialized: boolean; next?: number }

/** Brings a pod's containers forward to now: init containers one after the other, then the main ones. */
export function stepContainers(step: Step): ContainersState {
  const { pod, memory, api } = step
  const spec = pod.spec!
  const wakes: number[] = []
  const policy = spec.restartPolicy ?? 'Always'
  for (const container of [...(spec.initContainers ?? []), ...spec.containers]) endProcess(step, container)

  for (const container of spec.initContainers ?? []) {
    const state = memory.containers[container.name]
    if (isSidecar(container)) {
      if (keepRunning(step, container, 'Always', 'spec.initContainers', wakes)) continue
      return pending(wakes)
    }
    if (state?.finishedAt !== undefined && state.exitCode === 0) continue
    if (state?.finishedAt !== undefined && policy === 'Never') return { phase: 'Failed', initialized: false }
    keepRunning(step, container, policy === 'Never' ? 'Never' : 'Always', 'spec.initContainers', wakes)
    return pending(wakes)
  }
  let started = true
  for (const container of spec.containers) started = started && keepRunning(step, container, policy, 'spec.containers', wakes)
  if (!started && !spec.containers.some((container) => memory.containers[container.name]?.id)) return { phase: 'Pending', initialized: true, next: Math.min(...wakes) }

  const states = spec.containers.map((container) => memory.containers[container.name])
  const over = states.every((state) => state?.finishedAt !== undefined && (policy === 'Never' || (policy === 'OnFailure' && state.exitCode === 0)))
  if (over) return { phase: states.every((state) => state.exitCode === 0) ? 'Succeeded' : 'Failed', initialized: true }
  for (const state of Object.values(memory.containers)) if (state.readyAt !== undefined && state.readyAt > api.now) wakes.push(state.readyAt)
  return { phase: 'Running', initialized: true, ...(wakes.length && { next: Math.min(...wakes) }) }
}

const pending = (wakes: number[]): ContainersState => ({ phase: 'Pending', initialized: false, ...(wakes.length && { next: Math.min(...wakes) }) })

/** A process whose time has come ends. */
function endProcess({ memory, api }: Step, container: Container): void {
  const state = memory.containers[container.name]
  if (!state || state.endsAt === undefined || state.finishedAt !== undefined || api.now < state.endsAt) return
  state.finishedAt = state.endsAt
}

/** Starts a container that should run; true when it has been started (or need not be). */
function keepRunning(step: Step, container: Container, policy: string, path: string, wakes: number[]): boolean {
  const { memory, api } = step
  const state = memory.containers[container.name]
  if (state?.id && state.finishedAt === undefined) {
    if (state.endsAt !== undefined) wakes.push(state.endsAt)
    return true
  }
  if (state?.finishedAt !== undefined) {
    if (policy === 'Never' || (policy === 'OnFailure' && state.exitCode === 0)) return true
    if (state.retryAt === undefined) backOff(state, api.now, api.random(1000))
    if (api.now < state.retryAt!) {
      wakes.push(state.retryAt!)
      if (state.restarts > 0) api.event(step.pod as any, { type: 'Warning', reason: 'BackOff', message: `Back-off restarting failed container ${container.name} in pod ${step.pod.metadata.name}_${step.pod.metadata.namespace}(${memory.uid})`, fieldPath: `${path}{${container.name}}` }, 'kubelet', step.at.name)
      return true
    }
  }
  return start(step, container, path, wakes)
}

/** The first restart comes at once, later ones wait. */
function backOff(state: ContainerMemory, now: number, jitter: number): void {
  const ran = state.finishedAt! - state.startedAt!
  const failures = ran > 600_000 ? 0 : state.restarts
  state.retryAt = failures === 0 ? now + 300 : state.finishedAt! + Math.min(BACKOFF * 2 ** (failures - 1), LONGEST_BACKOFF) + jitter
}

/** Pulls the image where the node lacks it, then creates and starts the container. True once it runs. */
function start(step: Step, container: Container, path: string, wakes: number[]): boolean {
  const { memory, api, at, pod } = step
  const say = (reason: string, message: string) => api.event(pod as any, { type: 'Normal', reason, message, fieldPath: `${path}{${container.name}}` }, 'kubelet', at.name)
  const image = fullImage(container.image!)
  const { starting } = memory
  if (starting && starting.name !== container.name) return false
  if (!starting) {
    const present = (api.recall<string[]>(IMAGES, at.name) ?? []).includes(image)
    if (container.imagePullPolicy !== 'Always' && (present || container.imagePullPolicy === 'Never')) {
      say('Pulled', `Container image "${container.image}" already present on machine and can be accessed by the pod`)
      memory.starting = { name: container.name, at: api.now + START + api.random(START_JITTER), pulled: true }
    } else {
      say('Pulling', `Pulling image "${container.image}"`)
      const pullMs = present ? 250 + api.random(300) : imageFacts(container.image!).pullMs + api.random(200)
      memory.starting = { name: container.name, at: api.now + pullMs, pulled: false, pullMs }
    }
    wakes.push(memory.starting.at)
    return false
  }
  if (api.now < starting.at) {
    wakes.push(starting.at)
    return false
  }
  if (!starting.pulled) {
    const seconds = `${Number((starting.pullMs! / 1000).toFixed(3))}s`
    say('Pulled', `Successfully pulled image "${container.image}" in ${seconds} (${seconds} including waiting). Image size: ${imageFacts(container.image!).bytes} bytes.`)
    const known = api.recall<string[]>(IMAGES, at.name) ?? []
    if (!known.includes(image)) api.remember(IMAGES, at.name, [...known, image])
    memory.starting = { name: container.name, at: api.now + START / 5, pulled: true }
    wakes.push(memory.starting.at)
    return false
  }
  delete memory.starting
  run(step, container)
  say('Created', 'Container created')
  say('Started', 'Container started')
  const { endsAt } = memory.containers[container.name]
  if (endsAt !== undefined) wakes.push(endsAt)
  return true
}

function run({ memory, api }: Step, container: Container): void {
  const before = memory.containers[container.name]
  const attempt = before ? before.restarts + 1 : 0
  const { ends } = programOf(container)
  const probe = container.startupProbe ?? container.readinessProbe
  memory.containers[container.name] = {
    id: containerId(memory.uid, container.name, attempt), startedAt: api.now, restarts: attempt,
    ...(ends && { endsAt: api.now + Math.max(ends.after, 10), exitCode: ends.code }),
    ...(probe && { readyAt: api.now + (probe.initialDelaySeconds ?? 0) * 1000 + 200 + api.random(Math.max(1, Math.min((probe.periodSeconds ?? 10) * 1000, 800))) }),
    ...(before?.id && { last: { id: before.id, startedAt: before.startedAt!, finishedAt: before.finishedAt!, exitCode: before.exitCode! } }),
  }
}
