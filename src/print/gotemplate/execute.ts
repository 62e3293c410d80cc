import { formatValue } from '../go/format.ts'
import { quote } from '../../api/goquote.ts'
import { GoNumber, type GoValue, isMap, sortedKeys } from '../go/value.ts'
import { Evaluator, type Dot } from './evaluate.ts'
import { isTrue } from './functions.ts'
import type { Pipe, TemplateNode } from './nodes.ts'
import type { Definitions } from './parse.ts'

const maxDepth = 100_000

type Signal = 'break' | 'continue' | undefined

/** Runs one template and what it calls. */
export class Execution {
  output = ''
  private depth = 0

  constructor(private readonly name: string, private readonly text: string, private readonly definitions: Definitions, private readonly allowMissingKeys: boolean) {}

  /** @throws TemplateError */
  run(data: GoValue): void { this.call(this.name, { value: data, boxed: false }) }

  private call(template: string, dot: Dot): void {
    const evaluator = new Evaluator({ name: this.name, text: this.text, template, allowMissingKeys: this.allowMissingKeys }, dot)
    this.walk(this.definitions.get(template)!, dot, evaluator)
  }

  private walk(nodes: readonly TemplateNode[], dot: Dot, evaluator: Evaluator): Signal {
    for (const node of nodes) {
      switch (node.type) {
        case 'text': this.output += node.text; break
        case 'action': {
          const { value } = evaluator.pipe(node.pipe, dot)
          if (node.pipe.variables.length === 0) this.output += value === undefined ? '<no value>' : formatValue(value)
          break
        }
        case 'break': case 'continue': return node.type
        case 'template': this.template(node, dot, evaluator); break
        default: {
          const mark = evaluator.mark()
          const signal = node.type === 'range' ? this.range(node, dot, evaluator) : this.branch(node, dot, evaluator)
          evaluator.forget(mark)
          if (signal) return signal
        }
      }
    }
    return undefined
  }

  private branch(node: { type: string; pipe: Pipe; body: TemplateNode[]; otherwise?: TemplateNode[] }, dot: Dot, evaluator: Evaluator): Signal {
    const value = evaluator.pipe(node.pipe, dot)
    if (isTrue(value.value)) return this.walk(node.body, node.type === 'with' ? value : dot, evaluator)
    return node.otherwise && this.walk(node.otherwise, dot, evaluator)
  }

  private range(node: { pipe: Pipe; body: TemplateNode[]; otherwise?: TemplateNode[]; pos: number }, dot: Dot, evaluator: Evaluator): Signal {
    const { value } = evaluator.pipe(node.pipe, dot)
    const { variables, assigns } = node.pipe
    const mark = evaluator.mark()
    let ran = false
    for (const [key, item] of this.elements(value, variables, evaluator)) {
      ran = true
      if (assigns) {
        if (variables.length > 1) evaluator.assign(variables[0], key)
        if (variables.length > 0) evaluator.assign(variables[variables.length > 1 ? 1 : 0], item)
      } else {
        if (variables.length > 0) evaluator.setTop(1, item)
        if (variables.length > 1) evaluator.setTop(2, key)
      }
      const signal = this.walk(node.body, item, evaluator)
      evaluator.forget(mark)
      if (signal === 'break') break
    }
    return ran || !node.otherwise ? undefined : this.walk(node.otherwise, dot, evaluator)
  }

  /** What a range goes over: items with their index, fields in key order, or the numbers below a number. */
  private *elements(value: GoValue, variables: readonly string[], evaluator: Evaluator): Iterable<[Dot, Dot]> {
    const number = value instanceof GoNumber ? (value.type === 'float64' ? undefined : value.value) : typeof value === 'number' && Number.isInteger(value) ? value : undefined
    if (number !== undefined) {
      if (variables.length > 1) evaluator.fail(`can't use ${formatValue(value)} to iterate over more than one variable`)
      for (let i = 0; i < number; i++) yield [{ value: undefined, boxed: false }, { value: value instanceof GoNumber ? new GoNumber('int', i) : i, boxed: false }]
    } else if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) yield [{ value: new GoNumber('int', i), boxed: false }, { value: value[i], boxed: true }]
    } else if (isMap(value)) {
      for (const key of sortedKeys(value)) yield [{ value: key, boxed: false }, { value: value[key], boxed: true }]
    } else if (value != null) {
      evaluator.fail(`range can't iterate over ${formatValue(value)}`)
    }
  }

  private template(node: Extract<TemplateNode, { type: 'template' }>, dot: Dot, evaluator: Evaluator): void {
    evaluator.at = node
    if (!this.definitions.has(node.name)) evaluator.fail(`template ${quote(node.name)} not defined`)
    // JavaScript's own stack ends before Go's limit does.
    if (this.depth === maxDepth) evaluator.fail(`exceeded maximum template depth (${maxDepth})`)
    const inner = node.pipe ? evaluator.pipe(node.pipe, dot) : { value: undefined, boxed: false }
    this.depth++
    try {
      this.call(node.name, inner)
    } catch (failure) {
      if (failure instanceof RangeError) evaluator.fail(`exceeded maximum template depth (${maxDepth})`)
      throw failure
    }
    this.depth--
  }
}
