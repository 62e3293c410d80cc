import type { EndpointAddress, EndpointSubset } from '../../api/types/core.v1.ts'
import type { Describer, Lines } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, row, table } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'

/** kubectl: describe.EndpointsDescriber */
export const describeEndpoints: Describer = async (endpoints, related) => [
  ...nameLines(endpoints),
  ...metadataLines(endpoints.metadata),
  'Subsets:',
  ...(endpoints.subsets ?? []).flatMap(subsetLines),
  ...await eventLines(endpoints, related),
]

function subsetLines({ addresses, notReadyAddresses, ports = [] }: EndpointSubset): Lines {
  const rows = ports.map(({ name, port, protocol = '' }) => [name || '<unset>', port, protocol])
  return [
    ...indent(1, [row('Addresses', joined(addresses)), row('NotReadyAddresses', joined(notReadyAddresses))]),
    ...(rows.length ? ['  Ports:', ...indent(2, table(['Name', 'Port', 'Protocol'], rows))] : []),
    '',
  ]
}

const joined = (addresses: readonly EndpointAddress[] = []) => addresses.map(({ ip }) => ip).join(',') || '<none>'
