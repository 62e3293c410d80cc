import { formatLabels } from '../decorate.ts'
import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { row } from './lines.ts'

/** kubectl: describe.VolumeAttributesClassDescriber */
export const describeVolumeAttributesClass: Describer = async (one, related) => [
  row('Name', one.metadata.name),
  row('Annotations', formatLabels(one.metadata.annotations)),
  row('DriverName', one.driverName),
  row('Parameters', formatLabels(one.parameters)),
  ...await eventLines(one, related),
]
