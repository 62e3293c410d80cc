import type { Container, Probe } from '../../api/types/core.v1.ts'
import { onGrid } from '../grid.ts'
import type { ProbeMemory } from '../memory.ts'
import type { Placed, Step } from '../step.ts'
import { isRunning, placedContainers, say } from '../step.ts'
import { answerOf } from './answer.ts'
import type { ProbeType } from './results.ts'
import { hasStarted, probesOf } from './results.ts'

const NAMES: Readonly<Record<ProbeType, string>> = { startup: 'Startup', readiness: 'Readiness', liveness: 'Liveness' }

/**
 * Runs the probes that are due. Says whether a result has changed the pod's readiness, and whether a container
 * has to be restarted. `kubelet: prober/worker.go`
 */
export function runProbes(step: Step): { changed: boolean; kill: boolean } {
  let changed = false, kill = false
  for (const it of placedContainers(step.pod)) {
    const probes = probesOf(it.container)
    if (!probes.length || !isRunning(step, it.container.name)) continue
    for (const [type, probe] of probes) {
      const memory = follow(step, it.container, type, probe)
      if (memory.onHold || step.api.now < memory.next) continue
      const before = memory.result
      runOnce(step, it, type, probe, memory)
      if (memory.result !== before) changed = true
      if (memory.result === 'failure' && type !== 'readiness' && before !== 'failure') kill = true
    }
  }
  return { changed, kill }
}

/** A probe's memory; a new container starts it anew. Ticks are counted from the pod's start, a readiness probe's from the container's. */
function follow({ memory, api, pod }: Step, container: Container, type: ProbeType, probe: Probe): ProbeMemory {
  const key = `${container.name}/${type}`
  const { id, startedAt } = memory.containers[container.name]
  const known = memory.probes[key]
  if (known?.id === id) return known
  const period = (probe.periodSeconds ?? 10) * 1000
  const delay = (probe.initialDelaySeconds ?? 0) * 1000
  const base = known?.next ?? onGrid(Date.parse(pod.status?.startTime ?? '') || startedAt)
  const first = type === 'readiness' && !delay && !container.startupProbe ? api.now : tickAfter(base, period, Math.max(api.now, startedAt + delay))
  return (memory.probes[key] = { id, next: first, run: 0 })
}

const tickAfter = (base: number, period: number, time: number) => base + Math.max(0, Math.ceil((time - base) / period)) * period

function runOnce(step: Step, { container, path }: Placed, type: ProbeType, probe: Probe, memory: ProbeMemory): void {
  memory.next = onGrid(step.api.now + (probe.periodSeconds ?? 10) * 1000)
  if (type !== 'startup' && !hasStarted(step, container)) return
  const answer = answerOf(step, container, probe)
  if (answer.error) {
    say(step, 'Warning', 'Unhealthy', `${NAMES[type]} probe errored and resulted in unknown state: ${answer.text}`, path)
    return
  }
  if (!answer.ok) say(step, 'Warning', 'Unhealthy', `${NAMES[type]} probe failed: ${answer.text}`, path)
  const result = answer.ok ? 'success' : 'failure'
  memory.run = memory.last === result ? memory.run + 1 : 1
  memory.last = result
  const threshold = answer.ok ? probe.successThreshold ?? 1 : probe.failureThreshold ?? 3
  if (memory.run < threshold) return
  memory.result = result
  if (type === 'startup' || (type === 'liveness' && !answer.ok)) memory.onHold = true
  // What will be answered the same for ever need not be asked again.
  if (answer.settled) memory.onHold = true
}

/** When the next probe of a running container is due. */
export function nextProbe(step: Step): number | undefined {
  let next: number | undefined
  for (const { container } of placedContainers(step.pod)) {
    const state = step.memory.containers[container.name]
    if (!state || state.finished) continue
    for (const [type, probe] of probesOf(container)) {
      const memory = follow(step, container, type, probe)
      if (!memory.onHold) next = Math.min(next ?? Infinity, memory.next)
    }
  }
  return next
}
