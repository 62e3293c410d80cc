import type { Container, ContainerStatus, Pod, PodCondition, PodStatus } from '../api/types/core.v1.ts'
import { rfc3339 } from '../api/time.ts'
import { fullImage, imageFacts } from './images.ts'
import type { ContainerMemory, PodMemory } from './memory.ts'

/** How the pod stands, told from what the kubelet remembers. */
export interface Standing { phase: string; initialized: boolean; now: number; node: { name: string; ip: string } }

/** Whether an init container is a sidecar: it keeps running beside the main ones. */
export const isSidecar = (container: Container): boolean => container.restartPolicy === 'Always'

/** The whole status of a pod as a kubelet of 1.37 reports it. */
export function podStatus(pod: Pod, memory: PodMemory, standing: Standing): PodStatus {
  const { phase, now, node } = standing
  const spec = pod.spec!, old = pod.status ?? {}
  const waiting = spec.initContainers?.length && !standing.initialized ? 'PodInitializing' : 'ContainerCreating'
  const statusOf = (container: Container, init: boolean) => containerStatus(container, memory.containers[container.name], init && memory.sandboxAt !== undefined && now >= memory.sandboxAt ? 'PodInitializing' : waiting, now, init)
  const containerStatuses = spec.containers.map((container) => statusOf(container, false))
  const initContainerStatuses = spec.initContainers?.map((container) => statusOf(container, true))
  const ip = memory.ip
  return {
    ...(Object.keys(old).length ? pick(old, ['nominatedNodeName', 'resize', 'resourceClaimStatuses', 'ephemeralContainerStatuses']) : {}),
    observedGeneration: pod.metadata.generation,
    phase,
    conditions: conditionsOf(pod, memory, standing, [...containerStatuses], initContainerStatuses ?? []),
    hostIP: node.ip, hostIPs: [{ ip: node.ip }],
    ...(ip && { podIP: ip, podIPs: [{ ip }] }),
    startTime: old.startTime ?? rfc3339(now),
    ...(initContainerStatuses && { initContainerStatuses }),
    containerStatuses,
    qosClass: old.qosClass,
    resources: {},
    ...(requestsOf(pod) && { allocatedResources: requestsOf(pod) }),
  } as PodStatus
}

function pick<T extends object>(from: T, names: (keyof T)[]): Partial<T> {
  return Object.fromEntries(names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]])) as Partial<T>
}

function requestsOf(pod: Pod): Record<string, string> | undefined {
  const requests = pod.spec!.containers.map((container) => container.resources?.requests ?? {})
  return requests.some((request) => Object.keys(request).length) && requests.length === 1 ? requests[0] as Record<string, string> : undefined
}

function containerStatus(container: Container, memory: ContainerMemory | undefined, waiting: string, now: number, init: boolean): ContainerStatus {
  const mounts = container.volumeMounts?.map((mount) => ({
    name: mount.name, mountPath: mount.mountPath, ...(mount.readOnly && { readOnly: true, recursiveReadOnly: 'Disabled' }),
  }))
  const base = { name: container.name, restartCount: memory?.restarts ?? 0, ...(mounts?.length && { volumeMounts: mounts }) }
  if (!memory?.id) {
    return { ...base, state: { waiting: { reason: waiting } }, lastState: {}, ready: false, image: container.image!, imageID: '', started: false } as ContainerStatus
  }
  const running = memory.finishedAt === undefined
  const finished = !running && { exitCode: memory.exitCode!, reason: memory.exitCode === 0 ? 'Completed' : 'Error', startedAt: rfc3339(memory.startedAt!), finishedAt: rfc3339(memory.finishedAt!), containerID: memory.id }
  const backingOff = !running && memory.retryAt !== undefined && memory.retryAt - now < 1000 && memory.restarts > 0
  const requests = container.resources?.requests
  return {
    ...base,
    state: running ? { running: { startedAt: rfc3339(memory.startedAt!) } } : backingOff ? { waiting: { reason: 'CrashLoopBackOff' } } : { terminated: finished },
    lastState: backingOff ? { terminated: finished } : memory.last ? { terminated: { exitCode: memory.last.exitCode, reason: memory.last.exitCode === 0 ? 'Completed' : 'Error', startedAt: rfc3339(memory.last.startedAt), finishedAt: rfc3339(memory.last.finishedAt), containerID: memory.last.id } } : {},
    ready: init && !isSidecar(container) ? !running && memory.exitCode === 0 : running && (memory.readyAt === undefined || now >= memory.readyAt),
    image: fullImage(container.image!), imageID: imageFacts(container.image!).id, containerID: memory.id,
    started: running,
    ...(requests && { allocatedResources: requests }),
    resources: container.resources ?? {},
    user: { linux: { uid: 0, gid: 0, supplementalGroups: [0] } },
  } as ContainerStatus
}

function conditionsOf(pod: Pod, memory: PodMemory, { phase, initialized, now }: Standing, containers: ContainerStatus[], inits: ContainerStatus[]): PodCondition[] {
  const unready = [...(pod.spec!.initContainers ?? []).flatMap((c, i) => (isSidecar(c) ? [inits[i]] : [])), ...containers].filter((status) => !status.ready).map((status) => status.name)
  const over = phase === 'Succeeded' ? 'PodCompleted' : phase === 'Failed' ? 'PodFailed' : undefined
  const notReady = { status: 'False', reason: over ?? 'ContainersNotReady', ...(!over && { message: `containers with unready status: [${unready.join(' ')}]` }) }
  const ready = unready.length === 0 && !over ? { status: 'True' } : notReady
  const sandbox = memory.ip !== undefined && !over
  const incomplete = (pod.spec!.initContainers ?? []).filter((container, i) => !(isSidecar(container) ? inits[i].started : inits[i].ready)).map((container) => container.name)
  const gates = (pod.spec!.readinessGates ?? []).map((gate) => gate.conditionType)
  const gateOpen = gates.every((type) => pod.status?.conditions?.some((condition) => condition.type === type && condition.status === 'True'))
  const wanted: Record<string, unknown>[] = [
    { type: 'PodReadyToStartContainers', status: sandbox ? 'True' : 'False' },
    initialized ? { type: 'Initialized', status: 'True', ...(over === 'PodCompleted' && { reason: over }) } : { type: 'Initialized', status: 'False', reason: 'ContainersNotInitialized', message: `containers with incomplete status: [${incomplete.join(' ')}]` },
    { type: 'Ready', ...(ready.status === 'True' && !gateOpen ? { status: 'False', reason: 'ReadinessGatesNotReady', message: 'the status of pod readiness gate is not "True", but False' } : ready) },
    { type: 'ContainersReady', ...ready },
  ]
  const old = pod.status?.conditions ?? []
  const mine = wanted.map((condition) => {
    const before = old.find((other) => other.type === condition.type)
    const since = before && before.status === condition.status ? before.lastTransitionTime : rfc3339(now)
    return { lastProbeTime: null, lastTransitionTime: since, observedGeneration: pod.metadata.generation, ...condition } as unknown as PodCondition
  })
  const types = new Set(wanted.map((condition) => condition.type))
  const others = old.filter((condition) => !types.has(condition.type)).map((condition) => (condition.type === 'PodScheduled' ? { ...condition, observedGeneration: pod.metadata.generation } : condition))
  return [...mine, ...others] as PodCondition[]
}
