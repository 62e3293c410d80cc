import { rfc3339 } from '../../api/time.ts'
import type { ContainerStatus, PodCondition } from '../../api/types/core.v1.ts'
import type { Step } from '../step.ts'
import { isSidecar } from '../step.ts'

interface Wanted { type: string; status: 'True' | 'False'; reason?: string; message?: string }

/** The conditions of a pod: those of others first, then the kubelet's, in its order. `kubelet: status/generate.go` */
export function podConditions(step: Step, phase: string, inits: readonly ContainerStatus[], mains: readonly ContainerStatus[]): PodCondition[] {
  const { pod } = step
  const old = pod.status?.conditions ?? []
  const ready = containersReady(step, phase, inits, mains)
  const wanted: Wanted[] = [
    sandboxReady(step),
    initialized(step, phase, inits, mains),
    { ...(ready.status === 'True' ? gatesOpen(step, old) : ready), type: 'Ready' },
    { ...ready, type: 'ContainersReady' },
    { type: 'PodScheduled', status: 'True' },
  ]
  const types = new Set(wanted.map(({ type }) => type))
  return [...old.filter(({ type }) => !types.has(type)), ...wanted.map((condition) => dated(step, condition, old))]
}

/** A condition keeps its time while its status stays. */
function dated({ api, pod }: Step, { type, status, reason, message }: Wanted, old: readonly PodCondition[]): PodCondition {
  const before = old.find((other) => other.type === type)
  return {
    type, status, observedGeneration: pod.metadata.generation, lastProbeTime: null,
    lastTransitionTime: before?.status === status ? before.lastTransitionTime : rfc3339(api.now),
    ...(reason && { reason }), ...(message && { message }),
  } as unknown as PodCondition
}

function sandboxReady({ memory: { sandbox } }: Step): Wanted {
  const type = 'PodReadyToStartContainers'
  if (sandbox && !sandbox.stopped) return { type, status: 'True' }
  return { type, status: 'False', reason: 'PodSandboxNotReady', message: sandbox ? 'pod sandbox is not ready' : 'no pod sandbox exists' }
}

function containersReady({ pod }: Step, phase: string, inits: readonly ContainerStatus[], mains: readonly ContainerStatus[]): Wanted {
  const type = 'ContainersReady'
  if (phase === 'Succeeded') return { type, status: 'False', reason: 'PodCompleted' }
  if (phase === 'Failed') return { type, status: 'False', reason: 'PodFailed' }
  const sidecars = (pod.spec!.initContainers ?? []).flatMap((container, i) => (isSidecar(container) ? [inits[i]] : []))
  const unready = [...sidecars, ...mains].filter((status) => !status.ready).map(({ name }) => name)
  return unready.length ? { type, status: 'False', reason: 'ContainersNotReady', message: `containers with unready status: [${unready.join(' ')}]` } : { type, status: 'True' }
}

function initialized({ pod }: Step, phase: string, inits: readonly ContainerStatus[], mains: readonly ContainerStatus[]): Wanted {
  const type = 'Initialized'
  if (phase === 'Succeeded') return { type, status: 'True', reason: 'PodCompleted' }
  const hasBegun = mains.some(({ state, lastState }) => state?.running || state?.terminated || lastState?.terminated)
  const incomplete = (pod.spec!.initContainers ?? []).filter((container, i) => !(isSidecar(container) ? inits[i].started : inits[i].ready)).map(({ name }) => name)
  if (hasBegun || !incomplete.length) return { type, status: 'True' }
  return { type, status: 'False', reason: 'ContainersNotInitialized', message: `containers with incomplete status: [${incomplete.join(' ')}]` }
}

function gatesOpen({ pod }: Step, conditions: readonly PodCondition[]): Wanted {
  const shut = (pod.spec!.readinessGates ?? []).flatMap(({ conditionType }) => {
    const found = conditions.find(({ type }) => type === conditionType)
    if (!found) return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`]
    return found.status === 'True' ? [] : [`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`]
  })
  return shut.length ? { type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady', message: shut.join(', ') } : { type: 'Ready', status: 'True' }
}
