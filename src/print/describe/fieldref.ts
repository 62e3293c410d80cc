import type { Container, ResourceFieldSelector } from '../../api/types/core.v1.ts'
import { parseQuantity, quantityMilliValue, quantityValue } from '../../api/quantity.ts'

/** The value of a `resourceFieldRef` in units of its divisor, rounded up; `node allocatable` for a missing limit. */
export function resourceFieldText({ resource, divisor = '0' }: ResourceFieldSelector, { resources }: Container): string {
  const match = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.*)$/.exec(resource)
  if (!match) return ''
  const [, list, name] = match
  const amount = parseQuantity(String(resources?.[list as 'limits' | 'requests']?.[name!] ?? '0'))
  const unit = parseQuantity(String(divisor)).nano === 0n ? parseQuantity('1') : parseQuantity(String(divisor))
  const measure = name === 'cpu' ? quantityMilliValue : quantityValue
  const value = String(Math.ceil(measure(amount) / measure(unit)))
  return value === '0' && (resource === 'limits.cpu' || resource === 'limits.memory') ? 'node allocatable' : value
}
