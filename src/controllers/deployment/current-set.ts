import type { Fields, KubeObject } from '../../api/object.ts'
import { clone, same } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import { hashTemplate } from '../../kinds/workload/hash.ts'
import { controllerOf, controllerReference } from '../contract.ts'
import { isNamespaceGoing } from '../shared/pod-control.ts'
import { newSetAnnotations, REVISION, sizeAnnotations } from './annotations.ts'
import { condition, findCondition, withCondition } from './conditions.ts'
import { hasDeadline } from './progress.ts'
import type { Rollout } from './rollout.ts'
import { REPLICASETS } from './rollout.ts'
import type { Sets } from './sets.ts'
import { HASH_LABEL, maxRevision, sameTemplate } from './sets.ts'
import { newSetSize } from './size.ts'

/**
 * Brings the current ReplicaSet's annotations and the Deployment's revision up to date. Where there is no such set,
 * makes it if `create` says so.
 * @throws ApiError when it cannot be made; the Deployment's status tells, and the engine tries again later
 */
export function syncCurrentSet(rollout: Rollout, sets: Sets, create: boolean): Sets {
  const revision = maxRevision(sets.old) + 1
  if (sets.current) return { ...sets, current: keepUp(rollout, sets.current, revision) }
  return create ? { ...sets, current: createSet(rollout, sets, revision) } : sets
}

function keepUp(rollout: Rollout, set: KubeObject, revision: number): KubeObject {
  const { deployment, api } = rollout
  const annotations = newSetAnnotations(deployment, set, revision)
  const minReadySeconds = deployment.spec.minReadySeconds ?? 0
  if (!same(annotations, set.metadata.annotations ?? {}) || minReadySeconds !== (set.spec.minReadySeconds ?? 0)) {
    const { minReadySeconds: _, ...spec } = set.spec
    return api.update(REPLICASETS, { ...set, metadata: { ...set.metadata, annotations }, spec: { ...spec, ...(minReadySeconds && { minReadySeconds }) } })
  }
  const found = condition('Progressing', 'True', 'FoundNewReplicaSet', `Found new replica set "${set.metadata.name}"`, api.now)
  const conditions = hasDeadline(deployment) && !findCondition(deployment.status, 'Progressing') ? withCondition(rollout.conditions, found) : rollout.conditions
  rollout.writeConditions(conditions, withRevision(deployment, annotations[REVISION]!))
  return set
}

const withRevision = (deployment: KubeObject, revision: string) => ({ ...deployment.metadata.annotations, [REVISION]: revision })

/** The ReplicaSet that a Deployment's template asks for. Its size comes later. */
function setFor(deployment: KubeObject): KubeObject {
  const template: Fields = clone(deployment.spec.template)
  const hash = hashTemplate(template, deployment.status?.collisionCount)
  const labels = { ...template.metadata?.labels, [HASH_LABEL]: hash }
  const { selector, minReadySeconds } = deployment.spec
  return {
    apiVersion: 'apps/v1', kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name!.slice(0, 253 - 1 - hash.length)}-${hash}`,
      namespace: deployment.metadata.namespace,
      labels,
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas: 0,
      ...(minReadySeconds && { minReadySeconds }),
      selector: { ...clone(selector), matchLabels: { ...selector.matchLabels, [HASH_LABEL]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels: { ...labels } } },
    },
  }
}

function createSet(rollout: Rollout, { old }: Sets, revision: number): KubeObject {
  const { deployment, api } = rollout
  const set = setFor(deployment)
  set.spec.replicas = newSetSize(deployment, old, set)
  set.metadata.annotations = { ...newSetAnnotations(deployment, set, revision), ...sizeAnnotations(deployment) }
  let created: KubeObject
  try {
    created = api.create(REPLICASETS, set)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.reason === 'AlreadyExists') return existing(rollout, set, error)
    creationFailed(rollout, set, error)
    throw error
  }
  const name = created.metadata.name!
  if (set.spec.replicas > 0) rollout.event('Normal', 'ScalingReplicaSet', `Scaled up replica set ${name} from 0 to ${set.spec.replicas}`)
  const news = condition('Progressing', 'True', 'NewReplicaSetCreated', `Created new replica set "${name}"`, api.now)
  rollout.writeConditions(hasDeadline(deployment) ? withCondition(rollout.conditions, news) : rollout.conditions, withRevision(deployment, `${revision}`))
  return created
}

/** The name is taken: by our own set after all, or two templates share a hash. Then the next look tries another hash. */
function existing(rollout: Rollout, set: KubeObject, error: ApiError): KubeObject {
  const { deployment, api } = rollout
  const other = api.get(REPLICASETS, deployment.metadata.namespace, set.metadata.name!)
  if (other && controllerOf(other)?.uid === deployment.metadata.uid && sameTemplate(other.spec.template, deployment.spec.template)) return other
  rollout.writeStatus({ ...deployment.status, collisionCount: (deployment.status?.collisionCount ?? 0) + 1 })
  throw error
}

function creationFailed(rollout: Rollout, set: KubeObject, error: ApiError): void {
  const { deployment, api } = rollout
  if (isNamespaceGoing(error)) return
  const message = `Failed to create new replica set "${set.metadata.name}": ${error.message}`
  if (hasDeadline(deployment)) rollout.writeConditions(withCondition(rollout.conditions, condition('Progressing', 'False', 'ReplicaSetCreateError', message, api.now)))
  rollout.event('Warning', 'ReplicaSetCreateError', message)
}
