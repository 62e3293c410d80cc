/** Where a JSON text stops making sense: `offset` counts characters from 0. */
export interface JsonFault { offset: number; reason: string }

class Fault extends Error {
  constructor(readonly offset: number, readonly reason: string) { super(reason) }
}

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const quoted = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const blank = /[ \t\r\n]*/y

/** Walks a JSON text only to find its first fault; JSON.parse does not say the position on every Node. */
class Walk {
  private at = 0
  constructor(private readonly text: string) {}

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at += found[0].length
    return found !== null
  }

  private next(): string | undefined {
    this.take(blank)
    return this.text[this.at]
  }

  private fail(wanted: string): never {
    const found = this.at >= this.text.length ? 'the end of the file' : JSON.stringify(this.text[this.at])
    throw new Fault(this.at, `expected ${wanted}, found ${found}`)
  }

  private text_(what: string): void {
    if (this.text[this.at] !== '"') this.fail(what)
    if (!this.take(quoted)) throw new Fault(this.at, 'a text that is not closed or holds a bad character')
  }

  /** The items between an opening and a closing bracket. */
  private items(close: string, item: () => void): void {
    this.at++
    if (this.next() === close) { this.at++; return }
    for (;;) {
      item()
      const end = this.next()
      if (end !== close && end !== ',') this.fail(`',' or '${close}'`)
      this.at++
      if (end === close) return
    }
  }

  private value(): void {
    const first = this.next()
    if (first === '{') return this.items('}', () => {
      this.next()
      this.text_('a name in double quotes')
      if (this.next() !== ':') this.fail("':'")
      this.at++
      this.value()
    })
    if (first === '[') return this.items(']', () => this.value())
    if (first === '"') return this.text_('a text')
    if (!this.take(literal)) this.fail('a value')
  }

  whole(): void {
    this.value()
    if (this.next() !== undefined) this.fail('the end of the file')
  }
}

/** The first fault of a text that JSON.parse refuses; undefined when there is none. */
export function jsonFault(text: string): JsonFault | undefined {
  try { new Walk(text).whole() } catch (error) {
    if (error instanceof Fault) return { offset: error.offset, reason: error.reason }
    throw error
  }
}
