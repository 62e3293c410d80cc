import { formatLabels } from '../decorate.ts'
import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { row } from './lines.ts'

/** kubectl: describe.PriorityClassDescriber */
export const describePriorityClass: Describer = async (one, related) => [
  row('Name', one.metadata.name),
  row('Value', one.value ?? 0),
  row('GlobalDefault', one.globalDefault ?? false),
  row('PreemptionPolicy', one.preemptionPolicy ?? ''),
  row('Description', one.description ?? ''),
  row('Annotations', formatLabels(one.metadata.annotations)),
  ...await eventLines(one, related),
]
