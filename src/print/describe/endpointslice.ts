import type { Endpoint, EndpointSlice } from '../../api/types/discovery.v1.ts'
import type { Describer, Lines } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, row, rowOr, table } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'

/** kubectl: describe.EndpointSliceDescriber */
export const describeEndpointSlice: Describer = async (slice: EndpointSlice, related) => {
  const { ports, endpoints } = slice
  const rows = (ports ?? []).map(({ name, port, protocol = '' }) => [name || '<unset>', port ?? '<unset>', protocol])
  return [
    ...nameLines(slice as never),
    ...metadataLines(slice.metadata!),
    row('AddressType', slice.addressType),
    ...(rows.length ? ['Ports:', ...indent(1, table(['Name', 'Port', 'Protocol'], rows))] : ['Ports: <unset>']),
    ...(endpoints?.length ? ['Endpoints:', ...indent(1, endpoints.flatMap(endpointLines))] : ['Endpoints: <none>']),
    ...await eventLines(slice as never, related),
  ]
}

function endpointLines({ addresses, conditions, hostname, targetRef, nodeName, zone }: Endpoint): Lines {
  return [
    row('- Addresses', addresses.join(', ') || '<none>'),
    ...indent(1, [
      'Conditions:',
      `  ${rowOr('Ready', conditions?.ready, '<unset>')}`,
      rowOr('Hostname', hostname, '<unset>'),
      ...(targetRef ? [row('TargetRef', `${targetRef.kind ?? ''}/${targetRef.name ?? ''}`)] : []),
      rowOr('NodeName', nodeName, '<unset>'),
      rowOr('Zone', zone, '<unset>'),
    ]),
  ]
}
