import { SyntaxFailure, unescapeLiteral } from '../go/unquote.ts'
import { unicodeName } from '../../api/goquote.ts'
import { parseBrackets } from './brackets.ts'
import { JsonPathSyntaxError } from './errors.ts'
import type { PathNode } from './nodes.ts'

const terminator = /[ \t\r\n.,[\]$@{}]/
const letter = /[\p{L}\p{Nd}_]/u
const digit = /\p{Nd}/u

/** Reads one template: text, and actions in braces. */
class Parser {
  private at = 0
  constructor(private readonly input: string) {}

  /** The template's nodes in order. @throws JsonPathSyntaxError */
  parse(): PathNode[] {
    const root: PathNode[] = []
    while (this.at < this.input.length) {
      const open = this.input.indexOf('{', this.at)
      const text = this.input.slice(this.at, open < 0 ? undefined : open)
      if (text) root.push({ type: 'text', text })
      if (open < 0) break
      this.at = open + 1
      const nodes: PathNode[] = []
      root.push({ type: 'list', nodes })
      while (!this.action(nodes));
    }
    return root
  }

  /** Reads one piece inside braces; true when they close. */
  private action(nodes: PathNode[]): boolean {
    const { input, at } = this
    const char = at < input.length ? String.fromCodePoint(input.codePointAt(at)!) : ''
    if (char === '}') { this.at++; return true }
    if (input.startsWith('[?(', at)) this.filter(nodes)
    else if (input.startsWith('..', at)) this.recursive(nodes)
    else if (char === '' || char === '\r' || char === '\n') throw new JsonPathSyntaxError('unclosed action')
    else if (char === ' ' || char === '@' || char === '$') this.at++
    else if (char === '[') this.array(nodes)
    else if (char === '"' || char === "'") this.quoted(nodes, char)
    else if (char === '.') { this.at++; this.field(nodes) }
    else if (char === '+' || char === '-' || digit.test(char)) this.number(nodes)
    else if (letter.test(char)) this.identifier(nodes)
    else throw new JsonPathSyntaxError(`unrecognized character in action: ${unicodeName(char)}`)
    return false
  }

  private recursive(nodes: PathNode[]): void {
    if (nodes.at(-1)?.type === 'recursive') throw new JsonPathSyntaxError('invalid multiple recursive descent')
    this.at += 2
    nodes.push({ type: 'recursive' })
    if (letter.test(this.input[this.at] ?? '')) this.field(nodes)
  }

  private field(nodes: PathNode[]): void {
    const start = this.at
    for (; this.at < this.input.length && !terminator.test(this.input[this.at]); this.at++) if (this.input[this.at] === '\\') this.at++
    this.at = Math.min(this.at, this.input.length)
    const name = this.input.slice(start, this.at)
    nodes.push(name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') })
  }

  private identifier(nodes: PathNode[]): void {
    const start = this.at
    while (this.at < this.input.length && !terminator.test(this.input[this.at])) this.at++
    const name = this.input.slice(start, this.at)
    nodes.push(name === 'true' || name === 'false' ? { type: 'literal', kind: 'bool', value: name === 'true' } : { type: 'identifier', name })
  }

  private number(nodes: PathNode[]): void {
    const start = this.at
    if ('+-'.includes(this.input[this.at])) this.at++
    while (this.at < this.input.length && (this.input[this.at] === '.' || digit.test(this.input[this.at]))) this.at++
    const text = this.input.slice(start, this.at)
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new JsonPathSyntaxError(`cannot parse number ${text}`)
    nodes.push({ type: 'literal', kind: text.includes('.') ? 'float' : 'int', value: Number(text) })
  }

  private quoted(nodes: PathNode[], quote: string): void {
    const start = this.at++
    for (; this.input[this.at] !== quote || this.input[this.at - 1] === '\\'; this.at++) {
      if (this.at >= this.input.length || this.input[this.at] === '\n') throw new JsonPathSyntaxError('unterminated quoted string')
    }
    const literal = this.input.slice(start, ++this.at)
    try {
      nodes.push({ type: 'text', text: unescapeLiteral(literal.slice(1, -1), quote) })
    } catch (failure) {
      if (!(failure instanceof SyntaxFailure)) throw failure
      throw new JsonPathSyntaxError(`unquote string ${literal} error ${failure.message}`)
    }
  }

  private array(nodes: PathNode[]): void {
    let close = this.at + 1
    for (; this.input[close] !== ']'; close++) if (close >= this.input.length || this.input[close] === '\n') throw new JsonPathSyntaxError('unterminated array')
    nodes.push(...parseBrackets(this.input.slice(this.at + 1, close)))
    this.at = close + 1
  }

  private filter(nodes: PathNode[]): void {
    const start = (this.at += 3)
    let pair = ''
    let closed = false
    for (;; this.at++) {
      const char = this.input[this.at]
      if (char === undefined || char === '\n') throw new JsonPathSyntaxError('unterminated filter')
      if (char === '"' || char === "'") {
        if (!pair) pair = char
        else if (char === pair && this.input[this.at - 1] !== '\\') closed = true
      }
      // Quotes are looked for once only: behind the first quoted part every `)` ends the filter.
      if (char === ')' && Boolean(pair) === closed) break
    }
    if (this.input[this.at + 1] !== ']') throw new JsonPathSyntaxError('unclosed array expect ]')
    const text = this.input.slice(start, this.at)
    this.at += 2
    const parts = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text)
    nodes.push(parts
      ? { type: 'filter', left: parseAction(parts[1]), operator: parts[2], right: parseAction(parts[3]) }
      : { type: 'filter', left: parseAction(text), operator: 'exists', right: [] })
  }
}

/** The nodes of a template. @throws JsonPathSyntaxError */
export const parseTemplate = (template: string): PathNode[] => new Parser(template).parse()

/** The nodes of one expression, as if it stood in braces. @throws JsonPathSyntaxError */
export function parseAction(expression: string): PathNode[] {
  const [first] = parseTemplate(`{${expression}}`)
  return first.type === 'list' ? first.nodes : [first]
}
