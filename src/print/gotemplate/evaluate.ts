import { quote } from '../../api/goquote.ts'
import { type GoValue, isMap, typeName } from '../go/value.ts'
import { CallError, TemplateError } from './errors.ts'
import { functions, isTrue, type Parameter } from './functions.ts'
import { type Command, nodeText, type Operand, type Pipe, type TemplateNode } from './nodes.ts'

/** A value, and whether Go holds it in an interface: what comes out of a map or list is, what a pipeline gives is not. */
export interface Dot { value: GoValue; boxed: boolean }

interface Source { name: string; text: string; template: string; allowMissingKeys: boolean }

const nothing: Dot = { value: undefined, boxed: false }
const typeOf = ({ value, boxed }: Dot) => (boxed ? 'interface {}' : typeName(value))

/** Evaluates the pipelines of one template (Go: text/template, exec). */
export class Evaluator {
  /** The node that errors point at. */
  at: Operand | Command | TemplateNode | undefined
  private readonly variables: { name: string; value: Dot }[]

  constructor(private readonly source: Source, dot: Dot) { this.variables = [{ name: '$', value: dot }] }

  mark(): number { return this.variables.length }
  forget(mark: number): void { this.variables.length = mark }
  setTop(fromTop: number, value: Dot): void { this.variables[this.variables.length - fromTop].value = value }

  assign(name: string, value: Dot): void {
    const variable = this.variables.findLast((known) => known.name === name)
    if (!variable) this.fail(`undefined variable: ${name}`)
    variable.value = value
  }

  /** @throws TemplateError with place and context as Go words them */
  fail(message: string): never {
    const { name, text, template } = this.source
    if (!this.at) throw new TemplateError(`template: ${name}: ${message}`)
    const before = text.slice(0, this.at.pos)
    const line = before.split('\n').length
    const column = Buffer.byteLength(before.slice(before.lastIndexOf('\n') + 1))
    const context = nodeText(this.at)
    throw new TemplateError(`template: ${name}:${line}:${column}: executing ${quote(template)} at <${context}>: ${message}`)
  }

  /** The value of a pipeline; its variables are set. */
  pipe(pipe: Pipe, dot: Dot): Dot {
    this.at = pipe
    let value: Dot | undefined
    for (const command of pipe.commands) {
      const { value: inner } = this.command(command, dot, value)
      value = { value: inner === null ? undefined : inner, boxed: false }
    }
    for (const name of pipe.variables) {
      if (pipe.assigns) this.assign(name, value!)
      else this.variables.push({ name, value: value! })
    }
    return value!
  }

  /** `final` is the value that a pipe hands on. */
  private command(command: Command, dot: Dot, final?: Dot): Dot {
    const [first] = command.args
    const hasArguments = command.args.length > 1 || final !== undefined
    switch (first.type) {
      case 'field': this.at = first; return this.fields(dot, first.names, hasArguments)
      case 'chain': return this.chain(first, dot, hasArguments)
      case 'identifier': return this.call(first, command, command.args.slice(1), dot, final)
      case 'variable': return this.variable(first, hasArguments)
    }
    if (first.type !== 'pipe') this.at = first
    if (hasArguments) this.fail(`can't give argument to non-function ${nodeText(first)}`)
    if (first.type === 'nil') this.fail('nil is not a command')
    return this.operand(first, dot)
  }

  private operand(node: Operand, dot: Dot): Dot {
    this.at = node
    switch (node.type) {
      case 'dot': return dot
      case 'nil': return { value: null, boxed: true }
      case 'bool': case 'string': return { value: node.value, boxed: false }
      case 'number':
        if (!node.value) this.fail(`${node.text} overflows int`)
        return { value: node.value, boxed: false }
      case 'field': return this.fields(dot, node.names, false)
      case 'variable': return this.variable(node, false)
      case 'pipe': return this.pipe(node, dot)
      case 'identifier': return this.call(node, node, [], dot)
      case 'chain': return this.chain(node, dot, false)
    }
  }

  private variable(node: Extract<Operand, { type: 'variable' }>, hasArguments: boolean): Dot {
    this.at = node
    const variable = this.variables.findLast((known) => known.name === node.name)
    if (!variable) this.fail(`undefined variable: ${node.name}`)
    if (node.names.length > 0) return this.fields(variable.value, node.names, hasArguments)
    if (hasArguments) this.fail(`can't give argument to non-function ${nodeText(node)}`)
    return variable.value
  }

  private chain(node: Extract<Operand, { type: 'chain' }>, dot: Dot, hasArguments: boolean): Dot {
    this.at = node
    if (node.of.type === 'nil') this.fail(`indirection through explicit nil in ${nodeText(node)}`)
    return this.fields(this.operand(node.of, dot), node.names, hasArguments)
  }

  private fields(receiver: Dot, names: readonly string[], hasArguments: boolean): Dot {
    return names.reduce((value, name, i) => this.field(value, name, hasArguments && i === names.length - 1), receiver)
  }

  private field(receiver: Dot, name: string, hasArguments: boolean): Dot {
    const { value } = receiver
    if (value === undefined) {
      if (!this.source.allowMissingKeys) this.fail(`nil data; no entry for key ${quote(name)}`)
      return nothing
    }
    if (value === null) this.fail(`nil pointer evaluating ${typeOf(receiver)}.${name}`)
    if (!isMap(value)) this.fail(`can't evaluate field ${name} in type ${typeOf(receiver)}`)
    if (hasArguments) this.fail(`${name} is not a method but has arguments`)
    if (Object.hasOwn(value, name) && value[name] !== undefined) return { value: value[name], boxed: true }
    if (!this.source.allowMissingKeys) this.fail(`map has no entry for key ${quote(name)}`)
    return nothing
  }

  private call(node: Extract<Operand, { type: 'identifier' }>, whole: Operand | Command, args: readonly Operand[], dot: Dot, final?: Dot): Dot {
    this.at = node
    const { name } = node
    const { fixed, rest, call } = functions[name]
    const count = args.length + (final ? 1 : 0)
    if (rest ? count < fixed.length : count !== fixed.length) {
      this.fail(`wrong number of args for ${name}: want ${rest ? 'at least ' : ''}${fixed.length} got ${rest ? args.length : count}`)
    }
    if (name === 'and' || name === 'or') return this.shortCircuit(name, args, dot, final)
    const parameter = (i: number): Parameter => fixed[i] ?? rest!
    const values = args.map((arg, i) => this.argument(arg, parameter(i), dot))
    if (final) values.push(this.convert(final, parameter(args.length)))
    try {
      return { value: call(values), boxed: name === 'index' && args.length + (final ? 1 : 0) > 1 }
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      this.at = whole
      const text = name === 'call' && failure.message.startsWith('non-function') && args[0] ? failure.message.replace('non-function', `non-function ${nodeText(args[0])}`) : failure.message
      this.fail(`error calling ${name}: ${text}`)
    }
  }

  private shortCircuit(name: string, args: readonly Operand[], dot: Dot, final?: Dot): Dot {
    let value = nothing
    for (const arg of args) {
      value = this.operand(arg, dot)
      if (isTrue(value.value) === (name === 'or')) return value
    }
    return final ?? value
  }

  private argument(arg: Operand, parameter: Parameter, dot: Dot): GoValue {
    if (parameter === 'string') {
      this.at = arg
      if (arg.type === 'nil') this.fail('cannot assign nil to string')
      if (arg.type === 'bool' || arg.type === 'number') this.fail(`expected string; found ${nodeText(arg)}`)
    }
    return this.convert(arg.type === 'nil' ? nothing : this.operand(arg, dot), parameter)
  }

  private convert(from: Dot, parameter: Parameter): GoValue {
    if (parameter !== 'string') return parameter === 'any' && from.value === undefined ? null : from.value
    if (typeof from.value === 'string') return from.value
    if (from.value === undefined) this.fail('invalid value; expected string')
    this.fail(`wrong type for value; expected string; got ${from.value === null ? 'interface {}' : typeName(from.value)}`)
  }
}
