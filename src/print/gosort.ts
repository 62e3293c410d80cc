/** Up to here Go's sort is an insertion sort, whose order of equal items is easy to keep. */
const insertionLimit = 12

/**
 * Sorts in place like Go's sort.Sort: short lists by insertion, so that the order of items that are equal (or both "less" than each
 * other, as kubectl's missing fields are) comes out the same. Longer lists keep the order of equal items.
 */
export function sortLikeGo<T>(items: T[], less: (a: T, b: T) => boolean): T[] {
  if (items.length > insertionLimit) return items.sort((a, b) => (less(a, b) ? (less(b, a) ? 0 : -1) : less(b, a) ? 1 : 0))
  for (let i = 1; i < items.length; i++) {
    for (let j = i; j > 0 && less(items[j], items[j - 1]); j--) [items[j], items[j - 1]] = [items[j - 1], items[j]]
  }
  return items
}
