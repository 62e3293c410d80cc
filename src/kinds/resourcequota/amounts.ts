import type { Fields } from '../../api/object.ts'
import type { Quantity } from '../../api/quantity.ts'
import { addQuantities, compareQuantities, formatQuantity, parseQuantity, quantityOf, subQuantities } from '../../api/quantity.ts'

/** How much of each resource: a ResourceList with its quantities read. */
export type Amounts = Map<string, Quantity>

export const ONE = quantityOf(1)
export const NONE = quantityOf(0)

/** A ResourceList (`{cpu: '1'}`) as amounts. */
export const readAmounts = (list: Fields | undefined): Amounts => new Map(Object.entries(list ?? {}).map(([name, value]) => [name, parseQuantity(String(value))]))

/** Adds to the first. */
export function addAmounts(to: Amounts, more: Amounts): Amounts {
  for (const [name, amount] of more) to.set(name, addQuantities(to.get(name) ?? { nano: 0n, format: amount.format }, amount))
  return to
}

/** What is more in `a` than in `b`; never less than nothing. */
export function grownAmounts(a: Amounts, b: Amounts): Amounts {
  return new Map([...a].map(([name, amount]) => {
    const rest = subQuantities(amount, b.get(name) ?? NONE)
    return [name, rest.nano < 0n ? NONE : rest]
  }))
}

/** The larger of both, resource by resource; changes the first. */
export function raiseAmounts(to: Amounts, other: Amounts): Amounts {
  for (const [name, amount] of other) if (!to.has(name) || compareQuantities(amount, to.get(name)!) > 0) to.set(name, amount)
  return to
}

/** As a ResourceList, names in order. */
export const writeAmounts = (amounts: Amounts): Record<string, string> =>
  Object.fromEntries([...amounts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, amount]) => [name, formatQuantity(amount)]))
