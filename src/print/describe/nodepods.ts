import type { Fields } from '../../api/object.ts'
import { formatQuantity, parseQuantity, type Quantity, quantityMilliValue, quantityValue } from '../../api/quantity.ts'
import { sinceText } from '../../api/time.ts'
import type { Pod } from '../../api/types/core.v1.ts'
import { compareStrings } from '../go/value.ts'
import type { Lines } from './contract.ts'
import { indent, row, table } from './lines.ts'
import { type Amounts, amountsOf, podAmounts, sumAmounts } from './podamounts.ts'

const zero = parseQuantity('0')
/** What Go makes of a division by nothing. */
const notANumber = '-9223372036854775808'

/** Pods on a node with what each takes of it. */
export function podLines(pods: readonly Pod[], allocatable: Fields, now: number): Lines {
  const total = amountsOf(allocatable)
  const rows = pods.map((pod) => {
    const requests = podAmounts(pod, 'requests', true), limits = podAmounts(pod, 'limits', true)
    const { namespace = '', name = '', creationTimestamp } = pod.metadata ?? {}
    const shares = (['cpu', 'memory'] as const).flatMap((resource) => [requests, limits].map((amounts) => share(resource, amounts, total, notANumber)))
    return [namespace, name, '', ...shares, sinceText(creationTimestamp, now)]
  })
  return [
    row('Non-terminated Pods', `(${pods.length} in total)`),
    ...indent(1, table(['Namespace', 'Name', '', 'CPU Requests', 'CPU Limits', 'Memory Requests', 'Memory Limits', 'Age'], rows)),
  ]
}

/** What all pods of a node together take of it. */
export function allocatedLines(pods: readonly Pod[], allocatable: Fields): Lines {
  const total = amountsOf(allocatable)
  const requests = sumAmounts(pods.map((pod) => podAmounts(pod, 'requests')))
  const limits = sumAmounts(pods.map((pod) => podAmounts(pod, 'limits')))
  const names = Object.keys(allocatable).sort(compareStrings)
  const huge = names.filter((name) => name.startsWith('hugepages-'))
  const others = names.filter((name) => !huge.includes(name) && !['cpu', 'memory', 'ephemeral-storage', 'pods'].includes(name))
  return [
    'Allocated resources:', '  (Total limits may be over 100 percent, i.e., overcommitted.)',
    ...indent(1, table(['Resource', 'Requests', 'Limits'], [
      ...['cpu', 'memory', 'ephemeral-storage', ...huge].map((name) => [name, share(name, requests, total, '0'), share(name, limits, total, '0')]),
      ...others.map((name) => [name, formatQuantity(requests.get(name) ?? zero), formatQuantity(limits.get(name) ?? zero)]),
    ])),
  ]
}

/** `100m (5%)`; `none` stands for the share of a node that has nothing of it. */
function share(name: string, amounts: Amounts, total: Amounts, none: string): string {
  const measure: (quantity: Quantity) => number = name === 'cpu' ? quantityMilliValue : quantityValue
  const amount = amounts.get(name) ?? zero
  const all = measure(total.get(name) ?? zero)
  return `${formatQuantity(amount)} (${all ? Math.trunc((measure(amount) / all) * 100) : none}%)`
}
