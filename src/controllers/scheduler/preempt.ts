import { rfc3339 } from '../../api/time.ts'
import type { Pod } from '../../api/types/core.v1.ts'
import type { ControllerApi } from '../contract.ts'
import type { Fit } from './fit.ts'
import { refusalsOf } from './fit.ts'
import type { NodeInfo, Snapshot } from './nodeinfo.ts'
import { count, keyOf } from './nodeinfo.ts'

const NO_VICTIMS = 'No preemption victims found for incoming pod'
const USELESS = 'Preemption is not helpful for scheduling'

const priorityOf = (pod: Pod) => (pod.spec!.priority as number | undefined) ?? 0

/** What preemption has to say of a pod that fits nowhere: a node to be cleared, or why none helps. */
export interface Preemption { text: string; node?: NodeInfo; victims: Pod[] }

/** Looks for the node where clearing away pods of lower priority hurts least. `scheduler: defaultpreemption` */
export function preemptionFor(pod: Pod, fit: Fit, snapshot: Snapshot): Preemption {
  const { size } = snapshot.nodes
  if (!fit.curable.length && !fit.useless) return { text: '', victims: [] }
  const nominated = snapshot.nodes.get((pod.status?.nominatedNodeName as string | undefined) ?? '')
  if (nominated && [...nominated.pods.values()].some((other) => other.metadata.deletionTimestamp && priorityOf(other) < priorityOf(pod))) {
    return { text: ' preemption: not eligible due to a terminating pod on the nominated node.', victims: [] }
  }
  const options = pod.spec!.preemptionPolicy === 'Never' ? [] : fit.curable.flatMap((node) => {
    const victims = victimsOn(pod, node, snapshot)
    return victims.length ? [{ node, victims }] : []
  })
  if (options.length) {
    options.sort((a, b) => topPriority(a.victims) - topPriority(b.victims) || a.victims.length - b.victims.length)
    const [{ node, victims }] = options
    return { text: ` preemption: found a potential placement for pod on node ${node.node.metadata.name}, preempting ${victims.length} victims`, node, victims }
  }
  if (pod.spec!.preemptionPolicy === 'Never') return { text: ' preemption: not eligible due to preemptionPolicy=Never.', victims: [] }
  const counts = [fit.curable.length && `${fit.curable.length} ${NO_VICTIMS}`, fit.useless && `${fit.useless} ${USELESS}`].filter(Boolean)
  return { text: ` preemption: 0/${size} nodes are available: ${counts.sort().join(', ')}.`, victims: [] }
}

const topPriority = (pods: readonly Pod[]) => Math.max(...pods.map(priorityOf))

/** The fewest pods of lower priority whose leaving makes room: all are taken away, then put back from the top as long as the pod still fits. */
function victimsOn(pod: Pod, info: NodeInfo, snapshot: Snapshot): Pod[] {
  const lower = [...info.pods.values()].filter((other) => priorityOf(other) < priorityOf(pod) && !other.metadata.deletionTimestamp)
  if (!lower.length || !fitsWithout(pod, info, snapshot, lower)) return []
  lower.sort((a, b) => priorityOf(b) - priorityOf(a) || (keyOf(a) < keyOf(b) ? -1 : 1))
  let victims = lower
  for (const candidate of lower) {
    const fewer = victims.filter((other) => other !== candidate)
    if (fitsWithout(pod, info, snapshot, fewer)) victims = fewer
  }
  return victims
}

function fitsWithout(pod: Pod, info: NodeInfo, snapshot: Snapshot, gone: readonly Pod[]): boolean {
  const keys = new Set(gone.map(keyOf))
  const rest = { ...snapshot, nodes: new Map(snapshot.nodes), places: new Map([...snapshot.places].filter(([key]) => !keys.has(key))), exclusive: new Map([...snapshot.exclusive].filter(([key]) => !keys.has(key))) }
  const cleared: NodeInfo = { ...info, pods: new Map([...info.pods].filter(([key]) => !keys.has(key))), used: new Map(info.used), ports: new Map(info.ports), weight: { ...info.weight }, owners: new Map(info.owners) }
  for (const other of gone) count(cleared, other, -1)
  rest.nodes.set(info.node.metadata.name!, cleared)
  return refusalsOf(pod, cleared, rest).length === 0
}

/** Clears the node: its victims hear of it and are deleted, and the pod is told where it may go. */
export function preempt(api: ControllerApi, pod: Pod, { node, victims }: Preemption, host: string): void {
  const name = node!.node.metadata.name
  for (const victim of victims) {
    const message = `default-scheduler: preempting to accommodate a higher priority pod`
    const condition = { type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler', message, lastProbeTime: null, lastTransitionTime: rfc3339(api.now), observedGeneration: victim.metadata.generation }
    api.updateStatus('pods', { ...victim, status: { ...victim.status, conditions: [...(victim.status?.conditions ?? []), condition] } } as never)
    api.event(victim as never, { type: 'Normal', reason: 'Preempted', message: `Preempted by pod ${pod.metadata.uid} on node ${name}`, action: 'Preempting' }, 'default-scheduler', host)
    api.delete('pods', victim.metadata.namespace, victim.metadata.name!, { uid: victim.metadata.uid })
  }
}
