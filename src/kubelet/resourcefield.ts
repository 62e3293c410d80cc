import { parseQuantity } from '../api/quantity.ts'
import type { Fields } from '../api/object.ts'
import type { Container } from '../api/types/core.v1.ts'
import type { Step } from './step.ts'
import { placedContainers } from './step.ts'

/**
 * What a resourceFieldRef gives a container: a limit or request in units of its divisor, rounded up. Without a limit the
 * node's allocatable counts. `kubelet: fieldpath.ExtractContainerResourceValue`
 */
export function resourceField({ pod, node }: Step, container: Container, { containerName, resource = '', divisor }: Fields): string {
  const from = containerName ? placedContainers(pod).find((it) => it.container.name === containerName)?.container ?? container : container
  const [kind = '', ...rest] = resource.split('.')
  const name = rest.join('.')
  const { limits, requests } = (from.resources ?? {}) as Fields
  const amount = kind === 'limits' ? limits?.[name] ?? (node.status as Fields | undefined)?.allocatable?.[name] : requests?.[name]
  const unit = divisor && parseQuantity(String(divisor)).nano !== 0n ? parseQuantity(String(divisor)).nano : 1_000_000_000n
  const { nano } = parseQuantity(String(amount ?? '0'))
  return String((nano + unit - 1n) / unit)
}
