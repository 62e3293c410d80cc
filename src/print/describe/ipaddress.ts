import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, row } from './lines.ts'
import { metadataLines } from './metadata.ts'

/** kubectl: describe.IPAddressDescriber */
export const describeIPAddress: Describer = async (address, related) => {
  const parent = address.spec?.parentRef
  return [
    row('Name', address.metadata.name),
    ...metadataLines(address.metadata),
    ...(parent ? ['Parent Reference:', ...indent(1, [
      row('Group', parent.group ?? ''), row('Resource', parent.resource ?? ''), row('Namespace', parent.namespace ?? ''), row('Name', parent.name ?? ''),
    ])] : []),
    ...await eventLines(address, related),
  ]
}
