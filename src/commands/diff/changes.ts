/** One text: its lines, and which of them the other text does not have, with one false entry behind the last. */
export interface Side { lines: readonly string[]; changed: boolean[] }

/** Lines of both texts that are compared, by their numbers; lines that stand in one text only are out already. */
interface Compared { a: readonly number[]; b: readonly number[]; same(i: number, j: number): boolean; mark(side: 'a' | 'b', index: number): void }

/** Marks a smallest set of changed lines, by Myers' search from both ends, with the choices that GNU diff makes. */
export function markChanges(a: Side, b: Side): void {
  const compared: Compared = {
    a: known(a, b), b: known(b, a),
    same: (i, j) => a.lines[compared.a[i]!] === b.lines[compared.b[j]!],
    mark: (side, index) => { (side === 'a' ? a : b).changed[compared[side][index]!] = true },
  }
  compare(compared, 0, compared.a.length, 0, compared.b.length)
}

/** The lines that the other text has too. The others are changed for certain. */
function known(side: Side, other: Side): number[] {
  const there = new Set(other.lines)
  const kept: number[] = []
  side.lines.forEach((line, index) => {
    if (there.has(line)) kept.push(index)
    else side.changed[index] = true
  })
  return kept
}

function compare(compared: Compared, aStart: number, aStop: number, bStart: number, bStop: number): void {
  let [aFrom, aTo, bFrom, bTo] = [aStart, aStop, bStart, bStop]
  while (aFrom < aTo && bFrom < bTo && compared.same(aFrom, bFrom)) {
    aFrom++
    bFrom++
  }
  while (aFrom < aTo && bFrom < bTo && compared.same(aTo - 1, bTo - 1)) {
    aTo--
    bTo--
  }
  if (aFrom === aTo) for (let j = bFrom; j < bTo; j++) compared.mark('b', j)
  else if (bFrom === bTo) for (let i = aFrom; i < aTo; i++) compared.mark('a', i)
  else {
    const [i, j] = middle(compared, aFrom, aTo, bFrom, bTo)
    compare(compared, aFrom, i, bFrom, j)
    compare(compared, i, aTo, j, bTo)
  }
}

/** Where the ways from both ends meet: a point on a shortest path. Diagonals are numbered i - j. */
function middle({ same }: Compared, aFrom: number, aTo: number, bFrom: number, bTo: number): [number, number] {
  const lowest = aFrom - bTo, highest = aTo - bFrom
  const forward = new Map<number, number>(), backward = new Map<number, number>()
  const start = aFrom - bFrom, end = aTo - bTo
  const odd = ((start - end) & 1) !== 0
  let fLow = start, fHigh = start, bLow = end, bHigh = end
  forward.set(start, aFrom)
  backward.set(end, aTo)
  for (;;) {
    if (fLow > lowest) forward.set(--fLow - 1, -1)
    else fLow++
    if (fHigh < highest) forward.set(++fHigh + 1, -1)
    else fHigh--
    for (let diagonal = fHigh; diagonal >= fLow; diagonal -= 2) {
      const below = forward.get(diagonal - 1) ?? -1, above = forward.get(diagonal + 1) ?? -1
      let i = below < above ? above : below + 1
      while (i < aTo && i - diagonal < bTo && same(i, i - diagonal)) i++
      forward.set(diagonal, i)
      if (odd && bLow <= diagonal && diagonal <= bHigh && backward.get(diagonal)! <= i) return [i, i - diagonal]
    }
    if (bLow > lowest) backward.set(--bLow - 1, Infinity)
    else bLow++
    if (bHigh < highest) backward.set(++bHigh + 1, Infinity)
    else bHigh--
    for (let diagonal = bHigh; diagonal >= bLow; diagonal -= 2) {
      const below = backward.get(diagonal - 1) ?? Infinity, above = backward.get(diagonal + 1) ?? Infinity
      let i = below < above ? below : above - 1
      while (aFrom < i && bFrom < i - diagonal && same(i - 1, i - diagonal - 1)) i--
      backward.set(diagonal, i)
      if (!odd && fLow <= diagonal && diagonal <= fHigh && i <= forward.get(diagonal)!) return [i, i - diagonal]
    }
  }
}
