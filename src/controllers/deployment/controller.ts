import { selectorFromObject } from '../../api/labels.ts'
import type { KubeObject } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerOf, defineController } from '../contract.ts'
import { claim } from '../shared/claim.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { ownerKeys } from '../shared/owner-keys.ts'
import { cleanUp } from './cleanup.ts'
import { condition, findCondition, withCondition } from './conditions.ts'
import { syncCurrentSet } from './current-set.ts'
import { hasDeadline } from './progress.ts'
import { recreate } from './recreate.ts'
import { rollBack, rollbackTo } from './rollback.ts'
import { rollingUpdate } from './rolling.ts'
import { DEPLOYMENTS, REPLICASETS, Rollout } from './rollout.ts'
import { isScalingEvent, scaleAll } from './scale.ts'
import type { Sets } from './sets.ts'
import { sortOut } from './sets.ts'
import { syncStatus } from './status.ts'

const selector = (deployment: KubeObject) => selectorFromObject(deployment.spec.selector)
const OWNERSHIP = { resource: DEPLOYMENTS, kind: 'Deployment', selector }

/** Rolls pod templates out through ReplicaSets. Kubernetes: pkg/controller/deployment. */
export const controller = defineController({
  keys(change, api) {
    if (change.resource === DEPLOYMENTS) return [keyOf(change.object)]
    if (change.resource === REPLICASETS) return ownerKeys(change, OWNERSHIP, api)
    return change.type === 'DELETED' ? recreateKeys(change.object, api) : []
  },
  reconcile(key, api) {
    const deployment = api.get(DEPLOYMENTS, ...splitKey(key))
    if (deployment) reconcile(new Rollout(api, key, deployment))
  },
})

/** A Recreate update waits until the last old pod is gone. */
function recreateKeys(pod: KubeObject, api: ControllerApi): string[] {
  const set = controllerOf(pod)
  if (set?.kind !== 'ReplicaSet') return []
  const owner = api.get(REPLICASETS, pod.metadata.namespace, set.name)
  const name = owner && controllerOf(owner)?.name
  const deployment = name && api.get(DEPLOYMENTS, pod.metadata.namespace, name)
  return deployment && deployment.spec.strategy?.type === 'Recreate' ? [keyOf(deployment)] : []
}

function reconcile(rollout: Rollout): void {
  const { deployment } = rollout
  if (selector(deployment)?.length === 0) return selectsAll(rollout)
  const sets = ownSets(rollout)
  if (deployment.metadata.deletionTimestamp !== undefined) return syncStatus(rollout, syncCurrentSet(rollout, sets, false))
  notePause(rollout)
  if (deployment.spec.paused) return resize(rollout, sets)
  if (rollbackTo(deployment) !== undefined) return rollBack(rollout, sets)
  const known = syncCurrentSet(rollout, sets, false)
  if (isScalingEvent(rollout, known)) return resize(rollout, known)
  if (deployment.spec.strategy.type === 'Recreate') recreate(rollout, known)
  else rollingUpdate(rollout, known)
}

function ownSets({ api, deployment }: Rollout): Sets {
  const all = api.list(REPLICASETS, deployment.metadata.namespace)
  return sortOut(deployment, claim(api, REPLICASETS, deployment, selector(deployment), all))
}

/** Carries a new size over without going on with a rollout. */
function resize(rollout: Rollout, known: Sets): void {
  const sets = syncCurrentSet(rollout, known, false)
  scaleAll(rollout, sets)
  if (rollout.deployment.spec.paused && rollbackTo(rollout.deployment) === undefined) cleanUp(rollout, sets.old)
  syncStatus(rollout, sets)
}

/** Pausing and resuming stop the clock of the progress deadline. */
function notePause(rollout: Rollout): void {
  const { deployment, api, conditions } = rollout
  const reason = findCondition(deployment.status, 'Progressing')?.reason
  if (!hasDeadline(deployment) || reason === 'ProgressDeadlineExceeded') return
  const paused = deployment.spec.paused === true
  if (paused === (reason === 'DeploymentPaused')) return
  rollout.writeConditions(withCondition(conditions, paused
    ? condition('Progressing', 'Unknown', 'DeploymentPaused', 'Deployment is paused', api.now)
    : condition('Progressing', 'Unknown', 'DeploymentResumed', 'Deployment is resumed', api.now)))
}

function selectsAll(rollout: Rollout): void {
  const { deployment } = rollout
  rollout.event('Warning', 'SelectingAll', 'This deployment is selecting all pods. A non-empty selector is required.')
  rollout.writeStatus({ ...deployment.status, observedGeneration: deployment.metadata.generation })
}

