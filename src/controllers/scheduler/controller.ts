import type { Node, Pod } from '../../api/types/core.v1.ts'
import { clone, same } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import type { Change, ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { fitOf } from './fit.ts'
import { scoreOf } from './score.ts'

const SLOT = 'scheduler'
const WAITING = 'waiting'

/**
 * Binds pods to nodes: filters, then the best score. Pods that fit nowhere wait until a node or another pod changes.
 * `k8s.io/kubernetes: pkg/scheduler`
 */
export const controller = defineController({
  keys(change, api) {
    if (change.resource === 'pods') {
      const own = isUnbound(change.object) && change.type !== 'DELETED' ? [keyOf(change.object)] : []
      return change.type === 'DELETED' && change.object.spec?.nodeName ? [...own, ...waiting(api)] : own
    }
    return matters(change) ? waiting(api) : []
  },

  reconcile(key, api) {
    const [namespace, name] = key.split('/')
    const pod = api.get<Pod>('pods', namespace, name)
    const others = waiting(api)
    const isWaiting = others.includes(key)
    if (!pod || !isUnbound(pod)) {
      if (isWaiting) api.remember(SLOT, WAITING, others.filter((other) => other !== key))
      return
    }
    if (pod.spec!.schedulingGates?.length) return
    const nodes = api.list<Node>('nodes')
    const { fitting, refusal } = fitOf(pod, nodes, api)
    if (fitting.length) {
      if (isWaiting) api.remember(SLOT, WAITING, others.filter((other) => other !== key))
      bind(api, pod, fitting.length === 1 ? fitting[0] : scoreOf(pod, fitting, api))
    } else {
      if (!isWaiting) api.remember(SLOT, WAITING, [...others, key])
      refuse(api, pod, refusal)
    }
  },
})

const keyOf = (pod: { metadata: { namespace?: string; name?: string } }) => `${pod.metadata.namespace}/${pod.metadata.name}`
const waiting = (api: ControllerApi) => api.recall<string[]>(SLOT, WAITING) ?? []
const isUnbound = (pod: any) => !pod.spec?.nodeName && !pod.metadata.deletionTimestamp && (pod.spec?.schedulerName ?? 'default-scheduler') === 'default-scheduler'

/** A node's heartbeat moves no pod; its spec, labels and resources may. */
function matters({ type, object, old }: Change): boolean {
  if (type !== 'MODIFIED' || !old) return true
  return !same(object.spec, old.spec) || !same(object.metadata.labels, old.metadata.labels) || !same(object.status?.allocatable, old.status?.allocatable)
}

function bind(api: ControllerApi, pod: Pod, node: Node): void {
  const next = clone(pod)
  next.spec!.nodeName = node.metadata.name
  const scheduled = { type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: rfc3339(api.now), observedGeneration: pod.metadata.generation }
  next.status = { ...next.status, conditions: [...(next.status?.conditions ?? []).filter((condition) => condition.type !== 'PodScheduled'), scheduled] } as Pod['status']
  api.bind(next)
  api.event(pod as any, { type: 'Normal', reason: 'Scheduled', message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node.metadata.name}`, action: 'Binding' }, 'default-scheduler', host(api))
}

/** The scheduler runs on the first node, as its pod does. */
const host = (api: ControllerApi) => api.list<Node>('nodes')[0]?.metadata.name ?? ''

function refuse(api: ControllerApi, pod: Pod, message: string): void {
  const before = pod.status?.conditions?.find((condition) => condition.type === 'PodScheduled')
  if (before?.message !== message) {
    api.event(pod as any, { type: 'Warning', reason: 'FailedScheduling', message, action: 'Scheduling' }, 'default-scheduler', host(api))
  }
  const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message, lastProbeTime: null, lastTransitionTime: before?.status === 'False' ? before.lastTransitionTime : rfc3339(api.now), observedGeneration: pod.metadata.generation }
  api.updateStatus('pods', { ...pod, status: { ...pod.status, conditions: [...(pod.status?.conditions ?? []).filter((other) => other.type !== 'PodScheduled'), condition] } } as any)
}
