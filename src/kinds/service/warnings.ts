import type { Service } from '../../api/types/core.v1.ts'
import { cidrWarnings, ipWarnings } from '../validate/ip.ts'
import { HEADLESS, isHeadless } from './predicates.ts'

/** What the server warns about when a Service is written. */
export function serviceWarnings(service: Service): string[] {
  const { spec } = service, warnings: string[] = []
  const external = spec.externalIPs ?? [], headless = isHeadless(service)
  if ('service.kubernetes.io/topology-aware-hints' in (service.metadata.annotations ?? {})) {
    warnings.push('annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead')
  }
  if (spec.clusterIP && spec.clusterIP !== HEADLESS) spec.clusterIPs?.forEach((ip, i) => warnings.push(...ipWarnings(`spec.clusterIPs[${i}]`, ip)))
  if (headless) {
    if (spec.loadBalancerIP) warnings.push('spec.loadBalancerIP is ignored for headless services')
    if (external.length) warnings.push('spec.externalIPs is ignored for headless services')
    if (spec.sessionAffinity !== 'None') warnings.push('spec.SessionAffinity is ignored for headless services')
  }
  external.forEach((ip, i) => warnings.push(...ipWarnings(`spec.externalIPs[${i}]`, ip)))
  if (external.length && !headless && spec.type !== 'ExternalName') warnings.push('spec.externalIPs is deprecated and may no longer be implemented in some clusters')
  if (spec.loadBalancerIP) warnings.push(...ipWarnings('spec.loadBalancerIP', spec.loadBalancerIP))
  spec.loadBalancerSourceRanges?.forEach((range, i) => warnings.push(...cidrWarnings(`spec.loadBalancerSourceRanges[${i}]`, range)))
  if (spec.type === 'ExternalName' && external.length) warnings.push('spec.externalIPs is ignored when spec.type is "ExternalName"')
  if (spec.type !== 'ExternalName' && spec.externalName) warnings.push('spec.externalName is ignored when spec.type is not "ExternalName"')
  if (spec.trafficDistribution === 'PreferClose') warnings.push('spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"')
  return warnings
}
