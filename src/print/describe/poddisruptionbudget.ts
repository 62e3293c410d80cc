import { formatLabelSelector } from '../../api/labels.ts'
import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, row, rowIf } from './lines.ts'
import { nameLines } from './metadata.ts'

/** kubectl: describe.PodDisruptionBudgetDescriber */
export const describePodDisruptionBudget: Describer = async (budget, related) => {
  const { spec, status = {} } = budget
  return [
    ...nameLines(budget),
    ...(spec.minAvailable !== undefined ? [row('Min available', spec.minAvailable)] : rowIf('Max unavailable', spec.maxUnavailable)),
    row('Selector', spec.selector ? formatLabelSelector(spec.selector) : '<unset>'),
    'Status:',
    ...indent(2, [
      row('Allowed disruptions', status.disruptionsAllowed ?? 0),
      row('Current', status.currentHealthy ?? 0),
      row('Desired', status.desiredHealthy ?? 0),
      row('Total', status.expectedPods ?? 0),
    ]),
    ...await eventLines(budget, related),
  ]
}
