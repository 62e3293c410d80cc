import type { Side } from './changes.ts'
import { markChanges } from './changes.ts'

/** How many equal lines stand around a change. */
const CONTEXT = 3

/**
 * The hunks of `diff -u` between two texts; '' when they are equal. Changes stand where GNU diff puts them: as far down as they fit.
 * Both texts are empty or end in a newline.
 */
export function unifiedHunks(before: string, after: string): string {
  const a = sideOf(before), b = sideOf(after)
  markChanges(a, b)
  slideDown(a, b)
  slideDown(b, a)
  return hunks(a, b)
}

function sideOf(text: string): Side {
  const lines = text.split('\n').slice(0, -1)
  return { lines, changed: Array.from({ length: lines.length + 1 }, () => false) }
}

/** Moves each run of changed lines of one side to the last place where it fits, or the last one beside a change of the other side. */
function slideDown({ lines, changed }: Side, other: Side): void {
  let end = 0, across = 0
  /** Steps over one equal line on both sides, and the other side's changes behind it. */
  const acrossDown = () => { do across++; while (other.changed[across]) }
  const acrossUp = () => { do across--; while (other.changed[across]) }
  while (other.changed[across]) across++
  for (;;) {
    while (end < lines.length && !changed[end]) {
      end++
      acrossDown()
    }
    if (end >= lines.length) return
    let start = end
    while (changed[end]) end++
    let beside: number
    let length: number
    do {
      length = end - start
      while (start > 0 && lines[start - 1] === lines[end - 1]) {
        changed[--start] = true
        changed[--end] = false
        while (start > 0 && changed[start - 1]) start--
        acrossUp()
      }
      beside = across > 0 && other.changed[across - 1] ? end : lines.length
      while (end < lines.length && lines[start] === lines[end]) {
        changed[start++] = false
        changed[end++] = true
        while (changed[end]) end++
        acrossDown()
        if (other.changed[across - 1]) beside = end
      }
    } while (length !== end - start)
    while (beside < end) {
      changed[--start] = true
      changed[--end] = false
      acrossUp()
    }
  }
}

interface Change { a: [number, number]; b: [number, number] }

function changesOf(a: Side, b: Side): Change[] {
  const found: Change[] = []
  for (let i = 0, j = 0; i < a.lines.length || j < b.lines.length; i++, j++) {
    const from = [i, j] as const
    while (a.changed[i]) i++
    while (b.changed[j]) j++
    if (i > from[0] || j > from[1]) found.push({ a: [from[0], i], b: [from[1], j] })
  }
  return found
}

function hunks(a: Side, b: Side): string {
  const groups: Change[][] = []
  for (const change of changesOf(a, b)) {
    const last = groups.at(-1)?.at(-1)
    if (last && change.a[0] - last.a[1] <= 2 * CONTEXT) groups.at(-1)!.push(change)
    else groups.push([change])
  }
  return groups.map((group) => hunk(a, b, group)).join('')
}

function hunk(a: Side, b: Side, group: readonly Change[]): string {
  const first = group[0]!, last = group.at(-1)!
  const from = Math.max(0, first.a[0] - CONTEXT), to = Math.min(a.lines.length, last.a[1] + CONTEXT)
  const bFrom = first.b[0] - (first.a[0] - from), bTo = last.b[1] + (to - last.a[1])
  let text = `@@ -${range(from, to)} +${range(bFrom, bTo)} @@\n`
  let at = from
  const show = (mark: string, lines: readonly string[]) => lines.map((line) => `${mark}${line}\n`).join('')
  for (const { a: [aFrom, aTo], b: [start, end] } of group) {
    text += show(' ', a.lines.slice(at, aFrom)) + show('-', a.lines.slice(aFrom, aTo)) + show('+', b.lines.slice(start, end))
    at = aTo
  }
  return text + show(' ', a.lines.slice(at, to))
}

function range(from: number, to: number): string {
  const count = to - from
  return count === 1 ? `${from + 1}` : `${count ? from + 1 : from},${count}`
}
