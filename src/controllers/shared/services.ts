import { matches, selectorFromMap } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { parseTime, rfc3339 } from '../../api/time.ts'
import type { Change, ControllerApi } from '../contract.ts'
import { keyOf } from './keys.ts'
import { isOver, isReady } from './pods.ts'

export const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time'
export const HEADLESS = 'service.kubernetes.io/headless'

/** Whether the controllers look after the addresses of this Service. */
export const hasOwnEndpoints = ({ spec }: KubeObject): boolean => spec.type !== 'ExternalName' && spec.selector !== undefined

export const isHeadless = ({ spec }: KubeObject): boolean => !spec.clusterIP || spec.clusterIP === 'None'

/** The pods that a Service selects, in name order. */
export function selectedPods(service: KubeObject, api: ControllerApi): KubeObject[] {
  const selector = selectorFromMap(service.spec.selector)
  return api.list('pods', service.metadata.namespace).filter((pod) => matches(selector, pod.metadata.labels))
}

/** Keys of the Services that a change of a Service or a pod touches. */
export function serviceKeys(change: Change, api: ControllerApi): string[] {
  const { object, old } = change
  if (change.resource === 'services') return [keyOf(object)]
  if (change.resource !== 'pods' || (old && change.type === 'MODIFIED' && !concernsServices(object, old))) return []
  return api.list('services', object.metadata.namespace)
    .filter((service) => service.spec.selector && (selects(service, object) || (old && selects(service, old))))
    .map(keyOf)
}

const selects = ({ spec }: KubeObject, pod: KubeObject): boolean => matches(selectorFromMap(spec.selector), pod.metadata.labels)

function concernsServices(pod: KubeObject, old: KubeObject): boolean {
  return isReady(pod) !== isReady(old) || isOver(pod) !== isOver(old) || pod.metadata.deletionTimestamp !== old.metadata.deletionTimestamp ||
    pod.spec.nodeName !== old.spec.nodeName || !same(pod.status?.podIPs, old.status?.podIPs) || !same(pod.metadata.labels, old.metadata.labels)
}

/** The pod's number for a Service's port; a name is looked up among its containers, sidecars last. undefined when it has none. */
export function targetPort(pod: KubeObject, port: Fields): number | undefined {
  if (typeof port.targetPort === 'number') return port.targetPort
  const sidecars = (pod.spec.initContainers ?? []).filter((container: Fields) => container.restartPolicy === 'Always')
  for (const container of [...pod.spec.containers, ...sidecars]) {
    const found = container.ports?.find((one: Fields) => one.name === port.targetPort && (one.protocol ?? 'TCP') === port.protocol)
    if (found) return found.containerPort
  }
  return undefined
}

/** The hostname under which a pod answers in this Service's domain. */
export const hostnameIn = (service: KubeObject, { spec }: KubeObject): string | undefined =>
  spec.hostname && spec.subdomain === service.metadata.name ? spec.hostname : undefined

export const podAddresses = ({ status }: KubeObject, family: 'IPv4' | 'IPv6'): string[] =>
  (status?.podIPs ?? (status?.podIP ? [{ ip: status.podIP }] : [])).map(({ ip }: Fields) => ip as string).filter((ip: string) => ip.includes(':') === (family === 'IPv6'))

/** How an address refers to its pod. */
export const podReference = ({ metadata }: KubeObject): Fields => ({ kind: 'Pod', name: metadata.name, namespace: metadata.namespace, uid: metadata.uid })

/**
 * When the newest change happened that brings about a write: the earliest turn of readiness among the pods whose readiness
 * differs from what is published (`published`: pod uid → ready). A new Service's own creation counts before all. As the annotation is written.
 */
export function triggerTime(service: KubeObject, pods: readonly KubeObject[], published: ReadonlyMap<string, boolean> | undefined): string | undefined {
  if (!published) return service.metadata.creationTimestamp
  let earliest: number | undefined
  for (const pod of pods) {
    if (published.get(pod.metadata.uid!) === isReady(pod)) continue
    const turn = parseTime(pod.status?.conditions?.find((condition: Fields) => condition.type === 'Ready')?.lastTransitionTime)
    if (turn !== undefined && (earliest === undefined || turn < earliest)) earliest = turn
  }
  return earliest === undefined ? undefined : rfc3339(earliest)
}
