import { formatLabels } from '../../api/labels.ts'
import type { LoadBalancerStatus, Service } from '../../api/types/core.v1.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import type { Column } from '../contract.ts'

/** The addresses of a load balancer, sorted and without doubles. */
export const loadBalancerText = (status: LoadBalancerStatus | undefined): string =>
  [...new Set((status?.ingress ?? []).flatMap((ingress) => ingress.ip || ingress.hostname || []))].sort().join(',')

function externalIp({ spec, status }: Service): string {
  const external = spec.externalIPs ?? []
  switch (spec.type) {
    case 'ClusterIP': case 'NodePort': return external.join(',') || '<none>'
    case 'LoadBalancer': {
      const balancer = loadBalancerText(status?.loadBalancer)
      return [...(balancer ? [balancer] : []), ...external].join(',') || '<pending>'
    }
    case 'ExternalName': return spec.externalName ?? ''
    default: return '<unknown>'
  }
}

const portText = ({ spec }: Service): string =>
  (spec.ports ?? []).map(({ port, nodePort, protocol }) => (nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`)).join(',') || '<none>'

export const columns: readonly Column[] = [
  nameColumn,
  textColumn('Type', (service: Service) => service.spec.type),
  textColumn('Cluster-IP', (service: Service) => service.spec.clusterIPs?.[0] ?? '<none>'),
  textColumn('External-IP', externalIp),
  textColumn('Port(s)', portText),
  ageColumn,
  textColumn('Selector', (service: Service) => formatLabels(service.spec.selector), 1),
]
