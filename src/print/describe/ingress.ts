import { compareStrings } from '../go/value.ts'
import type { Ingress, IngressBackend } from '../../api/types/networking.v1.ts'
import type { EndpointSlice } from '../../api/types/discovery.v1.ts'
import type { Describer, Lines, Related } from './contract.ts'
import { endpointAddresses } from './endpointaddresses.ts'
import { eventLines } from './events.ts'
import { indent, row, rowOr } from './lines.ts'
import { annotationLines, labelLines } from './metadata.ts'

/** kubectl: describe.IngressDescriber */
export const describeIngress: Describer = async (ingress: Ingress, related) => {
  const { metadata = {}, spec = {}, status } = ingress
  const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '').filter(Boolean)
  const fallback = spec.defaultBackend ? await backendText(spec.defaultBackend, metadata.namespace, related) : '<default>'
  return [
    row('Name', metadata.name ?? ''),
    ...labelLines(metadata.labels),
    row('Namespace', metadata.namespace ?? ''),
    row('Address', [...new Set(addresses)].sort(compareStrings).join(',')),
    rowOr('Ingress Class', spec.ingressClassName),
    row('Default backend', fallback),
    ...(spec.tls?.length ? ['TLS:', ...spec.tls.map(({ secretName, hosts = [] }) => `  ${secretName ? `${secretName} terminates` : 'SNI routes'} ${hosts.join(',')}`)] : []),
    'Rules:', '  Host\tPath\tBackends', '  ----\t----\t--------',
    ...indent(1, await ruleLines(ingress, fallback, related)),
    ...annotationLines(metadata.annotations),
    ...await eventLines(ingress as never, related),
  ]
}

async function ruleLines({ metadata, spec }: Ingress, fallback: string, related: Related): Promise<Lines> {
  const lines: Lines = []
  for (const { host, http } of spec?.rules ?? []) {
    if (!http) continue
    lines.push(`${host || '*'}\t`)
    for (const { path = '', backend } of http.paths) lines.push(`  \t${path} \t${await backendText(backend, metadata?.namespace, related)}`)
  }
  return lines.length ? lines : [`*\t*\t${fallback}`]
}

/** `web:80 (10.244.0.3:80)`, with the error in place of the endpoints when there are none to be had. */
async function backendText({ service, resource }: IngressBackend, namespace: string | undefined, related: Related): Promise<string> {
  if (resource && !service) return `APIGroup: ${resource.apiGroup ?? '<none>'}, Kind: ${resource.kind}, Name: ${resource.name}`
  if (!service) return ''
  const { name, port } = service
  const text = `${name}:${port?.number || (port?.name ?? '')}`
  try {
    const slices = await related.list('endpointslices.discovery.k8s.io', namespace, { labelSelector: `kubernetes.io/service-name=${name}` })
    const { spec } = await related.get('services', namespace, name)
    const meant = (spec.ports ?? []).findLast((one: { name?: string; port: number }) => (port?.number ? one.port === port.number : port?.name && one.name === port.name))
    return `${text} (${endpointAddresses(slices as unknown as EndpointSlice[], meant?.name ?? '')})`
  } catch (error) {
    return `${text} (<error: ${(error as Error).message}>)`
  }
}
