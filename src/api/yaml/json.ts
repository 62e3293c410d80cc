import type { Json } from '../object.ts'

/** Broken JSON, in Go's words. `offset` counts the bytes read; undefined when the text just ends. */
export class JsonError extends Error {
  constructor(message: string, readonly offset?: number) {
    super(message)
  }
}

const MAX_DEPTH = 10_000
const SPACE = /[ \t\r\n]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** Where the white space at a place of the text ends. */
export function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from
  SPACE.test(text)
  return SPACE.lastIndex
}

/**
 * Reads one JSON value; more may follow it. @throws JsonError
 * @param from where the value starts, white space behind it
 */
export function readJson(text: string, from: number): { value: Json; end: number } {
  const end = new JsonScanner(text).value(from)
  return { value: JSON.parse(text.slice(from, end)) as Json, end }
}

/** Whether a text is nested deeper than Go's decoder allows. */
export function isTooDeep(text: string): boolean {
  if (text.length <= 2 * MAX_DEPTH) return false
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '"') i = endOfString(text, i)
    else if (c === '[' || c === '{') {
      if (++depth > MAX_DEPTH) return true
    } else if (c === ']' || c === '}') depth--
  }
  return false
}

/** The closing quote of a sound string. */
function endOfString(text: string, from: number): number {
  let at = from
  do at = text.indexOf('"', at + 1)
  while (isEscaped(text, at))
  return at
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

/** Finds the end of a value, or what is wrong with it, as `encoding/json: scanner.go` does. */
class JsonScanner {
  constructor(private readonly text: string) {}

  /** Without recursion: texts may nest deeply. */
  value(from: number): number {
    const open: string[] = []
    let at = from
    let state: 'value' | 'first-key' | 'key' | 'colon' | 'after' = 'value'
    for (;;) {
      at = skipSpace(this.text, at)
      const c = this.text[at]
      switch (state) {
        case 'value':
          if (c === '{' || c === '[') {
            open.push(c)
            if (open.length > MAX_DEPTH) throw new JsonError(`invalid character '${c}' exceeded max depth`, this.bytes(at + 1))
            at++
            const next = skipSpace(this.text, at)
            if (this.text[next] === (c === '{' ? '}' : ']')) {
              at = next + 1
              open.pop()
              state = 'after'
            } else state = c === '{' ? 'first-key' : 'value'
          } else {
            at = this.scalar(at)
            state = 'after'
          }
          break
        case 'first-key': case 'key':
          if (c !== '"') throw this.invalid(at, 'looking for beginning of object key string')
          at = this.string(at)
          state = 'colon'
          break
        case 'colon':
          if (c !== ':') throw this.invalid(at, 'after object key')
          at++
          state = 'value'
          break
        default: {
          const inside = open[open.length - 1]
          if (inside === undefined) return at
          if (c === ',') state = inside === '{' ? 'key' : 'value'
          else if (c === (inside === '{' ? '}' : ']')) open.pop()
          else throw this.invalid(at, inside === '{' ? 'after object key:value pair' : 'after array element')
          at++
        }
      }
      if (state === 'after' && !open.length) return at
    }
  }

  private scalar(at: number): number {
    const c = this.text[at]
    if (c === '"') return this.string(at)
    if (c === '-' || (c !== undefined && c >= '0' && c <= '9')) return this.number(at)
    for (const word of ['true', 'false', 'null']) if (c === word[0]) return this.word(at, word)
    throw this.invalid(at, 'looking for beginning of value')
  }

  private word(at: number, word: string): number {
    for (let i = 1; i < word.length; i++) {
      if (this.text[at + i] !== word[i]) throw this.invalid(at + i, `in literal ${word} (expecting '${word[i]}')`)
    }
    return at + word.length
  }

  private string(at: number): number {
    for (let i = at + 1; ; i++) {
      const c = this.text.charCodeAt(i)
      if (c === 0x22) return i + 1
      if (Number.isNaN(c) || c < 0x20) throw this.invalid(i, 'in string literal')
      if (c !== 0x5c) continue
      const escape = this.text[++i]
      if (escape === undefined || !'"\\/bfnrtu'.includes(escape)) throw this.invalid(i, 'in string escape code')
      if (escape !== 'u') continue
      for (let k = 0; k < 4; k++) if (!/[0-9a-fA-F]/.test(this.text[++i] ?? '')) throw this.invalid(i, 'in \\u hexadecimal character escape')
    }
  }

  private number(at: number): number {
    NUMBER.lastIndex = at
    if (!NUMBER.test(this.text)) throw this.invalid(at + 1, 'in numeric literal')
    const end = NUMBER.lastIndex
    const next = this.text[end]
    const seen = this.text.slice(at, end)
    if (next === '.' && !/[.eE]/.test(seen)) throw this.invalid(end + 1, 'after decimal point in numeric literal')
    if ((next === 'e' || next === 'E') && !/[eE]/.test(seen)) throw this.invalid(end + (/[+-]/.test(this.text[end + 1] ?? '') ? 2 : 1), 'in exponent of numeric literal')
    return end
  }

  private invalid(at: number, context: string): JsonError {
    if (at >= this.text.length) return new JsonError('unexpected EOF')
    return new JsonError(`invalid character ${quoted(this.text, at)} ${context}`, this.bytes(at) + 1)
  }

  /** UTF-8 bytes before a place. */
  private bytes(at: number): number {
    return new TextEncoder().encode(this.text.slice(0, at)).length
  }
}

/** Go looks at bytes: of a character outside ASCII it shows the first one. */
function quoted(text: string, at: number): string {
  const code = text.codePointAt(at)!
  if (code === 0x27) return "'\\''"
  if (code === 0x22) return `'"'`
  const byte = code < 0x80 ? code : new TextEncoder().encode(String.fromCodePoint(code))[0]!
  if (byte < 0x20 || byte === 0x7f) {
    const named: Record<number, string> = { 7: '\\a', 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r' }
    return `'${named[byte] ?? `\\x${byte.toString(16).padStart(2, '0')}`}'`
  }
  return byte === 0x5c ? "'\\\\'" : `'${String.fromCharCode(byte)}'`
}
