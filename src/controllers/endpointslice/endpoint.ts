import type { Fields, KubeObject } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { isReady } from '../shared/pods.ts'
import { hostnameIn, podAddresses, podReference, targetPort } from '../shared/services.ts'
import { orderedPorts } from './slices.ts'

const ZONE = 'topology.kubernetes.io/zone'

/** The endpoint that a pod is in a Service. undefined while it has no address of the family. */
export function endpointOf(service: KubeObject, pod: KubeObject, family: 'IPv4' | 'IPv6', api: ControllerApi): Fields | undefined {
  const addresses = podAddresses(pod, family)
  if (addresses.length === 0) return undefined
  const serving = isReady(pod)
  const terminating = pod.metadata.deletionTimestamp !== undefined
  const { nodeName } = pod.spec
  const zone = nodeName && api.get('nodes', undefined, nodeName)?.metadata.labels?.[ZONE]
  const hostname = hostnameIn(service, pod)
  return {
    addresses,
    conditions: { ready: service.spec.publishNotReadyAddresses === true || (serving && !terminating), serving, terminating },
    ...(hostname && { hostname }),
    ...(nodeName && { nodeName }),
    targetRef: podReference(pod),
    ...(zone && { zone }),
  }
}

/** The ports that a pod offers to a Service, in the order of slices. */
export function portsOf(service: KubeObject, pod: KubeObject): Fields[] {
  const ports: Fields[] = service.spec.ports ?? []
  return orderedPorts(ports.flatMap((port) => {
    const number = targetPort(pod, port)
    return number === undefined ? [] : [{ name: port.name ?? '', port: number, protocol: port.protocol, ...(port.appProtocol && { appProtocol: port.appProtocol }) }]
  }))
}
