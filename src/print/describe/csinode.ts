import type { CSINode, CSINodeDriver } from '../../api/types/storage.v1.ts'
import type { Describer, Lines } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, row } from './lines.ts'
import { metadataLines } from './metadata.ts'
import { timeText } from './times.ts'

/** kubectl: describe.CSINodeDescriber */
export const describeCSINode: Describer = async (node: CSINode, related) => {
  const { metadata = {}, spec } = node
  return [
    row('Name', metadata.name ?? ''),
    ...metadataLines(metadata),
    row('CreationTimestamp', timeText(metadata.creationTimestamp)),
    'Spec:',
    ...(spec.drivers ? indent(1, ['Drivers:', ...indent(1, spec.drivers.flatMap(driverLines))]) : []),
    ...await eventLines(node as never, related),
  ]
}

function driverLines({ name, nodeID, allocatable, topologyKeys }: CSINodeDriver): Lines {
  return [`${name}:`, ...indent(1, [
    row('Node ID', nodeID),
    ...(allocatable?.count === undefined ? [] : ['Allocatables:', `  ${row('Count', allocatable.count)}`]),
    ...(topologyKeys ? [row('Topology Keys', `[${topologyKeys.join(' ')}]`)] : []),
  ])]
}
