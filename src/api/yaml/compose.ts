import { parserError, YamlError, type Mark } from './error.ts'
import { Scanner } from './scanner.ts'
import type { Token, TokenType } from './token.ts'

export interface ScalarNode { kind: 'scalar'; value: string; tag: string; /** Whether its text decides the type. */ implicit: boolean }
export interface SequenceNode { kind: 'sequence'; items: YamlNode[] }
/** Keys and values in turn. */
export interface MappingNode { kind: 'mapping'; items: YamlNode[] }
export interface AliasNode { kind: 'alias'; name: string; target: YamlNode }
export type YamlNode = ScalarNode | SequenceNode | MappingNode | AliasNode

const STANDARD_TAGS = 'tag:yaml.org,2002:'

/** Reads the first document of a text; undefined when there is none. @throws YamlError */
export function compose(text: string): YamlNode | undefined {
  if (/[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) throw new YamlError('yaml: control characters are not allowed')
  try {
    return new Composer(text).document()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // Nested deeper than our stack: the scanner, which needs none, tells where the real limit is passed.
    const scanner = new Scanner(text)
    while (scanner.peek().type !== 'stream-end') scanner.skip()
    throw new YamlError('yaml: exceeded max depth of 10000')
  }
}

class Composer {
  private readonly scanner: Scanner
  private readonly anchors = new Map<string, YamlNode>()
  private readonly handles = new Map<string, string>()

  constructor(text: string) {
    this.scanner = new Scanner(text)
  }

  document(): YamlNode | undefined {
    const first = this.scanner.peek()
    if (first.type === 'stream-end') return undefined
    const explicit = this.peekIs('version', 'tag-directive', 'document-start')
    if (explicit) this.prologue()
    this.addHandle('!', '!')
    this.addHandle('!!', STANDARD_TAGS)
    const node = explicit ? this.content() : this.node(true, false)
    // What follows the document must still be a token.
    this.scanner.peek()
    return node
  }

  private prologue(): void {
    let hasVersion = false
    for (let token = this.scanner.peek(); token.type !== 'document-start'; token = this.scanner.peek()) {
      if (token.type === 'version') {
        if (hasVersion) throw parserError('found duplicate %YAML directive', token.start)
        if (token.value !== '1.1') throw parserError('found incompatible YAML document', token.start)
        hasVersion = true
      } else if (token.type === 'tag-directive') {
        if (this.handles.has(token.value!)) throw parserError('found duplicate %TAG directive', token.start)
        this.handles.set(token.value!, token.suffix!)
      } else throw parserError('did not find expected <document start>', token.start)
      this.scanner.skip()
    }
    this.scanner.skip()
  }

  private addHandle(handle: string, prefix: string): void {
    if (!this.handles.has(handle)) this.handles.set(handle, prefix)
  }

  private content(): YamlNode {
    return this.peekIs('version', 'tag-directive', 'document-start', 'document-end', 'stream-end') ? empty() : this.node(true, false)
  }

  private peekIs(...types: TokenType[]): boolean {
    return types.includes(this.scanner.peek().type)
  }

  /** Goes on to the next token when it is of the type. */
  private took(type: TokenType): boolean {
    if (this.scanner.peek().type !== type) return false
    this.scanner.skip()
    return true
  }

  private node(block: boolean, indentless: boolean): YamlNode {
    const { scanner } = this
    let token = scanner.peek()
    if (token.type === 'alias') return this.alias(token)
    const start = token.start
    let anchor: string | undefined, tagToken: Token | undefined
    for (let i = 0; i < 2; i++) {
      if (token.type === 'anchor' && anchor === undefined) anchor = token.value
      else if (token.type === 'tag' && !tagToken) tagToken = token
      else break
      scanner.skip()
      token = scanner.peek()
    }
    const tag = tagToken ? this.tag(tagToken, start) : ''
    switch (token.type) {
      case 'entry': if (indentless) return this.keep(anchor, { kind: 'sequence', items: [] }, (node) => this.indentless(node)); break
      case 'scalar':
        scanner.skip()
        return this.keep(anchor, { kind: 'scalar', value: token.value!, tag, implicit: (!tag && token.plain === true) || tag === '!' })
      case 'flow-sequence': return this.keep(anchor, { kind: 'sequence', items: [] }, (node) => this.flowSequence(node))
      case 'flow-mapping': return this.keep(anchor, { kind: 'mapping', items: [] }, (node) => this.flowMapping(node))
      case 'block-sequence': if (block) return this.keep(anchor, { kind: 'sequence', items: [] }, (node) => this.blockSequence(node)); break
      case 'block-mapping': if (block) return this.keep(anchor, { kind: 'mapping', items: [] }, (node) => this.blockMapping(node)); break
    }
    if (anchor !== undefined || tag) return this.keep(anchor, { kind: 'scalar', value: '', tag, implicit: !tag })
    throw parserError('did not find expected node content', token.start, start)
  }

  /** Names a node before it is filled: it may refer to itself. */
  private keep<T extends YamlNode>(anchor: string | undefined, node: T, fill?: (node: T) => void): T {
    if (anchor !== undefined) this.anchors.set(anchor, node)
    fill?.(node)
    return node
  }

  private alias(token: Token): AliasNode {
    const target = this.anchors.get(token.value!)
    if (!target) throw new YamlError(`yaml: unknown anchor '${token.value}' referenced`)
    this.scanner.skip()
    return { kind: 'alias', name: token.value!, target }
  }

  private tag({ value: handle, suffix, start }: Token, nodeStart: Mark): string {
    if (!handle) return suffix!
    const prefix = this.handles.get(handle)
    if (prefix === undefined) throw parserError('found undefined tag handle', start, nodeStart)
    return prefix + suffix!
  }

  private blockSequence(node: SequenceNode): void {
    const { start } = this.scanner.peek()
    this.scanner.skip()
    while (!this.took('block-end')) {
      if (!this.took('entry')) throw parserError("did not find expected '-' indicator", this.scanner.peek().start, start)
      node.items.push(this.peekIs('entry', 'block-end') ? empty() : this.node(true, false))
    }
  }

  /** A sequence at the column of its key. */
  private indentless(node: SequenceNode): void {
    while (this.took('entry')) node.items.push(this.peekIs('entry', 'key', 'value', 'block-end') ? empty() : this.node(true, false))
  }

  private blockMapping(node: MappingNode): void {
    const { start } = this.scanner.peek()
    this.scanner.skip()
    const side = () => (this.peekIs('key', 'value', 'block-end') ? empty() : this.node(true, true))
    while (!this.took('block-end')) {
      if (!this.took('key')) throw parserError('did not find expected key', this.scanner.peek().start, start)
      node.items.push(side())
      node.items.push(this.took('value') ? side() : empty())
    }
  }

  private flowSequence(node: SequenceNode): void {
    const { start } = this.scanner.peek()
    this.scanner.skip()
    for (let first = true; !this.took('flow-sequence-end'); first = false) {
      if (!first && !this.took('flow-entry')) throw parserError("did not find expected ',' or ']'", this.scanner.peek().start, start)
      if (this.took('key')) node.items.push(this.pair())
      else if (!this.peekIs('flow-sequence-end')) node.items.push(this.node(false, false))
    }
  }

  /** `[a: b]` */
  private pair(): MappingNode {
    let key: YamlNode
    if (this.peekIs('value', 'flow-entry', 'flow-sequence-end')) {
      this.scanner.skip()
      key = empty()
    } else key = this.node(false, false)
    const value = this.took('value') && !this.peekIs('flow-entry', 'flow-sequence-end') ? this.node(false, false) : empty()
    return { kind: 'mapping', items: [key, value] }
  }

  private flowMapping(node: MappingNode): void {
    const { start } = this.scanner.peek()
    this.scanner.skip()
    const side = () => (this.peekIs('value', 'flow-entry', 'flow-mapping-end') ? empty() : this.node(false, false))
    for (let first = true; !this.took('flow-mapping-end'); first = false) {
      if (!first && !this.took('flow-entry')) throw parserError("did not find expected ',' or '}'", this.scanner.peek().start, start)
      if (this.took('key')) {
        node.items.push(side())
        node.items.push(this.took('value') && !this.peekIs('flow-entry', 'flow-mapping-end') ? this.node(false, false) : empty())
      } else if (!this.peekIs('flow-mapping-end')) node.items.push(this.node(false, false), empty())
    }
  }
}

const empty = (): ScalarNode => ({ kind: 'scalar', value: '', tag: '', implicit: true })
