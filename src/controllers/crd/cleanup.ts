import type { KubeObject } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { rememberGone } from './gone.ts'
import { conditionOf, withCondition } from './names.ts'

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io'
const FINALIZER = 'customresourcecleanup.apiextensions.k8s.io'
/** How often it looks whether the objects are gone, ms. */
const POLL = 5000

const terminating = (status: string, reason: string, message: string) => ({ type: 'Terminating', status, reason, message })
const IN_PROGRESS = terminating('True', 'InstanceDeletionInProgress', 'CustomResource deletion is in progress')
const COMPLETED = terminating('False', 'InstanceDeletionCompleted', 'removed all instances')
const NEVER = terminating('False', 'NeverEstablished', 'resource was never established')

export const isCleanedUp = ({ metadata }: KubeObject): boolean => !metadata.finalizers?.includes(FINALIZER)

/** Deletes the objects of a definition that is on its way out, and lets it go when none is left. */
export function cleanUp(definition: KubeObject, api: ControllerApi): void {
  const name = definition.metadata.name!
  const established = conditionOf(definition, 'Established')?.status === 'True'
  if (established) {
    for (const { metadata } of api.list(name)) if (!metadata.deletionTimestamp) api.delete(name, metadata.namespace, metadata.name!)
    if (api.list(name).length) {
      setCondition(definition, IN_PROGRESS, api)
      api.requeueAt(name, api.now + POLL)
      return
    }
  }
  const done = setCondition(definition, established ? COMPLETED : NEVER, api)
  if (established) rememberGone(definition, api)
  const finalizers = done.metadata.finalizers!.filter((finalizer) => finalizer !== FINALIZER)
  api.update(DEFINITIONS, { ...done, metadata: { ...done.metadata, finalizers: finalizers.length ? finalizers : undefined } })
}

function setCondition(definition: KubeObject, condition: Record<string, string>, api: ControllerApi): KubeObject {
  return api.updateStatus(DEFINITIONS, { ...definition, status: { ...definition.status, conditions: withCondition(definition.status?.conditions ?? [], condition, api.now) } })
}
