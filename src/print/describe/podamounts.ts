import type { Fields } from '../../api/object.ts'
import { addQuantities, compareQuantities, parseQuantity, type Quantity } from '../../api/quantity.ts'
import type { Container, Pod } from '../../api/types/core.v1.ts'

export type Amounts = Map<string, Quantity>
export type AmountKind = 'requests' | 'limits'

/** What a pod takes in all: its containers with sidecars, or any one init container, or what the pod as a whole states; and overhead. `component-helpers: resource` */
export function podAmounts(pod: Pod, kind: AmountKind): Amounts {
  const spec = pod.spec!
  const total: Amounts = new Map()
  const sidecars: Amounts = new Map()
  const peak: Amounts = new Map()
  for (const container of spec.containers) add(total, ofContainer(container, kind))
  for (const container of spec.initContainers ?? []) {
    const own = ofContainer(container, kind)
    const needed: Amounts = new Map(sidecars)
    add(needed, own)
    if (container.restartPolicy === 'Always') {
      add(total, own)
      add(sidecars, own)
    }
    raise(peak, needed)
  }
  raise(total, peak)
  for (const [name, text] of Object.entries(spec.resources?.[kind] ?? {})) if (/^(cpu|memory|hugepages-.*)$/.test(name)) total.set(name, parseQuantity(String(text)))
  for (const [name, text] of Object.entries(spec.overhead ?? {})) {
    if (kind === 'requests' || (total.get(name)?.nano ?? 0n) !== 0n) add(total, new Map([[name, parseQuantity(String(text))]]))
  }
  return total
}

/** The sum of several. */
export function sumAmounts(list: readonly Amounts[]): Amounts {
  const sum: Amounts = new Map()
  for (const one of list) add(sum, one)
  return sum
}

/** A list of quantities as it stands in an object. */
export const amountsOf = (list: Fields = {}): Amounts => new Map(Object.entries(list).map(([name, text]) => [name, parseQuantity(String(text))]))

const ofContainer = ({ resources }: Container, kind: AmountKind): Amounts => amountsOf(resources?.[kind])

function add(to: Amounts, more: Amounts): void {
  for (const [name, amount] of more) {
    const known = to.get(name)
    to.set(name, known ? addQuantities(known, amount) : amount)
  }
}

function raise(to: Amounts, other: Amounts): void {
  for (const [name, amount] of other) {
    const known = to.get(name)
    if (!known || compareQuantities(amount, known) > 0) to.set(name, amount)
  }
}
