import { scannerError, type Mark } from './error.ts'
import { scanAnchor, scanDirective, scanTag } from './properties.ts'
import { scanBlockScalar, scanPlain, scanQuoted } from './scalars.ts'
import { Source } from './source.ts'
import type { SimpleKey, Token, TokenType } from './token.ts'

const MAX_DEPTH = 10_000
const FLOW: Record<string, TokenType> = { '[': 'flow-sequence', '{': 'flow-mapping', ']': 'flow-sequence-end', '}': 'flow-mapping-end' }

/**
 * Cuts YAML 1.1 into tokens as libyaml does: indentation becomes start and end tokens, and a key is only known when its `:` is found,
 * so the key token is put in afterwards. Errors are go-yaml's.
 */
export class Scanner {
  readonly source: Source
  /** Column of the innermost block collection; -1 outside. */
  indent = -1
  flowLevel = 0
  keyAllowed = true
  private readonly indents: number[] = []
  private readonly keys: SimpleKey[] = [{ possible: false, required: false, token: 0, mark: { line: 0, column: 0, index: 0 } }]
  /** Which flow level's key would stand before a token. */
  private readonly keyLevels = new Map<number, number>()
  private queue: Token[] = []
  private head = 0
  private taken = 0
  private ended = false

  constructor(text: string) {
    this.source = new Source(text)
  }

  peek(): Token {
    while (this.mayBeKey() || (this.head === this.queue.length && !this.ended)) this.fetch()
    return this.queue[this.head]!
  }

  skip(): void {
    this.head++
    this.taken++
    if (this.head > 512) {
      this.queue = this.queue.slice(this.head)
      this.head = 0
    }
  }

  /** Whether the next token may turn out to be a key. */
  private mayBeKey(): boolean {
    const level = this.keyLevels.get(this.taken)
    return level !== undefined && level < this.keys.length && this.isValid(this.keys[level]!)
  }

  private isValid(key: SimpleKey): boolean {
    if (!key.possible) return false
    if (key.mark.line >= this.source.line && key.mark.index + 1024 >= this.source.index) return true
    if (key.required) throw this.error("could not find expected ':'", key.mark)
    key.possible = false
    return false
  }

  private error(problem: string, context?: Mark) {
    return scannerError(problem, this.source.mark(), context)
  }

  private push(type: TokenType, length: number): void {
    const start = this.source.mark()
    this.source.index += length
    this.queue.push({ type, start, end: this.source.mark() })
  }

  private fetch(): void {
    const { source } = this
    this.skipToToken()
    this.unroll(source.column)
    if (source.isEnd()) return this.end()
    const c = source.text[source.index]!
    if (source.column === 0 && c === '%') {
      this.leaveBlocks()
      return void this.queue.push(scanDirective(source))
    }
    if (source.atDocumentIndicator()) {
      this.leaveBlocks()
      return this.push(c === '-' ? 'document-start' : 'document-end', 3)
    }
    switch (c) {
      case '[': case '{': return this.startFlow(c)
      case ']': case '}': return this.endFlow(c)
      case ',':
        this.dropKey()
        this.keyAllowed = true
        return this.push('flow-entry', 1)
      case '-': if (source.isBlankOrEnd(1)) return this.entry(); break
      case '?': if (this.flowLevel || source.isBlankOrEnd(1)) return this.key(); break
      case ':': if (this.flowLevel || source.isBlankOrEnd(1)) return this.value(); break
      case '*': return this.property(() => scanAnchor(source, 'alias'))
      case '&': return this.property(() => scanAnchor(source, 'anchor'))
      case '!': return this.property(() => scanTag(source))
      case '|': case '>':
        if (this.flowLevel) break
        this.dropKey()
        this.keyAllowed = true
        return void this.queue.push(scanBlockScalar(source, this.indent, c === '|'))
      case "'": case '"': return this.property(() => scanQuoted(source, c === "'"))
    }
    if (!this.startsPlain(c)) throw this.error('found character that cannot start any token', source.mark())
    this.property(() => scanPlain(this))
  }

  private startsPlain(c: string): boolean {
    const { source } = this
    if (c === '-') return !source.isBlank(1)
    if (c === '?' || c === ':') return !this.flowLevel && !source.isBlankOrEnd(1)
    return !source.isBlankOrEnd() && !',[]{}#&*!|>\'"%@`'.includes(c)
  }

  private skipToToken(): void {
    const { source } = this
    for (;;) {
      if (source.column === 0 && source.code() === 0xfeff) {
        source.index++
        source.lineStart++
      }
      while (source.isSpace() || ((this.flowLevel || !this.keyAllowed) && source.isTab())) source.index++
      source.skipComment()
      if (!source.isBreak()) return
      source.skipLine()
      if (!this.flowLevel) this.keyAllowed = true
    }
  }

  private end(): void {
    const { source } = this
    if (source.column !== 0) {
      source.line++
      source.lineStart = source.index
    }
    this.leaveBlocks()
    this.push('stream-end', 0)
    this.ended = true
  }

  private leaveBlocks(): void {
    this.unroll(-1)
    this.dropKey()
    this.keyAllowed = false
  }

  /** A token that may begin a key. */
  private property(scan: () => Token): void {
    this.saveKey()
    this.keyAllowed = false
    this.queue.push(scan())
  }

  private saveKey(): void {
    if (!this.keyAllowed) return
    const { source } = this
    const token = this.taken + this.queue.length - this.head
    const key = { possible: true, required: !this.flowLevel && this.indent === source.column, token, mark: source.mark() }
    this.dropKey()
    this.keys[this.keys.length - 1] = key
    this.keyLevels.set(token, this.keys.length - 1)
  }

  private dropKey(): void {
    const key = this.keys[this.keys.length - 1]!
    if (!key.possible) return
    if (key.required) throw this.error("could not find expected ':'", key.mark)
    key.possible = false
    this.keyLevels.delete(key.token)
  }

  private startFlow(c: string): void {
    this.saveKey()
    this.keys.push({ possible: false, required: false, token: this.taken + this.queue.length - this.head, mark: this.source.mark() })
    if (++this.flowLevel > MAX_DEPTH) throw this.error(`exceeded max depth of ${MAX_DEPTH}`, this.source.mark())
    this.keyAllowed = true
    this.push(FLOW[c]!, 1)
  }

  private endFlow(c: string): void {
    this.dropKey()
    if (this.flowLevel) {
      this.flowLevel--
      this.keyLevels.delete(this.keys.pop()!.token)
    }
    this.keyAllowed = false
    this.push(FLOW[c]!, 1)
  }

  private entry(): void {
    if (!this.flowLevel) {
      if (!this.keyAllowed) throw this.error('block sequence entries are not allowed in this context')
      this.roll(this.source.column, -1, 'block-sequence', this.source.mark())
    }
    this.dropKey()
    this.keyAllowed = true
    this.push('entry', 1)
  }

  private key(): void {
    if (!this.flowLevel) {
      if (!this.keyAllowed) throw this.error('mapping keys are not allowed in this context')
      this.roll(this.source.column, -1, 'block-mapping', this.source.mark())
    }
    this.dropKey()
    this.keyAllowed = !this.flowLevel
    this.push('key', 1)
  }

  private value(): void {
    const key = this.keys[this.keys.length - 1]!
    if (this.isValid(key)) {
      this.insert({ type: 'key', start: key.mark, end: key.mark }, key.token)
      this.roll(key.mark.column, key.token, 'block-mapping', key.mark)
      key.possible = false
      this.keyLevels.delete(key.token)
      this.keyAllowed = false
    } else {
      if (!this.flowLevel) {
        if (!this.keyAllowed) throw this.error('mapping values are not allowed in this context')
        this.roll(this.source.column, -1, 'block-mapping', this.source.mark())
      }
      this.keyAllowed = !this.flowLevel
    }
    this.push('value', 1)
  }

  private insert(token: Token, number: number): void {
    if (number < 0) this.queue.push(token)
    else this.queue.splice(this.head + number - this.taken, 0, token)
  }

  /** A deeper column starts a block collection, before the token of that number or at the end. */
  private roll(column: number, number: number, type: TokenType, mark: Mark): void {
    if (this.flowLevel || this.indent >= column) return
    this.indents.push(this.indent)
    this.indent = column
    if (this.indents.length > MAX_DEPTH) throw this.error(`exceeded max depth of ${MAX_DEPTH}`, this.keys[this.keys.length - 1]!.mark)
    this.insert({ type, start: mark, end: mark }, number)
  }

  private unroll(column: number): void {
    while (!this.flowLevel && this.indent > column) {
      this.push('block-end', 0)
      this.indent = this.indents.pop()!
    }
  }
}
