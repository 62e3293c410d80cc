import type { FieldError } from '../../api/field.ts'
import { duplicate, invalid, required, tooMany, unsupported } from '../../api/field.ts'
import { isIPv4, isIPv6 } from '../../api/ip.ts'
import { dns1123Label, dns1123Subdomain, labelValue, qualifiedName } from '../../api/names.ts'
import type { NameRule } from '../../api/names.ts'
import { same } from '../../api/object.ts'
import type { Endpoint, EndpointHints, EndpointSlice } from '../../api/types/discovery.v1.ts'
import { validateCanonicalIp, validateEndpointIp, validateIp } from '../validate/ip.ts'

const TYPES = ['FQDN', 'IPv4', 'IPv6']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const MAX_ENDPOINTS = 1000, MAX_ADDRESSES = 100, MAX_HINTS = 8

export const validateSlice = (slice: EndpointSlice): FieldError[] => [...validateFrame(slice), ...validateEndpoints(slice)]

/** Endpoints that did not change are not looked at again. */
export const validateSliceUpdate = (slice: EndpointSlice, old: EndpointSlice): FieldError[] => [
  ...validateFrame(slice),
  ...(same(slice.endpoints ?? [], old.endpoints ?? []) ? [] : validateEndpoints(slice)),
  ...(slice.addressType === old.addressType ? [] : [invalid('addressType', null, 'field is immutable')]),
]

function validateFrame({ addressType, ports }: EndpointSlice): FieldError[] {
  const errors: FieldError[] = []
  if (!addressType) errors.push(required('addressType'))
  else if (!TYPES.includes(addressType)) errors.push(unsupported('addressType', addressType, TYPES))
  const names = new Set<string>()
  ports?.forEach(({ name = '', protocol, appProtocol }, i) => {
    const path = `ports[${i}]`
    if (name) errors.push(...dns1123Label(name).map((text) => invalid(`${path}.name`, name, text)))
    if (names.has(name)) errors.push(duplicate(`${path}.name`, name))
    names.add(name)
    if (!PROTOCOLS.includes(protocol ?? '')) errors.push(unsupported(`${path}.protocol`, protocol, PROTOCOLS))
    if (appProtocol !== undefined) errors.push(...qualifiedName(appProtocol).map((text) => invalid(`${path}.appProtocol`, appProtocol, text)))
  })
  return errors
}

function validateEndpoints(slice: EndpointSlice): FieldError[] {
  const endpoints = slice.endpoints ?? []
  if (endpoints.length > MAX_ENDPOINTS) return [tooMany('endpoints', endpoints.length, MAX_ENDPOINTS)]
  return endpoints.flatMap((endpoint, i) => validateEndpoint(endpoint, slice.addressType, `endpoints[${i}]`))
}

function validateEndpoint({ addresses = [], nodeName, hostname, hints }: Endpoint, type: string, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (!addresses.length) errors.push(required(`${path}.addresses`))
  else if (addresses.length > MAX_ADDRESSES) errors.push(tooMany(`${path}.addresses`, addresses.length, MAX_ADDRESSES))
  addresses.forEach((address, i) => errors.push(...validateAddress(address, type, `${path}.addresses`, i)))
  if (nodeName !== undefined) errors.push(...dns1123Subdomain(nodeName).map((text) => invalid(`${path}.nodeName`, nodeName, text)))
  if (hostname !== undefined) errors.push(...dns1123Label(hostname).map((text) => invalid(`${path}.hostname`, hostname, text)))
  return hints ? [...errors, ...validateHints(hints, `${path}.hints`)] : errors
}

function validateAddress(address: string, type: string, list: string, i: number): FieldError[] {
  const path = `${list}[${i}]`
  if (type === 'FQDN') return validateDomain(address, path)
  if (type !== 'IPv4' && type !== 'IPv6') return []
  const wrong = type === 'IPv4' ? validateIp(path, address) : validateCanonicalIp(path, address)
  if (wrong.length) return wrong
  const fits = type === 'IPv4' ? isIPv4(address) : isIPv6(address)
  return [...(fits ? [] : [invalid(list, address, `must be an ${type} address`)]), ...validateEndpointIp(path, address)]
}

function validateDomain(name: string, path: string): FieldError[] {
  if (!name) return [required(path)]
  const plain = name.replace(/\.$/, ''), errors = dns1123Subdomain(plain).map((text) => invalid(path, plain, text))
  if (errors.length) return errors
  const labels = plain.split('.')
  if (labels.length < 2) return [invalid(path, plain, 'should be a domain with at least two segments separated by dots')]
  return labels.flatMap((label) => dns1123Label(label).map((text) => invalid(path, label, text)))
}

function validateHints({ forZones = [], forNodes = [] }: EndpointHints, path: string): FieldError[] {
  const zones = validateNames(forZones, `${path}.forZones`, labelValue)
  return forZones.length > MAX_HINTS ? zones : [...zones, ...validateNames(forNodes, `${path}.forNodes`, dns1123Subdomain)]
}

function validateNames(hints: readonly { name: string }[], path: string, rule: NameRule): FieldError[] {
  if (hints.length > MAX_HINTS) return [tooMany(path, hints.length, MAX_HINTS)]
  return hints.flatMap(({ name }, i) => [
    ...(hints.findIndex((hint) => hint.name === name) < i ? [duplicate(`${path}[${i}].name`, name)] : []),
    ...rule(name).map((text) => invalid(`${path}[${i}].name`, name, text)),
  ])
}
