import { quote, unicodeName } from '../../api/goquote.ts'

export type TokenType =
  | 'text' | 'left' | 'right' | 'space' | 'assign' | 'declare' | 'pipe' | 'string' | 'rawstring' | 'variable' | 'rune' | 'field'
  | 'dot' | 'number' | 'identifier' | 'bool' | 'keyword' | 'nil' | '(' | ')' | 'char' | 'error' | 'eof'

export interface Token { type: TokenType; pos: number; text: string; line: number }

const keywords = new Set(['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'range', 'template', 'with'])
const blank = /[ \t\r\n]/
const letter = /[\p{L}\p{Nd}_]/u
const numberText = /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/y

/** Cuts a template into tokens (Go: text/template/parse). Stops at the first error, which is the last token then. */
export class Lexer {
  private readonly tokens: Token[] = []
  private start = 0
  private line = 1
  private counted = 0
  private depth = 0

  constructor(private readonly input: string) {}

  run(): Token[] {
    for (let at = 0; at >= 0;) at = this.text(at)
    return this.tokens
  }

  private emit(type: TokenType, end: number, text = this.input.slice(this.start, end)): number {
    for (; this.counted < this.start; this.counted++) if (this.input[this.counted] === '\n') this.line++
    this.tokens.push({ type, pos: this.start, text, line: this.line })
    this.start = end
    return end
  }

  private fail(message: string): number {
    this.emit('error', this.start, message)
    return -1
  }

  /** Text up to the next action, then the action. Gives where to go on, or -1 at the end. */
  private text(at: number): number {
    const { input } = this
    this.start = at
    const open = input.indexOf('{{', at)
    const trimmed = open >= 0 && input[open + 2] === '-' && blank.test(input[open + 3] ?? '')
    const raw = input.slice(at, open < 0 ? undefined : open)
    const text = trimmed ? raw.replace(/[ \t\r\n]+$/, '') : raw
    if (text) this.emit('text', at + text.length)
    if (open < 0) {
      this.start = input.length
      this.emit('eof', input.length, 'EOF')
      return -1
    }
    this.start = open
    const inside = open + (trimmed ? 4 : 2)
    if (input.startsWith('/*', inside)) return this.comment(inside)
    this.emit('left', open + 2)
    this.start = inside
    this.depth = 0
    let next = inside
    while (next >= 0 && !this.closed) next = this.inside(next)
    this.closed = false
    return next
  }

  private closed = false

  private comment(inside: number): number {
    this.start = inside
    const end = this.input.indexOf('*/', inside + 2)
    if (end < 0) return this.fail('unclosed comment')
    const close = this.rightDelimiter(end + 2)
    return close ? close.next : this.fail('comment ends before closing delimiter')
  }

  /** Whether `}}` or ` -}}` stands here, and where the text behind it starts. */
  private rightDelimiter(at: number): { from: number; next: number } | undefined {
    const { input } = this
    if (input.startsWith('}}', at)) return { from: at, next: at + 2 }
    if (!blank.test(input[at] ?? '') || !input.startsWith('-}}', at + 1)) return undefined
    let next = at + 4
    while (next < input.length && blank.test(input[next])) next++
    return { from: at + 2, next }
  }

  /** One token inside an action; sets `closed` at its end. */
  private inside(at: number): number {
    const { input } = this
    this.start = at
    const close = this.rightDelimiter(at)
    if (close) {
      if (this.depth > 0) return this.fail('unclosed left paren')
      this.start = close.from
      this.emit('right', close.from + 2)
      this.closed = true
      return close.next
    }
    if (at >= input.length) return this.fail('unclosed action')
    const char = String.fromCodePoint(input.codePointAt(at)!)
    if (blank.test(char)) return this.space(at)
    if (char === '=') return this.emit('assign', at + 1)
    if (char === ':') return input[at + 1] === '=' ? this.emit('declare', at + 2) : this.fail('expected :=')
    if (char === '|') return this.emit('pipe', at + 1)
    if (char === '"') return this.quoted(at, '"', 'string', 'unterminated quoted string')
    if (char === "'") return this.quoted(at, "'", 'rune', 'unterminated character constant')
    if (char === '`') {
      const end = input.indexOf('`', at + 1)
      return end < 0 ? this.fail('unterminated raw quoted string') : this.emit('rawstring', end + 1)
    }
    if (char === '$') return this.name(at, 'variable')
    if (char === '.' && at + 1 < input.length && !/\d/.test(input[at + 1])) return this.name(at, 'field')
    if (char === '+' || char === '-' || char === '.' || /[0-9]/.test(char)) return this.number(at)
    if (letter.test(char)) return this.word(at)
    if (char === '(') { this.depth++; return this.emit('(', at + 1) }
    if (char === ')') return --this.depth < 0 ? this.fail('unexpected right paren') : this.emit(')', at + 1)
    if (char > ' ' && char < '\x7f') return this.emit('char', at + 1)
    return this.fail(`unrecognized character in action: ${unicodeName(char)}`)
  }

  private space(at: number): number {
    let end = at
    while (end < this.input.length && blank.test(this.input[end])) end++
    // The last blank may belong to a trimming delimiter.
    if (this.input.startsWith('-}}', end)) end--
    return end > at ? this.emit('space', end) : end
  }

  private quoted(at: number, mark: string, type: TokenType, message: string): number {
    for (let i = at + 1; ; i++) {
      let char = this.input[i]
      if (char === '\\') char = this.input[++i] === '\n' ? '\n' : this.input[i] && '\\'
      if (char === undefined || char === '\n') return this.fail(message)
      if (char === mark) return this.emit(type, i + 1)
    }
  }

  private terminated(at: number): boolean {
    const char = this.input[at]
    return char === undefined || blank.test(char) || '.,|:()'.includes(char) || this.input.startsWith('}}', at)
  }

  private letters(at: number): number {
    let end = at
    while (end < this.input.length && letter.test(String.fromCodePoint(this.input.codePointAt(end)!))) end += this.input.codePointAt(end)! > 0xffff ? 2 : 1
    return end
  }

  private badCharacter(at: number): number {
    return this.fail(`bad character ${unicodeName(String.fromCodePoint(this.input.codePointAt(at)!))}`)
  }

  private name(at: number, type: 'field' | 'variable'): number {
    if (this.terminated(at + 1)) return this.emit(type === 'field' ? 'dot' : type, at + 1)
    const end = this.letters(at + 1)
    return this.terminated(end) ? this.emit(type, end) : this.badCharacter(end)
  }

  private word(at: number): number {
    const end = this.letters(at)
    if (!this.terminated(end)) return this.badCharacter(end)
    const word = this.input.slice(at, end)
    const type = keywords.has(word) ? 'keyword' : word === 'nil' ? 'nil' : word === 'true' || word === 'false' ? 'bool' : 'identifier'
    return this.emit(type, end)
  }

  private number(at: number): number {
    numberText.lastIndex = at
    const end = at + (numberText.exec(this.input)?.[0].length ?? 0)
    const next = this.input[end] ?? ''
    if (letter.test(next)) return this.fail(`bad number syntax: ${quote(this.input.slice(at, end + 1))}`)
    if (next === '+' || next === '-') {
      numberText.lastIndex = end
      const whole = end + numberText.exec(this.input)![0].length
      return this.fail(`bad number syntax: ${quote(this.input.slice(at, whole))}`)
    }
    return this.emit('number', end)
  }
}
