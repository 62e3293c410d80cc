const OFFSET = 0x6c62272e07bb014262b821756295c58dn
const PRIME = 0x0000000001000000000000000000013bn
const MASK = (1n << 128n) - 1n

/** The 128-bit FNV-1a hash of a text, in hex. */
export function fnv128a(text: string): string {
  let hash = OFFSET
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * PRIME) & MASK
  return hash.toString(16).padStart(32, '0')
}

/** Sorts by the hash of each item's text. */
export function sortedByHash<T>(items: readonly T[], text: (item: T) => string): T[] {
  if (items.length < 2) return [...items]
  return items.map((item) => ({ item, hash: fnv128a(text(item)) })).sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0)).map(({ item }) => item)
}
