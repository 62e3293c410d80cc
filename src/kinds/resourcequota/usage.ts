import type { Fields, KubeObject } from '../../api/object.ts'
import { parseQuantity, quantityOf, quantityValue } from '../../api/quantity.ts'
import type { Amounts } from './amounts.ts'
import { NONE, ONE } from './amounts.ts'
import { countsPods, podUsage } from './podusage.ts'

const CLASS = 'volume.beta.kubernetes.io/storage-class', BY_CLASS = '.storageclass.storage.k8s.io/'
/** Resources that quotas also count without `count/` in front. */
const PLAIN = ['configmaps', 'persistentvolumeclaims', 'replicationcontrollers', 'resourcequotas', 'secrets', 'services']

/** What quotas charge for an object. `resource`: its resource key. `kubernetes: pkg/quota/v1/evaluator/core` */
export function usageOf(resource: string, object: KubeObject, now: number): Amounts {
  if (resource === 'pods') return podUsage(object, now)
  const usage: Amounts = new Map([[`count/${resource}`, ONE]])
  if (PLAIN.includes(resource)) usage.set(resource, ONE)
  if (resource === 'services') chargePorts(usage, object.spec)
  if (resource === 'persistentvolumeclaims') chargeStorage(usage, object)
  return usage
}

function chargePorts(usage: Amounts, { type, ports = [], allocateLoadBalancerNodePorts }: Fields): void {
  const balanced = type === 'LoadBalancer'
  const nodePorts = balanced && allocateLoadBalancerNodePorts === false ? ports.filter(({ nodePort }: Fields) => nodePort).length : balanced || type === 'NodePort' ? ports.length : 0
  usage.set('services.nodeports', quantityOf(nodePorts)).set('services.loadbalancers', balanced ? ONE : NONE)
}

function chargeStorage(usage: Amounts, { metadata, spec }: KubeObject): void {
  const name = metadata.annotations?.[CLASS] ?? spec.storageClassName, asked = spec.resources?.requests?.storage
  if (name) usage.set(`${name}${BY_CLASS}persistentvolumeclaims`, ONE)
  if (asked === undefined) return
  const request = parseQuantity(String(asked)), whole = request.nano % 1_000_000_000n ? quantityOf(quantityValue(request), request.format) : request
  usage.set('requests.storage', whole)
  if (name) usage.set(`${name}${BY_CLASS}requests.storage`, whole)
}

/** The names of a quota that a resource is counted by. */
export function countedBy(resource: string, names: readonly string[]): string[] {
  return names.filter((name) => {
    if (resource === 'pods') return countsPods(name)
    if (name === `count/${resource}` || (name === resource && PLAIN.includes(resource))) return true
    if (resource === 'services') return name === 'services.nodeports' || name === 'services.loadbalancers'
    return resource === 'persistentvolumeclaims' && (name === 'requests.storage' || name.includes(BY_CLASS))
  })
}
