import type { Describer } from './contract.ts'
import type { Condition } from '../../api/types/meta.v1.ts'
import { eventLines } from './events.ts'
import { indent, row, table } from './lines.ts'
import { metadataLines } from './metadata.ts'
import { timeText } from './times.ts'

/** kubectl: describe.ServiceCIDRDescriber */
export const describeServiceCIDR: Describer = async (range, related) => {
  const conditions: Condition[] = range.status?.conditions ?? []
  return [
    row('Name', range.metadata.name),
    ...metadataLines(range.metadata),
    row('CIDRs', (range.spec?.cidrs ?? []).join(', ')),
    ...(conditions.length ? ['Status:', 'Conditions:', ...indent(1, table(
      ['Type', 'Status', 'LastTransitionTime', 'Reason', 'Message'],
      conditions.map(({ type, status, lastTransitionTime, reason, message }) => [type, status, timeText(lastTransitionTime), reason, message]),
    ))] : []),
    ...await eventLines(range, related),
  ]
}
