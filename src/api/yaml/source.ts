import type { Mark } from './error.ts'

const TAB = 9, LF = 10, CR = 13, SPACE = 32, NEL = 0x85, LS = 0x2028, PS = 0x2029

/** The text and how far it is read. Codes are UTF-16 units; NaN stands behind the end. */
export class Source {
  index = 0
  line = 0
  lineStart = 0
  constructor(readonly text: string) {}

  get column(): number { return this.index - this.lineStart }
  mark(): Mark { return { line: this.line, column: this.index - this.lineStart, index: this.index } }
  code(ahead = 0): number { return this.text.charCodeAt(this.index + ahead) }
  isEnd(ahead = 0): boolean { return this.index + ahead >= this.text.length }
  isBlank(ahead = 0): boolean { const c = this.code(ahead); return c === SPACE || c === TAB }
  isTab(): boolean { return this.code() === TAB }
  isSpace(): boolean { return this.code() === SPACE }
  isBreak(ahead = 0): boolean { const c = this.code(ahead); return c === LF || c === CR || c === NEL || c === LS || c === PS }
  isBreakOrEnd(ahead = 0): boolean { return this.isEnd(ahead) || this.isBreak(ahead) }
  isBlankOrEnd(ahead = 0): boolean { return this.isBlank(ahead) || this.isBreakOrEnd(ahead) }

  /** Goes over a line break; gives it as it counts in a scalar. */
  skipLine(): string {
    const c = this.code()
    this.index += c === CR && this.code(1) === LF ? 2 : 1
    this.line++
    this.lineStart = this.index
    return c === LS || c === PS ? String.fromCharCode(c) : '\n'
  }

  skipBlanks(): void { while (this.isBlank()) this.index++ }
  skipComment(): void { if (this.text[this.index] === '#') while (!this.isBreakOrEnd()) this.index++ }

  /** `---` or `...` at the start of a line, with nothing but a blank behind. */
  atDocumentIndicator(): boolean {
    if (this.column !== 0) return false
    const three = this.text.slice(this.index, this.index + 3)
    return (three === '---' || three === '...') && this.isBlankOrEnd(3)
  }

  /** Reads what a sticky expression matches here. */
  take(expression: RegExp): string {
    expression.lastIndex = this.index
    const found = expression.exec(this.text)?.[0] ?? ''
    this.index += found.length
    return found
  }
}
