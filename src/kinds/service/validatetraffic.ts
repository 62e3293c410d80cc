import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../api/field.ts'
import { dns1123Subdomain, portNumber } from '../../api/names.ts'
import { parseIp } from '../../api/ip.ts'
import type { Service } from '../../api/types/core.v1.ts'
import { validateIp } from '../validate/ip.ts'
import { isExternallyAccessible, needsHealthCheckPort } from './predicates.ts'

const POLICIES = ['Cluster', 'Local']

/** externalTrafficPolicy, its health check port, internalTrafficPolicy and trafficDistribution. */
export function validateTraffic(service: Service): FieldError[] {
  const { spec } = service, errors: FieldError[] = []
  const external = 'spec.externalTrafficPolicy', health = 'spec.healthCheckNodePort', internal = 'spec.internalTrafficPolicy'
  if (!isExternallyAccessible(service)) {
    if (spec.externalTrafficPolicy) errors.push(invalid(external, spec.externalTrafficPolicy, 'may only be set for externally-accessible services'))
  } else if (!POLICIES.includes(spec.externalTrafficPolicy ?? '')) errors.push(unsupported(external, spec.externalTrafficPolicy, POLICIES))
  if (!needsHealthCheckPort(service)) {
    if (spec.healthCheckNodePort) errors.push(invalid(health, spec.healthCheckNodePort, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"))
  } else if (!spec.healthCheckNodePort) errors.push(required(health))
  else errors.push(...portNumber(spec.healthCheckNodePort).map((text) => invalid(health, spec.healthCheckNodePort, text)))
  if (spec.internalTrafficPolicy !== undefined && !POLICIES.includes(spec.internalTrafficPolicy)) errors.push(unsupported(internal, spec.internalTrafficPolicy, POLICIES))
  const distributions = ['PreferClose', 'PreferSameZone', 'PreferSameNode']
  if (spec.trafficDistribution !== undefined && !distributions.includes(spec.trafficDistribution)) errors.push(unsupported('spec.trafficDistribution', spec.trafficDistribution, distributions))
  return errors
}

/** What stays as it is for the life of a load balancer. */
export function validateBalancerUpdate(service: Service, old: Service): FieldError[] {
  const errors: FieldError[] = []
  if (old.spec.type === 'LoadBalancer' && service.spec.type === 'LoadBalancer' && old.spec.loadBalancerClass !== service.spec.loadBalancerClass) {
    errors.push(invalid('spec.loadBalancerClass', service.spec.loadBalancerClass, 'may not change once set'))
  }
  if (needsHealthCheckPort(old) && needsHealthCheckPort(service) && old.spec.healthCheckNodePort !== service.spec.healthCheckNodePort) {
    errors.push(forbidden('spec.healthCheckNodePort', 'field is immutable'))
  }
  return errors
}

/** status.loadBalancer, as a load balancer's controller writes it. */
export function validateBalancerStatus(service: Service, old: Service): FieldError[] {
  const path = 'status.loadBalancer.ingress', ingress = service.status?.loadBalancer?.ingress ?? []
  if (ingress.length && service.spec.type !== 'LoadBalancer') return [forbidden(path, "may only be used when `spec.type` is 'LoadBalancer'")]
  const before = (old.status?.loadBalancer?.ingress ?? []).flatMap((item) => item.ip ?? [])
  return ingress.flatMap((item, i) => {
    const at = `${path}[${i}]`, errors: FieldError[] = []
    if (item.ip) errors.push(...validateIp(`${at}.ip`, item.ip, before))
    if (item.ipMode === undefined) {
      if (item.ip) errors.push(required(`${at}.ipMode`, 'must be specified when `ip` is set'))
    } else if (!item.ip) errors.push(forbidden(`${at}.ipMode`, 'may not be specified when `ip` is not set'))
    else if (item.ipMode !== 'VIP' && item.ipMode !== 'Proxy') errors.push(unsupported(`${at}.ipMode`, item.ipMode, ['Proxy', 'VIP']))
    if (item.hostname) {
      errors.push(...dns1123Subdomain(item.hostname).map((text) => invalid(`${at}.hostname`, item.hostname, text)))
      if (parseIp(item.hostname)) errors.push(invalid(`${at}.hostname`, item.hostname, 'must be a DNS name, not an IP address'))
    }
    return errors
  })
}
