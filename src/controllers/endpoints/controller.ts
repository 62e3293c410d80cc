import type { KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { isNamespaceGoing } from '../shared/pod-control.ts'
import { isOver } from '../shared/pods.ts'
import { HEADLESS, hasOwnEndpoints, isHeadless, selectedPods, serviceKeys, TRIGGER_TIME, triggerTime } from '../shared/services.ts'
import { truncated } from './capacity.ts'
import type { Subset } from './subsets.ts'
import { subsetsOf } from './subsets.ts'

const COMPONENT = 'endpoint-controller'
const MANAGED_BY = 'endpoints.kubernetes.io/managed-by'
const OVER_CAPACITY = 'endpoints.kubernetes.io/over-capacity'

/** Keeps the Endpoints of each Service that selects pods. Kubernetes: pkg/controller/endpoint. */
export const controller = defineController({
  keys: (change, api) => (change.resource === 'endpoints' ? (change.type === 'DELETED' ? [keyOf(change.object)] : []) : serviceKeys(change, api)),
  reconcile(key, api) {
    const [namespace, name] = splitKey(key)
    const service = api.get('services', namespace, name)
    if (service) {
      if (hasOwnEndpoints(service)) publish(service, api)
    } else if (api.get('endpoints', namespace, name)) api.delete('endpoints', namespace, name)
  },
})

function publish(service: KubeObject, api: ControllerApi): void {
  const { namespace, name } = service.metadata
  const includesDying = service.spec.publishNotReadyAddresses === true
  const pods = selectedPods(service, api).filter((pod) => !isOver(pod) && (includesDying || pod.metadata.deletionTimestamp === undefined))
  const all = subsetsOf(service, pods)
  const cut = truncated(all)
  const subsets = cut ?? all
  const current = api.get('endpoints', namespace, name!)
  const labels = { ...service.metadata.labels, ...(isHeadless(service) && { [HEADLESS]: '' }), [MANAGED_BY]: COMPONENT }
  const { [OVER_CAPACITY]: over, [TRIGGER_TIME]: _, ...annotations } = current?.metadata.annotations ?? {}
  if (current && same(current.subsets ?? [], subsets) && same(current.metadata.labels, labels) && (over !== undefined) === (cut !== undefined)) return
  const trigger = triggerTime(service, pods, current && published(current.subsets ?? []))
  if (trigger) annotations[TRIGGER_TIME] = trigger
  if (cut) annotations[OVER_CAPACITY] = 'truncated'
  write(current, {
    apiVersion: 'v1', kind: 'Endpoints',
    metadata: { ...(current ? current.metadata : { name, namespace }), labels, ...((current || trigger || cut) && { annotations }) },
    ...(subsets.length && { subsets }),
  }, service, api)
}

/** Which pods are published, and whether as ready. */
function published(subsets: readonly Subset[]): Map<string, boolean> {
  const pods = new Map<string, boolean>()
  for (const { addresses = [], notReadyAddresses = [] } of subsets) {
    for (const { targetRef } of addresses) if (targetRef) pods.set(targetRef.uid, true)
    for (const { targetRef } of notReadyAddresses) if (targetRef) pods.set(targetRef.uid, false)
  }
  return pods
}

function write(current: KubeObject | undefined, endpoints: KubeObject, { metadata }: KubeObject, api: ControllerApi): void {
  try {
    if (current) api.update('endpoints', endpoints)
    else api.create('endpoints', endpoints)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (isNamespaceGoing(error)) return
    const place = `${metadata.namespace}/${metadata.name}: ${error.message}`
    api.event(endpoints, current
      ? { type: 'Warning', reason: 'FailedToUpdateEndpoint', message: `Failed to update endpoint ${place}` }
      : { type: 'Warning', reason: 'FailedToCreateEndpoint', message: `Failed to create endpoint for service ${place}` }, COMPONENT)
    throw error
  }
}
