import type { KubeObject } from '../../api/object.ts'
import { clone, same } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import type { Node, Pod } from '../../api/types/core.v1.ts'
import type { Change, ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { fitOf } from './fit.ts'
import { bindClaims } from '../volumebinder/podclaims.ts'
import { mayHelp } from './hints.ts'
import { follow, keyOf, snapshotOf } from './nodeinfo.ts'
import { preempt, preemptionFor } from './preempt.ts'
import { scoreOf } from './score.ts'

const SLOT = 'scheduler'
const WAITING = 'waiting'
const NAME = 'default-scheduler'

/**
 * Binds pods to nodes: filters, then the best score. Pods that fit nowhere wait until something changes that may let them in.
 * `k8s.io/kubernetes: pkg/scheduler`
 */
export const controller = defineController({
  keys(change, api) {
    const { resource, type, object, old } = change
    follow(change, api)
    if (resource === 'pods') {
      if (type !== 'DELETED' && isUnbound(object as Pod)) return old && isUnbound(old as Pod) && !asksAnew(object as Pod, old as Pod) ? [] : [keyOf(object as Pod)]
      if (!object.spec?.nodeName || !changesPlace(change)) return []
    }
    return waiting(api).filter((key) => {
      const [namespace, name] = key.split('/')
      const pod = api.get<Pod>('pods', namespace, name)
      return !pod || mayHelp(change, pod)
    })
  },

  needs(key, api) {
    const [namespace, name] = key.split('/')
    return api.get<Pod>('pods', namespace, name)?.spec?.volumes?.some((volume) => volume.persistentVolumeClaim ?? volume.ephemeral) ? ['persistentvolumeclaims', 'persistentvolumes'] : []
  },

  reconcile(key, api) {
    const [namespace, name] = key.split('/')
    const pod = api.get<Pod>('pods', namespace, name)
    if (!pod || !isUnbound(pod)) return wait(api, key, false)
    if (pod.spec!.schedulingGates?.length) return
    const snapshot = snapshotOf(api)
    const fit = fitOf(pod, snapshot, api)
    if (fit.fitting.length) {
      const { node } = scoreOf(pod, fit.fitting, snapshot, api)
      const ready = bindClaims(pod as KubeObject, node, api)
      wait(api, key, !ready)
      if (ready) bind(api, pod, node)
      return
    }
    wait(api, key, true)
    const preemption = preemptionFor(pod, fit, snapshot)
    refuse(api, pod, fit.refusal + preemption.text, preemption.node?.node.metadata.name)
    if (preemption.node) preempt(api, pod, preemption, host(api))
  },
})

const waiting = (api: ControllerApi) => api.recall<string[]>(SLOT, WAITING) ?? []

function wait(api: ControllerApi, key: string, waits: boolean): void {
  const all = waiting(api)
  if (all.includes(key) === waits) return
  api.remember(SLOT, WAITING, waits ? [...all, key] : all.filter((other) => other !== key))
}

const isUnbound = ({ spec, metadata }: Pod): boolean => !spec?.nodeName && !metadata.deletionTimestamp && (spec?.schedulerName ?? NAME) === NAME

/** Whether a pod that waits has changed in what counts here; the scheduler's own notes do not. */
const asksAnew = (pod: Pod, old: Pod): boolean => pod.metadata.generation !== old.metadata.generation || !same(pod.metadata.labels, old.metadata.labels)

/** Whether a bound pod has come to its node, or takes no room there any more. */
function changesPlace({ type, object, old }: Change): boolean {
  if (type !== 'MODIFIED' || !old) return true
  const isOver = (phase: unknown) => phase === 'Succeeded' || phase === 'Failed'
  return old.spec?.nodeName !== object.spec?.nodeName || isOver(old.status?.phase) !== isOver(object.status?.phase)
}

function bind(api: ControllerApi, pod: Pod, node: Node): void {
  const next = clone(pod)
  next.spec!.nodeName = node.metadata.name
  const scheduled = { type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: rfc3339(api.now), observedGeneration: pod.metadata.generation }
  next.status = { ...next.status, conditions: [...(next.status?.conditions ?? []).filter((condition) => condition.type !== 'PodScheduled'), scheduled] } as unknown as Pod['status']
  delete next.status!.nominatedNodeName
  api.bind(next as never)
  api.event(pod as never, { type: 'Normal', reason: 'Scheduled', message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node.metadata.name}`, action: 'Binding' }, NAME, host(api))
}

/** The scheduler runs on the first node, as its pod does. */
const host = (api: ControllerApi) => api.list<Node>('nodes')[0]?.metadata.name ?? ''

function refuse(api: ControllerApi, pod: Pod, message: string, nominatedNodeName: string | undefined): void {
  const before = pod.status?.conditions?.find((condition) => condition.type === 'PodScheduled')
  if (before?.message !== message) {
    api.event(pod as never, { type: 'Warning', reason: 'FailedScheduling', message, action: 'Scheduling' }, NAME, host(api))
  }
  const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message, lastProbeTime: null, lastTransitionTime: before?.status === 'False' ? before.lastTransitionTime : rfc3339(api.now), observedGeneration: pod.metadata.generation }
  const conditions = [...(pod.status?.conditions ?? []).filter((other) => other.type !== 'PodScheduled'), condition]
  api.updateStatus('pods', { ...pod, status: { ...pod.status, conditions, ...(nominatedNodeName && { nominatedNodeName }) } } as never)
}
