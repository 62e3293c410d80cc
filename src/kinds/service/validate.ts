import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../api/field.ts'
import { validateLabels } from '../../api/labels.ts'
import { dns1123Subdomain, qualifiedName } from '../../api/names.ts'
import type { Service } from '../../api/types/core.v1.ts'
import { validateCidr, validateEndpointIp, validateIp } from '../validate/ip.ts'
import { validateClusterIps } from './clusterips.ts'
import { HEADLESS, isHeadless } from './predicates.ts'
import { validatePorts, validatePortsTogether } from './validateports.ts'
import { validateTraffic } from './validatetraffic.ts'

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const HINTS = 'service.kubernetes.io/topology-aware-hints'
const MODE = 'service.kubernetes.io/topology-mode'
const RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges'

/** A whole Service, in the order of kubernetes: apis/core/validation. */
export function validateService(service: Service, old?: Service): FieldError[] {
  const { spec } = service, annotations = service.metadata.annotations ?? {}
  const errors: FieldError[] = []
  if (HINTS in annotations && MODE in annotations && annotations[HINTS] !== annotations[MODE]) {
    errors.push(invalid(`metadata.annotations[${MODE}]`, annotations[MODE], `must match annotations[${HINTS}] when both are specified`))
  }
  if (!spec.ports?.length && !isHeadless(service) && spec.type !== 'ExternalName') errors.push(required('spec.ports'))
  if (spec.clusterIP === HEADLESS && (spec.type === 'LoadBalancer' || spec.type === 'NodePort')) {
    errors.push(invalid('spec.clusterIPs[0]', HEADLESS, `may not be set to 'None' for ${spec.type} services`))
  }
  if (spec.type === 'ExternalName') errors.push(...validateExternalName(service))
  errors.push(...validatePorts(spec.ports ?? []))
  errors.push(...validateLabels(spec.selector, 'spec.selector'))
  errors.push(...validateAffinity(service))
  errors.push(...validateClusterIps(service, old))
  spec.externalIPs?.forEach((ip, i) => {
    const path = `spec.externalIPs[${i}]`, wrong = validateIp(path, ip, old?.spec.externalIPs)
    errors.push(...(wrong.length ? wrong : validateEndpointIp(path, ip)))
  })
  if (!TYPES.includes(spec.type ?? '')) errors.push(unsupported('spec.type', spec.type, TYPES))
  errors.push(...validatePortsTogether(service))
  errors.push(...validateSourceRanges(service, old))
  errors.push(...validateLoadBalancerFields(service))
  errors.push(...validateTraffic(service))
  return errors
}

function validateExternalName({ spec }: Service): FieldError[] {
  const errors: FieldError[] = []
  const not = 'may not be set for ExternalName services'
  if (spec.clusterIPs?.length) errors.push(forbidden('spec.clusterIPs', not))
  if (spec.ipFamilies?.length) errors.push(forbidden('spec.ipFamilies', not))
  if (spec.ipFamilyPolicy !== undefined) errors.push(forbidden('spec.ipFamilyPolicy', not))
  const name = (spec.externalName ?? '').replace(/\.$/, '')
  if (!name) errors.push(required('spec.externalName'))
  else errors.push(...dns1123Subdomain(name).map((text) => invalid('spec.externalName', name, text)))
  return errors
}

const DAY = 86400
function validateAffinity({ spec }: Service): FieldError[] {
  const { sessionAffinity, sessionAffinityConfig } = spec
  if (sessionAffinity !== 'None' && sessionAffinity !== 'ClientIP') return [unsupported('spec.sessionAffinity', sessionAffinity, ['ClientIP', 'None'])]
  if (sessionAffinity === 'None') return sessionAffinityConfig ? [forbidden('spec.sessionAffinityConfig', 'must not be set when session affinity is None')] : []
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds
  const path = 'spec.sessionAffinityConfig.clientIP.timeoutSeconds'
  if (seconds === undefined) return [required(path, 'when session affinity type is ClientIP')]
  return seconds > 0 && seconds <= DAY ? [] : [invalid(path, seconds, `must be greater than 0 and less than ${DAY}`)]
}

function validateSourceRanges(service: Service, old: Service | undefined): FieldError[] {
  const { spec } = service, ranges = spec.loadBalancerSourceRanges
  const onlyBalancer = (path: string) => (spec.type === 'LoadBalancer' ? [] : [forbidden(path, "may only be used when `type` is 'LoadBalancer'")])
  if (ranges?.length) {
    const path = 'spec.LoadBalancerSourceRanges', before = (old?.spec.loadBalancerSourceRanges ?? []).map((range) => range.trim())
    return [...onlyBalancer(path), ...ranges.flatMap((range, i) => validateCidr(`${path}[${i}]`, range.trim(), before))]
  }
  const text = service.metadata.annotations?.[RANGES]
  if (text === undefined) return []
  const path = `metadata.annotations[${RANGES}]`
  const unchanged = old?.metadata.annotations?.[RANGES] === text || text.trim() === ''
  return [...onlyBalancer(path), ...(unchanged ? [] : text.trim().split(',').flatMap((range) => validateCidr(path, range.trim())))]
}

function validateLoadBalancerFields({ spec }: Service): FieldError[] {
  const balancer = spec.type === 'LoadBalancer', only = "may only be used when `type` is 'LoadBalancer'"
  const errors: FieldError[] = []
  if (spec.allocateLoadBalancerNodePorts !== undefined && !balancer) errors.push(forbidden('spec.allocateLoadBalancerNodePorts', only))
  if (spec.loadBalancerClass === undefined) return errors
  if (balancer) errors.push(...qualifiedName(spec.loadBalancerClass).map((text) => invalid('spec.loadBalancerClass', spec.loadBalancerClass, text)))
  else errors.push(forbidden('spec.loadBalancerClass', only))
  return errors
}
