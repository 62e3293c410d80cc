import type { Selector } from '../../api/labels.ts'
import { matches } from '../../api/labels.ts'
import type { KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { Controller, ControllerApi } from '../contract.ts'
import { controllerOf, defineController } from '../contract.ts'
import { claim } from '../shared/claim.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { ownerKeys } from '../shared/owner-keys.ts'
import { isActive } from '../shared/pods.ts'
import type { Flavour } from './flavour.ts'
import { manageReplicas } from './scale.ts'
import { countPods, replicaStatus } from './status.ts'

/** The controller of ReplicaSets or of ReplicationControllers: keeps as many pods as asked for, and counts them. */
export function replicaController(flavour: Flavour): Controller {
  return defineController({
    keys: (change, api) => (change.resource === flavour.resource ? [keyOf(change.object)] : ownerKeys(change, flavour, api)),
    reconcile(key, api) {
      const owner = api.get(flavour.resource, ...splitKey(key))
      if (owner) reconcile(key, owner, flavour, api)
    },
  })
}

function reconcile(key: string, owner: KubeObject, flavour: Flavour, api: ControllerApi): void {
  const selector = flavour.selector(owner)
  const mine = api.owned('pods', owner.metadata.namespace!, owner.metadata.uid!)
  const active = activePods(api, owner, selector, mine)
  const failure = owner.metadata.deletionTimestamp === undefined ? manageReplicas(api, flavour, owner, active) : undefined
  const counts = countPods(owner, mine.filter((pod) => matches(selector, pod.metadata.labels)), active, api.now)
  const status = replicaStatus(owner, counts, failure, flavour.countsTerminating, api.now)
  if (!same(status, owner.status)) api.updateStatus(flavour.resource, { ...owner, status })
  // The engine tries again later.
  if (failure) throw failure.error
  if (counts.nextAvailable !== undefined) api.requeueAt(key, counts.nextAvailable)
}

/** The active pods that the owner manages, after adopting orphans and letting go of strangers. In name order. */
function activePods(api: ControllerApi, owner: KubeObject, selector: Selector, mine: readonly KubeObject[]): KubeObject[] {
  const orphans = api.list('pods', owner.metadata.namespace).filter((pod) => !controllerOf(pod) && isActive(pod) && matches(selector, pod.metadata.labels))
  return claim(api, 'pods', owner, selector, [...mine.filter(isActive), ...orphans])
}
