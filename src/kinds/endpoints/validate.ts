import type { FieldError } from '../../api/field.ts'
import { invalid, required, unsupported } from '../../api/field.ts'
import { dns1123Label, dns1123Subdomain, portNumber, qualifiedName } from '../../api/names.ts'
import type { EndpointAddress, EndpointPort, EndpointSubset } from '../../api/types/core.v1.ts'
import { validateEndpointIp, validateIp } from '../validate/ip.ts'

const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

/** Field errors of `subsets`. */
export const validateSubsets = (subsets: readonly EndpointSubset[] = []): FieldError[] => subsets.flatMap((subset, i) => {
  const path = `subsets[${i}]`, { addresses = [], notReadyAddresses = [], ports = [] } = subset
  return [
    ...(addresses.length || notReadyAddresses.length ? [] : [required(path, 'must specify `addresses` or `notReadyAddresses`')]),
    ...addresses.flatMap((address, j) => validateAddress(address, `${path}.addresses[${j}]`)),
    ...notReadyAddresses.flatMap((address, j) => validateAddress(address, `${path}.notReadyAddresses[${j}]`)),
    ...ports.flatMap((port, j) => validatePort(port, ports.length > 1, `${path}.ports[${j}]`)),
  ]
})

const validateAddress = ({ ip = '', hostname, nodeName }: EndpointAddress, path: string): FieldError[] => [
  ...validateIp(`${path}.ip`, ip),
  ...(hostname ? dns1123Label(hostname).map((text) => invalid(`${path}.hostname`, hostname, text)) : []),
  ...(nodeName === undefined ? [] : dns1123Subdomain(nodeName).map((text) => invalid(`${path}.nodeName`, nodeName, text))),
  ...validateEndpointIp(`${path}.ip`, ip),
]

const validatePort = ({ name, port, protocol, appProtocol }: EndpointPort, needsName: boolean, path: string): FieldError[] => [
  ...(name ? dns1123Label(name).map((text) => invalid(`${path}.name`, name, text)) : needsName ? [required(`${path}.name`)] : []),
  ...portNumber(port ?? 0).map((text) => invalid(`${path}.port`, port ?? 0, text)),
  ...(PROTOCOLS.includes(protocol ?? '') ? [] : [unsupported(`${path}.protocol`, protocol, PROTOCOLS)]),
  ...(appProtocol === undefined ? [] : qualifiedName(appProtocol).map((text) => invalid(`${path}.appProtocol`, appProtocol, text))),
]
