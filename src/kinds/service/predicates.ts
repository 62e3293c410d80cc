import type { Service } from '../../api/types/core.v1.ts'

/** The one value of clusterIP that is no address. */
export const HEADLESS = 'None'

export const isHeadless = ({ spec }: Service): boolean => spec.type === 'ClusterIP' && spec.clusterIP === HEADLESS

export const needsClusterIp = ({ spec }: Service): boolean => spec.type !== 'ExternalName'

export const isExternallyAccessible = ({ spec }: Service): boolean =>
  spec.type === 'LoadBalancer' || spec.type === 'NodePort' || (spec.type === 'ClusterIP' && (spec.externalIPs?.length ?? 0) > 0)

/** Load balancers that only send to nodes with local endpoints probe the nodes on a port of its own. */
export const needsHealthCheckPort = ({ spec }: Service): boolean => spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local'

export const usesNodePorts = ({ spec }: Service): boolean => spec.type === 'NodePort' || spec.type === 'LoadBalancer'

/** Whether ports without a node port get one. */
export const allocatesNodePorts = ({ spec }: Service): boolean =>
  spec.type === 'NodePort' || (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false)

export const sameList = (a: readonly string[] = [], b: readonly string[] = []): boolean => a.length === b.length && a.every((item, i) => item === b[i])

export const sameClusterIps = (a: Service, b: Service): boolean => sameList(a.spec.clusterIPs, b.spec.clusterIPs)

export const sameFamilies = (a: Service, b: Service): boolean => sameList(a.spec.ipFamilies, b.spec.ipFamilies)

/** The node ports of a Service, without its health check port. */
export const nodePortsOf = ({ spec }: Service): number[] => (spec.ports ?? []).flatMap((port) => port.nodePort || [])
