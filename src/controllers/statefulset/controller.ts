import { selectorFromObject } from '../../api/labels.ts'
import type { KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerOf, defineController } from '../contract.ts'
import { claim } from '../shared/claim.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { ownerKeys } from '../shared/owner-keys.ts'
import { presentRevision, revisionsOf, truncateHistory } from '../shared/revisions.ts'
import type { Look } from './plan.ts'
import { step } from './plan.ts'
import { ordinalOf, REVISION_LABEL } from './pod.ts'
import { nextAvailable, statusOf } from './status.ts'

const SETS = 'statefulsets.apps'
const HASH_LABEL = 'controller.kubernetes.io/hash'
const selector = (set: KubeObject) => selectorFromObject(set.spec.selector)

/** Keeps pods with names, order and volumes of their own. Kubernetes: pkg/controller/statefulset. */
export const controller = defineController({
  keys: (change, api) => (change.resource === SETS ? [keyOf(change.object)] : ownerKeys(change, { resource: SETS, kind: 'StatefulSet', selector }, api)),
  reconcile(key, api) {
    const set = api.get(SETS, ...splitKey(key))
    if (set) reconcile(key, set, api)
  },
})

function reconcile(key: string, set: KubeObject, api: ControllerApi): void {
  const known = revisionsOf(set, api)
  const update = presentRevision(set, known, HASH_LABEL, api)
  const current = known.find(({ metadata }) => metadata.name === set.status?.currentRevision) ?? update
  const look: Look = { set, pods: podsOf(set, api), current, update, api }
  try {
    if (set.metadata.deletionTimestamp === undefined) step(look)
  } finally {
    const status = statusOf({ ...look, pods: podsOf(set, api) })
    if (!same(status, set.status)) api.updateStatus(SETS, { ...set, status })
  }
  const used = [...look.pods.values()].map(({ metadata }) => metadata.labels?.[REVISION_LABEL] ?? '')
  truncateHistory(set, revisionsOf(set, api), new Set([...used, current.metadata.name!, update.metadata.name!]), api)
  const time = nextAvailable(look)
  if (time !== undefined) api.requeueAt(key, time)
}

/** The set's pods by number; orphans that carry its labels and name are adopted. */
function podsOf(set: KubeObject, api: ControllerApi): Map<number, KubeObject> {
  const orphans = api.list('pods', set.metadata.namespace).filter((pod) => !controllerOf(pod) && ordinalOf(set, pod) >= 0)
  const pods = claim(api, 'pods', set, selector(set), [...api.owned('pods', set.metadata.namespace!, set.metadata.uid!), ...orphans])
  return new Map(pods.map((pod) => [ordinalOf(set, pod), pod]))
}
