/**
 * Unified diffs of lists of lines, matched as difflib does it (longest block first, then both sides of it), because
 * the server's own texts carry such diffs. In long inputs frequent lines cannot start a match.
 */
interface Block { a: number; b: number; size: number }
interface Edit { kind: 'equal' | 'change'; a: readonly [number, number]; b: readonly [number, number] }

/** Where each line of `b` stands, without those that are too frequent to mean anything. */
function positions(b: readonly string[]): Map<string, number[]> {
  const where = new Map<string, number[]>()
  b.forEach((line, i) => {
    const list = where.get(line)
    if (list) list.push(i)
    else where.set(line, [i])
  })
  const limit = Math.floor(b.length / 100) + 1
  if (b.length >= 200) for (const [line, list] of where) if (list.length > limit) where.delete(line)
  return where
}

function longest(a: readonly string[], b: readonly string[], where: Map<string, number[]>, [aFrom, aTo]: readonly [number, number], [bFrom, bTo]: readonly [number, number]): Block {
  let best: Block = { a: aFrom, b: bFrom, size: 0 }
  let lengths = new Map<number, number>()
  for (let i = aFrom; i < aTo; i++) {
    const next = new Map<number, number>()
    for (const j of where.get(a[i]!) ?? []) {
      if (j < bFrom || j >= bTo) continue
      const size = (lengths.get(j - 1) ?? 0) + 1
      next.set(j, size)
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size }
    }
    lengths = next
  }
  while (best.a > aFrom && best.b > bFrom && a[best.a - 1] === b[best.b - 1]) best = { a: best.a - 1, b: best.b - 1, size: best.size + 1 }
  while (best.a + best.size < aTo && best.b + best.size < bTo && a[best.a + best.size] === b[best.b + best.size]) best = { ...best, size: best.size + 1 }
  return best
}

function blocks(a: readonly string[], b: readonly string[]): Block[] {
  const where = positions(b), found: Block[] = []
  const search = (aRange: readonly [number, number], bRange: readonly [number, number]) => {
    const block = longest(a, b, where, aRange, bRange)
    if (!block.size) return
    if (aRange[0] < block.a && bRange[0] < block.b) search([aRange[0], block.a], [bRange[0], block.b])
    found.push(block)
    if (block.a + block.size < aRange[1] && block.b + block.size < bRange[1]) search([block.a + block.size, aRange[1]], [block.b + block.size, bRange[1]])
  }
  search([0, a.length], [0, b.length])
  return [...found, { a: a.length, b: b.length, size: 0 }]
}

function edits(a: readonly string[], b: readonly string[]): Edit[] {
  const list: Edit[] = []
  let i = 0, j = 0
  for (const block of blocks(a, b)) {
    if (i < block.a || j < block.b) list.push({ kind: 'change', a: [i, block.a], b: [j, block.b] })
    i = block.a + block.size
    j = block.b + block.size
    const last = list[list.length - 1]
    if (!block.size) continue
    // Blocks that touch are one.
    if (last?.kind === 'equal') list[list.length - 1] = { kind: 'equal', a: [last.a[0], i], b: [last.b[0], j] }
    else list.push({ kind: 'equal', a: [block.a, i], b: [block.b, j] })
  }
  return list
}

/** Hunks: changes that stand close together, each with up to `context` equal lines around. */
function hunks(list: readonly Edit[], context: number): Edit[][] {
  const result: Edit[][] = []
  let hunk: Edit[] = []
  list.forEach((edit, i) => {
    const [aFrom, aTo] = edit.a, [bFrom, bTo] = edit.b
    if (edit.kind === 'change') return void hunk.push(edit)
    const first = i === 0, last = i === list.length - 1
    const head = Math.min(context, aTo - aFrom)
    if (!first && !last && aTo - aFrom <= 2 * context) return void hunk.push(edit)
    if (!first) {
      hunk.push({ kind: 'equal', a: [aFrom, aFrom + head], b: [bFrom, bFrom + head] })
      result.push(hunk)
    }
    hunk = last && !first ? [] : [{ kind: 'equal', a: [aTo - head, aTo], b: [bTo - head, bTo] }]
  })
  if (hunk.some(({ kind }) => kind === 'change')) result.push(hunk)
  return result
}

const span = (from: number, to: number): string => (to - from === 1 ? String(from + 1) : `${to - from ? from + 1 : from},${to - from}`)

/** The diff of two texts without file names; '' when they are the same. */
export function unifiedDiff(before: string, after: string, context = 3): string {
  const a = before.split('\n'), b = after.split('\n')
  return hunks(edits(a, b), context).map((hunk) => {
    const first = hunk[0]!, last = hunk[hunk.length - 1]!
    const lines = hunk.flatMap(({ kind, a: [aFrom, aTo], b: [bFrom, bTo] }) => kind === 'equal'
      ? a.slice(aFrom, aTo).map((line) => ` ${line}\n`)
      : [...a.slice(aFrom, aTo).map((line) => `-${line}\n`), ...b.slice(bFrom, bTo).map((line) => `+${line}\n`)])
    return `@@ -${span(first.a[0], last.a[1])} +${span(first.b[0], last.b[1])} @@\n${lines.join('')}`
  }).join('')
}
