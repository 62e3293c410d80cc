import type { Subset } from './subsets.ts'

/** An Endpoints object holds no more addresses than this. */
const CAPACITY = 1000

const count = (subsets: readonly Subset[], which: 'addresses' | 'notReadyAddresses'): number => subsets.reduce((sum, subset) => sum + (subset[which]?.length ?? 0), 0)

/** Cuts subsets to the capacity, ready addresses first, each subset in proportion. undefined when they fit. */
export function truncated(subsets: readonly Subset[]): Subset[] | undefined {
  const ready = count(subsets, 'addresses'), notReady = count(subsets, 'notReadyAddresses')
  if (ready + notReady <= CAPACITY) return undefined
  const cut = ready > CAPACITY ? 'addresses' : 'notReadyAddresses'
  const room = ready > CAPACITY ? CAPACITY : CAPACITY - ready
  const total = ready > CAPACITY ? ready : notReady
  let left = room
  return subsets.map((subset) => {
    const list = subset[cut] ?? []
    const kept = list.slice(0, Math.min(left, Math.ceil((list.length / total) * room)))
    left -= kept.length
    const { notReadyAddresses: _, ...rest } = subset
    return cut === 'addresses' ? { ...rest, addresses: kept } : { ...rest, ...(kept.length && { notReadyAddresses: kept }) }
  })
}
