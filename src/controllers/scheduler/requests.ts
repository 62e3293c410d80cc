import { parseQuantity, quantityMilliValue, quantityValue } from '../../api/quantity.ts'
import type { Node, Pod } from '../../api/types/core.v1.ts'

/** Amounts of resources: cpu in thousandths, the rest in whole units. */
export type Amounts = Map<string, number>

/** What a pod asks of its node: the larger of its containers' sum (with sidecars) and any one init container, and overhead. */
export function requestsOf(pod: Pod): Amounts {
  const spec = pod.spec!
  const sum: Amounts = new Map()
  const sidecars: Amounts = new Map()
  for (const container of spec.containers) add(sum, container.resources?.requests)
  const peak: Amounts = new Map()
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy === 'Always') {
      add(sidecars, container.resources?.requests)
      add(sum, container.resources?.requests)
    } else {
      const one = new Map(sidecars)
      add(one, container.resources?.requests)
      for (const [name, amount] of one) peak.set(name, Math.max(peak.get(name) ?? 0, amount))
    }
  }
  for (const [name, amount] of peak) sum.set(name, Math.max(sum.get(name) ?? 0, amount))
  add(sum, spec.overhead)
  return sum
}

function add(to: Amounts, more: Readonly<Record<string, unknown>> | undefined): void {
  for (const [name, quantity] of Object.entries(more ?? {})) to.set(name, (to.get(name) ?? 0) + amountOf(name, String(quantity)))
}

const known = new Map<string, number>()
/** A quantity as a number; remembered, since the same few come again and again. */
export function amountOf(resource: string, text: string): number {
  const key = `${resource === 'cpu' ? 'm' : ''}${text}`
  let amount = known.get(key)
  if (amount === undefined) {
    const quantity = parseQuantity(text)
    known.set(key, (amount = resource === 'cpu' ? quantityMilliValue(quantity) : quantityValue(quantity)))
  }
  return amount
}

/** What a node has to give. */
export function allocatableOf(node: Node): Amounts {
  const amounts: Amounts = new Map()
  add(amounts, node.status?.allocatable ?? node.status?.capacity)
  return amounts
}

/** Ports of the node itself that a pod takes: `TCP/8080`. */
export const hostPortsOf = (pod: Pod): string[] =>
  pod.spec!.containers.flatMap((container) => (container.ports ?? []).filter((port) => port.hostPort).map((port) => `${port.protocol ?? 'TCP'}/${port.hostPort}`))
