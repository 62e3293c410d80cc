import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerOf } from '../contract.ts'
import { createPod, deletePod, isNamespaceGoing } from '../shared/pod-control.ts'
import { podFromTemplate } from '../shared/pod-template.ts'
import type { Flavour } from './flavour.ts'
import { podsToDelete } from './ranking.ts'

/** At most so many pods are made or deleted at one go. */
const BURST = 500

/** What went wrong, as the ReplicaFailure condition tells it. `error` is the API's refusal behind it. */
export interface ReplicaFailure { reason: 'FailedCreate' | 'FailedDelete'; message: string; error: ApiError }

/** Creates or deletes pods until there are `spec.replicas`. Says what went wrong. */
export function manageReplicas(api: ControllerApi, flavour: Flavour, owner: KubeObject, active: readonly KubeObject[]): ReplicaFailure | undefined {
  const missing = (owner.spec.replicas ?? 1) - active.length
  if (missing > 0) return createPods(api, flavour, owner, Math.min(missing, BURST))
  if (missing < 0) return deletePods(api, flavour, owner, podsToDelete(active, related(api, flavour, owner, active), Math.min(-missing, BURST), api.now))
  return undefined
}

/** Creates in batches of 1, 2, 4 …, and stops behind the first batch in which one fails. */
function createPods(api: ControllerApi, flavour: Flavour, owner: KubeObject, count: number): ReplicaFailure | undefined {
  let failure: ReplicaFailure | undefined
  for (let done = 0, batch = 1; done < count && !failure; done += batch, batch *= 2) {
    for (let i = done; i < Math.min(done + batch, count); i++) failure = tryCreate(api, flavour, owner) ?? failure
  }
  return failure
}

function tryCreate(api: ControllerApi, { component }: Flavour, owner: KubeObject): ReplicaFailure | undefined {
  try {
    createPod(owner, podFromTemplate(owner.spec.template, owner), component, api)
    return undefined
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return isNamespaceGoing(error) ? undefined : { reason: 'FailedCreate', message: error.message, error }
  }
}

function deletePods(api: ControllerApi, { component }: Flavour, owner: KubeObject, pods: readonly KubeObject[]): ReplicaFailure | undefined {
  let failure: ReplicaFailure | undefined
  for (const pod of pods) {
    try {
      deletePod(owner, pod, component, api)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.reason !== 'NotFound') failure ??= { reason: 'FailedDelete', message: `unable to delete pods: ${error.message}`, error }
    }
  }
  return failure
}

/** The pods of all sets under the same owner (a Deployment's), for they should be spread over the nodes together. */
function related(api: ControllerApi, { resource }: Flavour, owner: KubeObject, own: readonly KubeObject[]): readonly KubeObject[] {
  const parent = controllerOf(owner)
  if (!parent) return own
  const namespace = owner.metadata.namespace!
  return api.owned(resource, namespace, parent.uid).flatMap((set) => [...api.owned('pods', namespace, set.metadata.uid!)])
}
