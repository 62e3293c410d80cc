import { TemplateSyntaxError } from './errors.ts'
import { Lexer, type Token, type TokenType } from './lex.ts'
import { quote } from '../../api/goquote.ts'

/** How a token shows in error texts. */
export function tokenText({ type, text }: Token): string {
  if (type === 'eof') return 'EOF'
  if (type === 'error') return text
  if (type === 'keyword' || type === 'nil' || type === 'dot') return `<${text}>`
  return Buffer.byteLength(text) > 10 ? `${quote([...text].slice(0, 10).join(''))}...` : quote(text)
}

/** The tokens of a template with Go's three places of look-ahead: error texts name the line of the last token that was read. */
export class Tokens {
  private readonly all: Token[]
  private read = 0
  private readonly ahead: Token[] = []
  private last: Token
  /** Line where the action being read starts, 0 outside actions. */
  actionLine = 0

  constructor(readonly name: string, input: string) {
    this.all = new Lexer(input).run()
    this.last = this.all[0]
  }

  next(): Token {
    const pushed = this.ahead.pop()
    if (pushed) return pushed
    const token = this.all[Math.min(this.read++, this.all.length - 1)]
    this.last = token
    return token
  }

  /** Puts tokens back; the first one given is read next. */
  back(...tokens: Token[]): void { this.ahead.push(...tokens.reverse()) }

  peek(): Token {
    const token = this.next()
    this.back(token)
    return token
  }

  nextNonSpace(): Token {
    let token = this.next()
    while (token.type === 'space') token = this.next()
    return token
  }

  peekNonSpace(): Token {
    const token = this.nextNonSpace()
    this.back(token)
    return token
  }

  expect(type: TokenType, context: string): Token {
    const token = this.nextNonSpace()
    return token.type === type ? token : this.unexpected(token, context)
  }

  fail(message: string): never {
    throw new TemplateSyntaxError(`template: ${this.name}:${this.last.line}: ${message}`)
  }

  unexpected(token: Token, context: string): never {
    if (token.type !== 'error') this.fail(`unexpected ${tokenText(token)} in ${context}`)
    let extra = ''
    if (this.actionLine !== 0 && this.actionLine !== token.line) {
      extra = ` in action started at ${this.name}:${this.actionLine}`
      if (token.text.endsWith(' action')) extra = extra.slice(' in action'.length)
    }
    this.fail(tokenText(token) + extra)
  }
}
