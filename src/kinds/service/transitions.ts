import { same } from '../../api/object.ts'
import type { Service } from '../../api/types/core.v1.ts'
import { allocatesNodePorts, isExternallyAccessible, needsClusterIp, needsHealthCheckPort, nodePortsOf, sameClusterIps, sameFamilies, usesNodePorts } from './predicates.ts'

/** Values that the server once gave and the client did not send back are kept, so that a manifest can be sent twice. */
export function keepAllocated(service: Service, old: Service): void {
  const { spec } = service
  if (needsClusterIp(old) && needsClusterIp(service)) {
    if (!spec.clusterIP && old.spec.clusterIP) spec.clusterIP = old.spec.clusterIP
    if (!spec.clusterIPs?.length && old.spec.clusterIPs?.length) spec.clusterIPs = [...old.spec.clusterIPs]
  }
  if (allocatesNodePorts(old) && allocatesNodePorts(service)) keepNodePorts(service, old)
  if (needsHealthCheckPort(old) && needsHealthCheckPort(service)) spec.healthCheckNodePort ||= old.spec.healthCheckNodePort
}

function keepNodePorts(service: Service, old: Service): void {
  const now = new Set(nodePortsOf(service))
  const used = new Set(nodePortsOf(old).filter((port) => now.has(port)))
  const byName = new Map((old.spec.ports ?? []).map((port) => [port.name ?? '', port.nodePort]))
  for (const port of service.spec.ports ?? []) {
    const before = byName.get(port.name ?? '')
    if (!port.nodePort && before && !used.has(before)) port.nodePort = before
  }
}

/** Brings clusterIP and clusterIPs in line, guessing which of them the client meant to change. */
export function alignClusterIps(service: Service, old: Service | undefined): void {
  const { spec } = service
  if (!old) {
    if (spec.clusterIP && !spec.clusterIPs?.length) spec.clusterIPs = [spec.clusterIP]
    return
  }
  const before = old.spec.clusterIP ?? '', now = spec.clusterIP ?? ''
  if (before === now) {
    if (old.spec.clusterIPs?.length && !spec.clusterIPs?.length) spec.clusterIPs = [...old.spec.clusterIPs]
    return
  }
  if (!sameClusterIps(old, service)) return
  if (before && !now) delete spec.clusterIPs
  else spec.clusterIPs = [now]
}

/** After a change of type: fields that no longer apply, and that the client did not touch, go. */
export function dropUnused(service: Service, old: Service): void {
  const { spec } = service, before = old.spec
  const unchanged = (field: keyof Service['spec']) => same(spec[field], before[field])
  if (needsClusterIp(old) && !needsClusterIp(service)) {
    if ((spec.clusterIP ?? '') === (before.clusterIP ?? '') && sameClusterIps(service, old)) {
      delete spec.clusterIP
      delete spec.clusterIPs
    }
    if (sameFamilies(service, old)) delete spec.ipFamilies
    if (unchanged('ipFamilyPolicy')) delete spec.ipFamilyPolicy
  }
  const addsNodePort = nodePortsOf(service).some((port) => !nodePortsOf(old).includes(port))
  if (usesNodePorts(old) && !usesNodePorts(service) && !addsNodePort) for (const port of spec.ports ?? []) delete port.nodePort
  if (needsHealthCheckPort(old) && !needsHealthCheckPort(service) && unchanged('healthCheckNodePort')) delete spec.healthCheckNodePort
  if (before.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') {
    if (before.allocateLoadBalancerNodePorts !== undefined && unchanged('allocateLoadBalancerNodePorts')) delete spec.allocateLoadBalancerNodePorts
    if (unchanged('loadBalancerClass')) delete spec.loadBalancerClass
  }
  if (isExternallyAccessible(old) && !isExternallyAccessible(service) && unchanged('externalTrafficPolicy')) delete spec.externalTrafficPolicy
  if (spec.type !== 'LoadBalancer') service.status = { ...service.status, loadBalancer: {} }
}
