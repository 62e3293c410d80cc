import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerReference, defineController } from '../contract.ts'
import { splitKey } from '../shared/keys.ts'
import { isOver } from '../shared/pods.ts'
import { HEADLESS, hasOwnEndpoints, isHeadless, selectedPods, serviceKeys, triggerTime } from '../shared/services.ts'
import { endpointOf, portsOf } from './endpoint.ts'
import type { Group, Plan } from './slices.ts'
import { carryOut, isIdle, MANAGED_BY, merge, planGroups, SERVICE_NAME, SLICES } from './slices.ts'

const MANAGER = 'endpointslice-controller.k8s.io'
const RESERVED = new Set([SERVICE_NAME, MANAGED_BY, HEADLESS])

/** Keeps the EndpointSlices of each Service that selects pods. Kubernetes: pkg/controller/endpointslice. */
export const controller = defineController({
  keys(change, api) {
    if (change.resource !== SLICES) return serviceKeys(change, api)
    const { namespace, labels } = change.object.metadata
    return labels?.[MANAGED_BY] === MANAGER && labels[SERVICE_NAME] ? [`${namespace}/${labels[SERVICE_NAME]}`] : []
  },
  reconcile(key, api) {
    const service = api.get('services', ...splitKey(key))
    if (service && hasOwnEndpoints(service) && service.metadata.deletionTimestamp === undefined) publish(service, api)
  },
})

function publish(service: KubeObject, api: ControllerApi): void {
  const { namespace, name } = service.metadata
  const pods = selectedPods(service, api).filter((pod) => !isOver(pod))
  const existing = api.list(SLICES, namespace).filter(({ metadata: { labels } }) => labels?.[MANAGED_BY] === MANAGER && labels[SERVICE_NAME] === name)
  const labels = sliceLabels(service)
  const families: Array<'IPv4' | 'IPv6'> = service.spec.ipFamilies ?? ['IPv4']
  const plan: Plan = { create: [], update: [], remove: existing.filter((slice) => !families.includes(slice.addressType)) }
  for (const family of families) {
    const slices = existing.filter((slice) => slice.addressType === family)
    merge(plan, planFamily(service, family, groupsOf(service, pods, family, api), slices, labels))
  }
  if (!isIdle(plan)) carryOut(plan, triggerTime(service, pods, existing.length ? published(existing) : undefined), api)
}

function sliceLabels(service: KubeObject): Fields {
  const own = Object.entries(service.metadata.labels ?? {}).filter(([key]) => !RESERVED.has(key))
  return { ...Object.fromEntries(own), ...(isHeadless(service) && { [HEADLESS]: '' }), [SERVICE_NAME]: service.metadata.name!, [MANAGED_BY]: MANAGER }
}

/** Pods that offer the same ports, together. A pod on a node that is gone is left out. */
function groupsOf(service: KubeObject, pods: readonly KubeObject[], family: 'IPv4' | 'IPv6', api: ControllerApi): Group[] {
  const groups = new Map<string, Group>()
  for (const pod of pods) {
    const lost = pod.spec.nodeName && !api.get('nodes', undefined, pod.spec.nodeName) && !service.spec.publishNotReadyAddresses
    const endpoint = lost ? undefined : endpointOf(service, pod, family, api)
    if (!endpoint) continue
    const ports = portsOf(service, pod)
    const key = JSON.stringify(ports)
    let group = groups.get(key)
    if (!group) groups.set(key, (group = { addressType: family, ports, endpoints: [] }))
    group.endpoints.push(endpoint)
  }
  return [...groups.values()]
}

function planFamily(service: KubeObject, family: 'IPv4' | 'IPv6', groups: readonly Group[], existing: readonly KubeObject[], labels: Fields): Plan {
  const blank = (): KubeObject => ({
    apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', addressType: family, endpoints: null, ports: null,
    metadata: { generateName: `${service.metadata.name}-`, namespace: service.metadata.namespace, labels, ownerReferences: [controllerReference(service)] },
  })
  const plan = planGroups(groups, existing.filter((slice) => isOwnedBy(slice, service)), labels, blank)
  plan.remove.push(...existing.filter((slice) => !isOwnedBy(slice, service)))
  // A Service without any endpoints keeps one empty slice.
  if (plan.remove.length === existing.length && plan.create.length === 0) {
    const placeholder = plan.remove.findIndex((slice) => isEmpty(slice) && isOwnedBy(slice, service) && same(slice.metadata.labels, labels))
    if (plan.remove.length === 1 && placeholder === 0) plan.remove.pop()
    else plan.create.push(blank())
  }
  return plan
}

const isEmpty = ({ endpoints, ports }: KubeObject): boolean => !endpoints?.length && !ports?.length
const isOwnedBy = (slice: KubeObject, service: KubeObject): boolean => slice.metadata.ownerReferences?.some(({ uid }) => uid === service.metadata.uid) ?? false

function published(slices: readonly KubeObject[]): Map<string, boolean> {
  return new Map(slices.flatMap((slice) => (slice.endpoints ?? []).filter((one: Fields) => one.targetRef).map((one: Fields): [string, boolean] => [one.targetRef.uid, one.conditions.serving === true])))
}
