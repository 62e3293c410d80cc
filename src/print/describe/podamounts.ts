import type { Fields } from '../../api/object.ts'
import { addQuantities, compareQuantities, parseQuantity, type Quantity } from '../../api/quantity.ts'
import type { Container, ContainerStatus, Pod } from '../../api/types/core.v1.ts'

export type Amounts = Map<string, Quantity>
export type AmountKind = 'requests' | 'limits'

/** Which list of a container counts. */
type Pick = (container: Container, status: ContainerStatus | undefined) => Fields | undefined

const fromSpec = (kind: AmountKind): Pick => ({ resources }) => resources?.[kind]

/** What counts while a resize may be under way: what is asked for, what the kubelet admitted, and what the container runs with. */
function picksWithStatus({ status }: Pod, kind: AmountKind): Pick[] {
  const refused = status?.conditions?.some(({ type, reason }) => type === 'PodResizePending' && reason === 'Infeasible')
  const asked: Pick = refused ? () => undefined : fromSpec(kind)
  const admitted: Pick = (container, own) => (kind === 'requests' && own?.allocatedResources) || asked(container, own)
  const actual: Pick = (container, own) => own?.resources?.[kind] ?? admitted(container, own)
  return [...(refused ? [] : [asked]), ...(kind === 'requests' ? [admitted] : []), actual]
}

/** What a pod takes in all: its containers, or what the pod as a whole states; and overhead. `component-helpers: resource` */
export function podAmounts(pod: Pod, kind: AmountKind, withStatus = false): Amounts {
  const spec = pod.spec!
  const total: Amounts = new Map()
  for (const pick of withStatus ? picksWithStatus(pod, kind) : [fromSpec(kind)]) raise(total, containerAmounts(pod, pick))
  for (const [name, amount] of amountsOf(spec.resources?.[kind])) if (/^(cpu|memory|hugepages-.*)$/.test(name)) total.set(name, amount)
  const overhead = [...amountsOf(spec.overhead)].filter(([name]) => kind === 'requests' || (total.get(name)?.nano ?? 0n) !== 0n)
  add(total, new Map(overhead))
  return total
}

/** Containers and sidecars together, or any one init container with the sidecars before it, if that is more. */
function containerAmounts({ spec, status }: Pod, pick: Pick): Amounts {
  const total: Amounts = new Map(), sidecars: Amounts = new Map(), peak: Amounts = new Map()
  const statuses = [...status?.containerStatuses ?? [], ...status?.initContainerStatuses ?? []]
  const amounts = (container: Container) => amountsOf(pick(container, statuses.find(({ name }) => name === container.name)))
  for (const container of spec!.containers) add(total, amounts(container))
  for (const container of spec!.initContainers ?? []) {
    const own = amounts(container)
    const needed: Amounts = new Map(sidecars)
    add(needed, own)
    if (container.restartPolicy === 'Always') {
      add(total, own)
      add(sidecars, own)
    }
    raise(peak, needed)
  }
  raise(total, peak)
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
