import type { Json } from '../../api/object.ts'
import { formatValue } from '../go/format.ts'
import { GoNumber, type GoValue, isMap, sortedKeys, typeName } from '../go/value.ts'
import { compare } from './compare.ts'
import { JsonPathError } from './errors.ts'
import type { Bound, PathNode } from './nodes.ts'

/** Evaluates one template once. Ranges are kept as counters because `{end}` may stand inside any action. */
export class Evaluation {
  private beginRange = 0
  private inRange = 0
  private endRange = 0
  private lastEnd = -1

  constructor(private readonly nodes: readonly PathNode[], private readonly allowMissingKeys: boolean) {}

  /** Results of each node from `from` on; the body of a range counts once for each element. @throws JsonPathError */
  find(data: GoValue, from = 0): GoValue[][] {
    const found: GoValue[][] = []
    for (let i = from; i < this.nodes.length; i++) {
      const results = this.walk([data], this.nodes[i])
      if (this.endRange > 0 && this.endRange <= this.inRange) {
        this.endRange--
        this.lastEnd = i
        break
      }
      if (this.beginRange === 0) {
        found.push(results)
        continue
      }
      this.beginRange--
      this.inRange++
      // Without elements the body still runs once, unseen, to find its end.
      if (results.length === 0) this.find(undefined, i + 1)
      for (const value of results) for (const result of this.find(value, i + 1)) found.push(result)
      this.inRange--
      if (this.lastEnd > i) i = this.lastEnd
    }
    return found
  }

  private walk(input: GoValue[], node: PathNode): GoValue[] {
    switch (node.type) {
      case 'list': return this.walkAll(input, node.nodes)
      case 'text': return [node.text]
      case 'field': return this.field(input, node.name)
      case 'slice': return this.slice(input, node.bounds)
      case 'filter': return this.filter(input, node)
      case 'literal': return input.map(() => (node.kind === 'bool' ? (node.value as boolean) : new GoNumber(node.kind === 'int' ? 'int' : 'float64', node.value as number)))
      case 'wildcard': return input.flatMap(children)
      case 'recursive': return input.flatMap(descend)
      case 'union': return node.branches.flatMap((branch) => this.walkAll(input, branch))
      case 'identifier': return this.identifier(input, node.name)
    }
  }

  private walkAll(input: GoValue[], nodes: readonly PathNode[]): GoValue[] {
    let current = input
    for (const node of nodes) current = this.walk(current, node)
    return current
  }

  private identifier(input: GoValue[], name: string): GoValue[] {
    if (name === 'range') {
      this.beginRange++
      return input
    }
    if (name !== 'end') throw new JsonPathError(`unrecognized identifier ${name}`)
    if (this.inRange === 0) throw new JsonPathError('not in range, nothing to end')
    this.endRange++
    return []
  }

  private field(input: GoValue[], name: string): GoValue[] {
    if (input.length === 0) return input
    const results: GoValue[] = []
    for (const value of input) {
      if (!isMap(value) || !Object.hasOwn(value, name)) continue
      const field = value[name]
      if (field !== undefined) results.push(field)
    }
    if (results.length === 0 && !this.allowMissingKeys) throw new JsonPathError(`${name} is not found`)
    return results
  }

  private slice(input: GoValue[], bounds: readonly [Bound, Bound, Bound]): GoValue[] {
    const results: GoValue[] = []
    for (const value of input) {
      if (value == null) continue
      if (!Array.isArray(value)) throw new JsonPathError(`${typeName(value)} is not array or slice`)
      const length = value.length
      let [start, end] = [bounds[0].value, bounds[1].value]
      if (!bounds[0].known) start = 0
      if (start < 0) start += length
      if (!bounds[1].known) end = length
      if (end < 0 || (end === 0 && bounds[1].derived)) end += length
      if (start === end) return results
      if (start >= length || start < 0) throw new JsonPathError(`array index out of bounds: index ${start}, length ${length}`)
      if (end > length || end < 0) throw new JsonPathError(`array index out of bounds: index ${end - 1}, length ${length}`)
      if (start > end) throw new JsonPathError(`starting index ${start} is greater than ending index ${end}`)
      if (bounds[2].known && bounds[2].value <= 0) throw new JsonPathError('step must be > 0')
      const step = bounds[2].known ? bounds[2].value : 1
      for (let i = start; i < end; i += step) results.push(value[i])
    }
    return results
  }

  private filter(input: GoValue[], node: Extract<PathNode, { type: 'filter' }>): GoValue[] {
    const results: GoValue[] = []
    for (const value of input) {
      if (!Array.isArray(value)) throw new JsonPathError(`${value === undefined ? '<invalid reflect.Value>' : formatValue(value)} is not array or slice and cannot be filtered`)
      for (const item of value) if (this.passes(item, node)) results.push(item)
    }
    return results
  }

  private passes(item: Json, node: Extract<PathNode, { type: 'filter' }>): boolean {
    if (node.operator === 'exists') return this.exists(item, node.left)
    const left = this.operand(item, node.left)
    const right = left && this.operand(item, node.right)
    return right ? compare(node.operator, left[0], right[0]) : false
  }

  /** Failures count as absent, save for what was found on the way. */
  private exists(item: Json, nodes: readonly PathNode[]): boolean {
    try {
      return this.walkAll([item], nodes).length > 0
    } catch (failure) {
      if (!(failure instanceof JsonPathError)) throw failure
      // A slice or filter that fails hands back its input, a missing field nothing.
      return !failure.message.endsWith(' is not found')
    }
  }

  private operand(item: Json, nodes: readonly PathNode[]): GoValue[] | undefined {
    const values = this.walkAll([item], nodes)
    if (values.length > 1) throw new JsonPathError('can only compare one element at a time')
    return values.length === 1 ? values : undefined
  }
}

/** What a value holds: items, fields in key order, or the bytes of a string. */
function children(value: GoValue): GoValue[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return Array.from(new TextEncoder().encode(value), (byte) => new GoNumber('uint8', byte))
  return isMap(value) ? sortedKeys(value).map((key) => value[key]) : []
}

/** The value and all below it that hold something, parents first. */
function descend(value: GoValue): GoValue[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  const below = children(value)
  return below.length === 0 ? [] : [value, ...below.flatMap(descend)]
}
