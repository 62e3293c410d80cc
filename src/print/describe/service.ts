import { formatLabels } from '../../api/labels.ts'
import type { Service, ServicePort } from '../../api/types/core.v1.ts'
import type { EndpointSlice } from '../../api/types/discovery.v1.ts'
import type { Describer, Lines } from './contract.ts'
import { endpointAddresses } from './endpointaddresses.ts'
import { eventLines } from './events.ts'
import { row, rowIf } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'

/** kubectl: describe.ServiceDescriber */
export const describeService: Describer = async (service: Service, related) => {
  const { metadata, spec, status } = service as Required<Service>
  const slices = await related.list('endpointslices.discovery.k8s.io', metadata.namespace, { labelSelector: `kubernetes.io/service-name=${metadata.name}` }).catch(() => [])
  return [
    ...nameLines(service as never),
    ...metadataLines(metadata),
    row('Selector', formatLabels(spec.selector)),
    row('Type', spec.type ?? ''),
    ...rowIf('IP Family Policy', spec.ipFamilyPolicy),
    row('IP Families', spec.ipFamilies?.join(',') || '<none>'),
    row('IP', spec.clusterIP ?? ''),
    row('IPs', spec.clusterIPs?.length ? spec.clusterIPs.join(',') : '<none>'),
    ...rowIf('External IPs', spec.externalIPs?.join(',')),
    ...rowIf('Desired LoadBalancer IP', spec.loadBalancerIP),
    ...rowIf('External Name', spec.externalName),
    ...rowIf('LoadBalancer Ingress', status?.loadBalancer?.ingress?.map(({ ip, ipMode, hostname = '' }) => (ip ? `${ip}${ipMode ? ` (${ipMode})` : ''}` : hostname)).join(', ')),
    ...(spec.ports ?? []).flatMap((port) => portLines(port, slices as unknown as EndpointSlice[])),
    row('Session Affinity', spec.sessionAffinity ?? ''),
    ...rowIf('External Traffic Policy', spec.externalTrafficPolicy),
    ...rowIf('Internal Traffic Policy', spec.internalTrafficPolicy),
    ...rowIf('HealthCheck NodePort', spec.healthCheckNodePort || undefined),
    ...rowIf('LoadBalancer Source Ranges', spec.loadBalancerSourceRanges?.join(',')),
    ...rowIf('Traffic Distribution', spec.trafficDistribution),
    ...await eventLines(service as never, related),
  ]
}

function portLines({ name = '', port, protocol, targetPort = 0, appProtocol, nodePort }: ServicePort, slices: readonly EndpointSlice[]): Lines {
  return [
    row('Port', `${name || '<unset>'}\t${port}/${protocol}`),
    row('TargetPort', `${targetPort}/${protocol}`),
    ...rowIf('AppProtocol', appProtocol),
    ...(nodePort ? [row('NodePort', `${name || '<unset>'}\t${nodePort}/${protocol}`)] : []),
    row('Endpoints', endpointAddresses(slices, name)),
  ]
}
