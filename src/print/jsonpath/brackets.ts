import { JsonPathSyntaxError } from './errors.ts'
import type { Bound, PathNode } from './nodes.ts'
import { parseAction } from './parse.ts'

const slice = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/

function index(text: string): number {
  if (!/^-?\d+$/.test(text) || Math.abs(Number(text)) >= 2 ** 63) throw new JsonPathSyntaxError(`array index ${text} is not a number`)
  return Number(text)
}

/** A lone index `n` stands for `[n:n+1]`, with an end that moves along when `n` is -1. */
function bounds(parts: readonly (string | undefined)[]): readonly [Bound, Bound, Bound] {
  const unknown: Bound = { value: 0, known: false, derived: false }
  const start: Bound = parts[0] ? { value: index(parts[0]), known: true, derived: false } : unknown
  const bound = (part: string) => (part === ':' ? unknown : { value: index(part.slice(1)), known: true, derived: false })
  return [
    start,
    parts[1] ? bound(parts[1]) : { value: start.value + 1, known: true, derived: true },
    parts[2] ? bound(parts[2]) : unknown,
  ]
}

/**
 * What stands between brackets: an index or slice, a quoted key, `*`, or several of them with commas.
 * A quoted key is read as a path (`['metadata.name']`), which is client-go's way. @throws JsonPathSyntaxError
 */
export function parseBrackets(text: string): PathNode[] {
  const inner = text === '*' ? ':' : text
  const branches = inner.split(',')
  if (branches.length > 1) return [{ type: 'union', branches: branches.map((branch) => parseAction(`[${branch.replace(/^ +| +$/g, '')}]`)) }]
  const key = /^'([^']*)'$/.exec(inner)
  if (key) return parseAction('.' + key[1])
  const parts = slice.exec(inner)
  if (!parts) throw new JsonPathSyntaxError(`invalid array index ${inner}`)
  return [{ type: 'slice', bounds: bounds(parts.slice(1)) }]
}
