import { addQuantities, compareQuantities, formatQuantity, parseQuantity } from '../../api/quantity.ts'
import type { Container, Pod } from '../../api/types/core.v1.ts'
import { isSidecar } from '../step.ts'

type Amounts = Record<string, string>

/** The pod's own resources in its status: what its containers ask for and may use, together. */
export function podResources(pod: Pod): { allocatedResources?: Amounts; resources: { requests?: Amounts; limits?: Amounts } } {
  const requests = together(pod, 'requests'), limits = together(pod, 'limits')
  return { ...(requests && { allocatedResources: requests }), resources: { ...(limits && { limits }), ...(requests && { requests }) } }
}

/** The larger of the containers' sum (with sidecars) and any one init container beside the sidecars before it. */
function together(pod: Pod, which: 'requests' | 'limits'): Amounts | undefined {
  const spec = pod.spec!
  const of = (container: Container) => container.resources?.[which] as Amounts | undefined
  const own = (spec.resources as Record<string, Amounts> | undefined)?.[which]
  if (!own && ![...spec.containers, ...(spec.initContainers ?? [])].some(of)) return undefined
  let sum: Amounts = {}
  let sidecars: Amounts = {}
  let peak: Amounts = {}
  for (const container of spec.containers) sum = merged(sum, of(container), add)
  for (const container of spec.initContainers ?? []) {
    if (isSidecar(container)) sidecars = merged(sidecars, of(container), add)
    else peak = merged(peak, merged(sidecars, of(container), add), max)
  }
  const all = merged(merged(sum, sidecars, add), peak, max)
  return { ...(which === 'requests' ? merged(all, spec.overhead as Amounts | undefined, add) : all), ...own }
}

function merged(a: Amounts, b: Amounts | undefined, how: (x: string, y: string) => string): Amounts {
  const both = { ...a }
  for (const [name, amount] of Object.entries(b ?? {})) both[name] = both[name] === undefined ? amount : how(both[name], amount)
  return both
}

const add = (a: string, b: string) => formatQuantity(addQuantities(parseQuantity(a), parseQuantity(b)))
const max = (a: string, b: string) => (compareQuantities(parseQuantity(a), parseQuantity(b)) >= 0 ? a : b)
