import { selectorFromObject } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerOf, defineController } from '../contract.ts'
import { scaled } from '../../kinds/workload/percent.ts'
import { claim } from '../shared/claim.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { ownerKeys } from '../shared/owner-keys.ts'
import { createPod, deletePod } from '../shared/pod-control.ts'
import { availableAt, isReady } from '../shared/pods.ts'
import { presentRevision, revisionsOf, truncateHistory } from '../shared/revisions.ts'
import type { Fitness } from './nodes.ts'
import { fitness } from './nodes.ts'
import { COMPONENT, HASH_LABEL, nodeOf, podFor } from './pod.ts'

const SETS = 'daemonsets.apps'
const selector = (set: KubeObject) => selectorFromObject(set.spec.selector)

/** Keeps one pod on each node that suits. Kubernetes: pkg/controller/daemon. */
export const controller = defineController({
  keys(change, api) {
    if (change.resource === SETS) return [keyOf(change.object)]
    if (change.resource !== 'nodes') return ownerKeys(change, { resource: SETS, kind: 'DaemonSet', selector }, api)
    const { object, old } = change
    return old && same(object.metadata.labels, old.metadata.labels) && same(object.spec, old.spec) ? [] : api.list(SETS).map(keyOf)
  },
  reconcile(key, api) {
    const set = api.get(SETS, ...splitKey(key))
    if (set) reconcile(key, set, api)
  },
})

/** A node with what runs there of the set. */
interface Place { node: KubeObject; fit: Fitness; pods: KubeObject[] }

function reconcile(key: string, set: KubeObject, api: ControllerApi): void {
  const known = revisionsOf(set, api)
  const revision = presentRevision(set, known, HASH_LABEL, api)
  const hash = revision.metadata.labels![HASH_LABEL]!
  const places = placesOf(set, api)
  if (set.metadata.deletionTimestamp === undefined && !manage(set, places, hash, api)) rollingUpdate(set, places, hash, api)
  const used = new Set(places.flatMap(({ pods }) => pods.map(({ metadata }) => `${set.metadata.name}-${metadata.labels?.[HASH_LABEL]}`)).concat(revision.metadata.name!))
  truncateHistory(set, revisionsOf(set, api), used, api)
  const status = statusOf(set, places, hash, api.now)
  if (!same(status, set.status)) api.updateStatus(SETS, { ...set, status })
  const waits = places.flatMap(({ pods }) => pods.filter(isReady).map((pod) => availableAt(pod, set.spec.minReadySeconds)).filter((time) => time > api.now))
  if (waits.length) api.requeueAt(key, Math.min(...waits))
}

function placesOf(set: KubeObject, api: ControllerApi): Place[] {
  const orphans = api.list('pods', set.metadata.namespace).filter((pod) => !controllerOf(pod))
  const pods = claim(api, 'pods', set, selector(set), [...api.owned('pods', set.metadata.namespace!, set.metadata.uid!), ...orphans])
  return api.list('nodes').map((node) => ({ node, fit: fitness(set.spec.template, node), pods: pods.filter((pod) => nodeOf(pod) === node.metadata.name) }))
}

/** Starts missing pods and takes away those that are too many, failed, or not wanted. Says whether it did anything. */
function manage(set: KubeObject, places: readonly Place[], hash: string, api: ControllerApi): boolean {
  let busy = false
  for (const { node, fit, pods } of places) {
    const alive = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    const failed = alive.filter(({ status }) => status?.phase === 'Failed')
    for (const pod of failed) {
      api.event(set, { type: 'Warning', reason: 'FailedDaemonPod', message: `Found failed daemon pod ${keyOf(pod)} on node ${node.metadata.name}, will try to kill it` }, COMPONENT)
    }
    const good = alive.filter((pod) => !failed.includes(pod))
    const surplus = fit.mayStay ? good.slice(1) : good
    for (const pod of [...failed, ...surplus]) deletePod(set, pod, COMPONENT, api)
    if (fit.shouldRun && pods.length === 0) createPod(set, podFor(set, node.metadata.name!, hash), COMPONENT, api)
    busy ||= failed.length + surplus.length > 0 || (fit.shouldRun && pods.length === 0)
  }
  return busy
}

/** Deletes pods of old revisions, as many as may be missing at a time; those that do not work anyway go first. */
function rollingUpdate(set: KubeObject, places: readonly Place[], hash: string, api: ControllerApi): void {
  if (set.spec.updateStrategy?.type !== 'RollingUpdate') return
  const wanted = places.filter(({ fit }) => fit.shouldRun)
  const isAvailable = (pod: KubeObject) => pod.metadata.deletionTimestamp === undefined && isReady(pod) && availableAt(pod, set.spec.minReadySeconds) <= api.now
  const isOld = ({ metadata }: KubeObject) => metadata.deletionTimestamp === undefined && metadata.labels?.[HASH_LABEL] !== hash
  const old = wanted.flatMap(({ pods }) => pods.filter(isOld))
  const missing = wanted.filter(({ pods }) => !pods.some(isAvailable)).length
  const room = Math.max(1, scaled(set.spec.updateStrategy.rollingUpdate?.maxUnavailable ?? 1, wanted.length, true)) - missing
  const broken = old.filter((pod) => !isAvailable(pod))
  for (const pod of [...broken, ...old.filter(isAvailable).slice(0, Math.max(0, room))]) deletePod(set, pod, COMPONENT, api)
}

function statusOf(set: KubeObject, places: readonly Place[], hash: string, now: number): Fields {
  const desired = places.filter(({ fit }) => fit.shouldRun)
  const running = desired.flatMap(({ pods }) => pods.slice(0, 1))
  const ready = running.filter(isReady)
  const available = ready.filter((pod) => availableAt(pod, set.spec.minReadySeconds) <= now).length
  const updated = running.filter(({ metadata }) => metadata.labels?.[HASH_LABEL] === hash).length
  return {
    currentNumberScheduled: running.length, numberMisscheduled: places.filter(({ fit, pods }) => !fit.shouldRun && pods.length > 0).length,
    desiredNumberScheduled: desired.length, numberReady: ready.length, observedGeneration: set.metadata.generation,
    ...(updated && { updatedNumberScheduled: updated }),
    ...(available && { numberAvailable: available }),
    ...(desired.length > available && { numberUnavailable: desired.length - available }),
    ...(set.status?.collisionCount && { collisionCount: set.status.collisionCount }),
  }
}
