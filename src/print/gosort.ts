/** Ranges up to this size are sorted by insertion. */
const smallRange = 12
/** From this size on the pivot is a median of medians, and a range that is nearly in order is mended in place. */
const largeRange = 50
/** Out-of-order neighbours that are mended before a range counts as not nearly in order. */
const mostRepairs = 5

/** Marsaglia's xorshift of 64 bits: only its low bits are asked for. */
function* xorshift(seed: number): Generator<bigint, never> {
  let state = BigInt(seed)
  for (;;) {
    state ^= BigInt.asUintN(64, state << 13n)
    state ^= state >> 7n
    state ^= BigInt.asUintN(64, state << 17n)
    yield state
  }
}

/**
 * Pattern-defeating quicksort (Orson Peters) with the choices that Go's sort.Sort makes. It is not stable, and where kubectl's --sort-by
 * meets equal values, the order they come out in follows from these choices; so they are kept: sizes, pivots, seeds of the shuffle.
 */
class PatternDefeatingSort<T> {
  constructor(private readonly items: T[], private readonly less: (a: T, b: T) => boolean) {}

  private before(i: number, j: number): boolean { return this.less(this.items[i], this.items[j]) }

  private swap(i: number, j: number): void { [this.items[i], this.items[j]] = [this.items[j], this.items[i]] }

  /** Sorts from `from` up to, not including, `to`; after `badSplits` lopsided splits by heap. */
  range(from: number, to: number, badSplits: number): void {
    let balanced = true
    let orderly = true
    while (to - from > smallRange) {
      const size = to - from
      if (badSplits === 0) return this.heap(from, size)
      if (!balanced) { this.shuffleMiddle(from, size); badSplits-- }
      let { pivot, order } = this.choosePivot(from, size)
      if (order === 'falling') {
        this.items.splice(from, size, ...this.items.slice(from, to).reverse())
        pivot = to - 1 - (pivot - from)
      }
      if (balanced && orderly && order !== 'mixed' && this.mend(from, to)) return
      if (from > 0 && !this.before(from - 1, pivot)) {
        // As small as what stands in front: its equals are in place then.
        from = this.splitEqual(from, to, pivot)
        continue
      }
      const split = this.split(from, to, pivot)
      orderly = split.orderly
      const left = split.at - from
      const right = to - split.at
      balanced = Math.min(left, right) >= Math.floor(size / 8)
      if (left < right) { this.range(from, split.at, badSplits); from = split.at + 1 }
      else { this.range(split.at + 1, to, badSplits); to = split.at }
    }
    for (let i = from + 1; i < to; i++) this.sink(i, from)
  }

  /** Moves an item towards `floor` as long as it is less than its left neighbour. */
  private sink(i: number, floor: number): void {
    for (; i > floor && this.before(i, i - 1); i--) this.swap(i, i - 1)
  }

  private heap(from: number, size: number): void {
    const down = (root: number, end: number) => {
      for (let child = 2 * root + 1; child < end; child = 2 * root + 1) {
        if (child + 1 < end && this.before(from + child, from + child + 1)) child++
        if (!this.before(from + root, from + child)) return
        this.swap(from + root, from + child)
        root = child
      }
    }
    for (let root = (size - 1) >> 1; root >= 0; root--) down(root, size)
    for (let end = size - 1; end >= 0; end--) { this.swap(from, from + end); down(0, end) }
  }

  private shuffleMiddle(from: number, size: number): void {
    const random = xorshift(size)
    const mask = (1n << BigInt(size.toString(2).length)) - 1n
    const middle = from + Math.floor(size / 4) * 2
    for (let i = middle - 1; i <= middle + 1; i++) {
      const other = Number(random.next().value & mask)
      this.swap(i, from + (other >= size ? other - size : other))
    }
  }

  private choosePivot(from: number, size: number): { pivot: number; order: 'rising' | 'falling' | 'mixed' } {
    let swaps = 0
    const median = (a: number, b: number, c: number): number => {
      if (this.before(b, a)) { swaps++; [a, b] = [b, a] }
      if (this.before(c, b)) { swaps++; b = c }
      if (this.before(b, a)) { swaps++; b = a }
      return b
    }
    let points = [1, 2, 3].map((quarter) => from + Math.floor(size / 4) * quarter)
    if (size >= largeRange) points = points.map((point) => median(point - 1, point, point + 1))
    const pivot = median(points[0], points[1], points[2])
    return { pivot, order: swaps === 0 ? 'rising' : swaps === 12 ? 'falling' : 'mixed' }
  }

  /** Tries to bring a nearly sorted range in order; false when too much is out of place. */
  private mend(from: number, to: number): boolean {
    let i = from + 1
    for (let repairs = 0; repairs < mostRepairs; repairs++) {
      while (i < to && !this.before(i, i - 1)) i++
      if (i === to) return true
      if (to - from < largeRange) return false
      this.swap(i, i - 1)
      if (i - from >= 2) this.sink(i - 1, 0)
      if (to - i >= 2) for (let j = i + 1; j < to && this.before(j, j - 1); j++) this.swap(j, j - 1)
    }
    return false
  }

  /** Less than the pivot to its left, the others to its right. */
  private split(from: number, to: number, pivot: number): { at: number; orderly: boolean } {
    this.swap(from, pivot)
    let [i, j, swaps] = [from + 1, to - 1, 0]
    for (;; swaps++) {
      while (i <= j && this.before(i, from)) i++
      while (i <= j && !this.before(j, from)) j--
      if (i > j) break
      this.swap(i++, j--)
    }
    this.swap(j, from)
    return { at: j, orderly: swaps === 0 }
  }

  /** Equal to the pivot to the left, greater ones from the result on. */
  private splitEqual(from: number, to: number, pivot: number): number {
    this.swap(from, pivot)
    let [i, j] = [from + 1, to - 1]
    for (;;) {
      while (i <= j && !this.before(from, i)) i++
      while (i <= j && this.before(from, j)) j--
      if (i > j) return i
      this.swap(i++, j--)
    }
  }
}

/** Sorts in place as Go's sort.Sort does, so that items that are equal come out in the same order as from kubectl. */
export function sortLikeGo<T>(items: T[], less: (a: T, b: T) => boolean): T[] {
  new PatternDefeatingSort(items, less).range(0, items.length, items.length.toString(2).length)
  return items
}
