import type { Fields, KubeObject } from '../../api/object.ts'
import { isReady } from '../shared/pods.ts'
import { sortedByHash } from '../shared/fnv.ts'
import { hostnameIn, podAddresses, podReference, targetPort } from '../shared/services.ts'

export interface Address { ip: string; hostname?: string; nodeName?: string; targetRef?: Fields }
export interface Port { name?: string; port: number; protocol: string; appProtocol?: string }
export interface Subset { addresses?: Address[]; notReadyAddresses?: Address[]; ports?: Port[] }

/** What one pod serves: its address, and the ports it has. */
interface Offer { address: Address; ready: boolean; ports: Port[] }

/** The subsets of a Service: pods that offer the same ports stand together. */
export function subsetsOf(service: KubeObject, pods: readonly KubeObject[]): Subset[] {
  const groups = new Map<string, Offer[]>()
  for (const pod of pods) {
    const offer = offerOf(service, pod)
    if (!offer) continue
    const key = JSON.stringify(offer.ports)
    groups.set(key, [...(groups.get(key) ?? []), offer])
  }
  return sortedByHash([...groups.values()].map(subsetOf), (subset) => JSON.stringify(subset))
}

function offerOf(service: KubeObject, pod: KubeObject): Offer | undefined {
  const [ip] = podAddresses(pod, service.spec.ipFamilies?.[0] ?? 'IPv4')
  if (ip === undefined) return undefined
  const wanted: Fields[] = service.spec.ports ?? []
  const ports = wanted.flatMap((port): Port[] => {
    const number = targetPort(pod, port)
    return number === undefined ? [] : [{ ...(port.name && { name: port.name }), port: number, protocol: port.protocol, ...(port.appProtocol && { appProtocol: port.appProtocol }) }]
  })
  if (ports.length === 0 && (wanted.length > 0 || service.spec.clusterIP !== 'None')) return undefined
  const hostname = hostnameIn(service, pod)
  return {
    address: { ...(hostname && { hostname }), ip, ...(pod.spec.nodeName && { nodeName: pod.spec.nodeName }), targetRef: podReference(pod) },
    ready: service.spec.publishNotReadyAddresses === true || isReady(pod),
    ports,
  }
}

/** By address as text, then by pod. */
const inOrder = (offers: readonly Offer[]): Address[] => offers.map(({ address }) => address)
  .sort((a, b) => (a.ip !== b.ip ? (a.ip < b.ip ? -1 : 1) : (a.targetRef?.uid ?? '') < (b.targetRef?.uid ?? '') ? -1 : 1))

function subsetOf(offers: readonly Offer[]): Subset {
  const ready = inOrder(offers.filter((offer) => offer.ready)), notReady = inOrder(offers.filter((offer) => !offer.ready))
  const ports = sortedByHash(offers[0]!.ports, portText)
  return { ...(ready.length && { addresses: ready }), ...(notReady.length && { notReadyAddresses: notReady }), ...(ports.length && { ports }) }
}

/** A port as Go's spew prints it: its hash settles the order of ports. */
const portText = ({ name = '', port, protocol, appProtocol }: Port): string =>
  `(v1.EndpointPort){Name:(string)${name} Port:(int32)${port} Protocol:(v1.Protocol)${protocol} AppProtocol:(*string)${appProtocol ?? '<nil>'}}`
