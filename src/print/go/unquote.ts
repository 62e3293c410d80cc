/** The text of a quoted literal cannot be read. Its message is Go's. */
export class SyntaxFailure extends Error {
  constructor() { super('invalid syntax') }
}

const simple: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\' }
const hexDigits: Record<string, number> = { x: 2, u: 4, U: 8 }

/** Reads one character (with its escape) at `at`. Bytes of `\x` and octal escapes are given as numbers. */
function readChar(text: string, at: number, quote: string): { value: string | number; next: number } {
  const char = String.fromCodePoint(text.codePointAt(at)!)
  if (char === quote) throw new SyntaxFailure()
  if (char !== '\\') return { value: char, next: at + char.length }
  const kind = text[at + 1]
  if (kind === undefined) throw new SyntaxFailure()
  if (simple[kind]) return { value: simple[kind], next: at + 2 }
  if (kind === '"' || kind === "'") {
    if (kind !== quote) throw new SyntaxFailure()
    return { value: kind, next: at + 2 }
  }
  const digits = hexDigits[kind]
  if (digits) {
    const hex = text.slice(at + 2, at + 2 + digits)
    if (hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex)) throw new SyntaxFailure()
    const code = parseInt(hex, 16)
    if (kind === 'x') return { value: code, next: at + 4 }
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) throw new SyntaxFailure()
    return { value: String.fromCodePoint(code), next: at + 2 + digits }
  }
  const octal = text.slice(at + 1, at + 4)
  if (!/^[0-3][0-7]{2}$/.test(octal)) throw new SyntaxFailure()
  return { value: parseInt(octal, 8), next: at + 4 }
}

/** The body of a literal, escapes resolved. `quote` must not stand in it unescaped. @throws SyntaxFailure */
export function unescapeLiteral(body: string, quote: string): string {
  if (!body.includes('\\') && !body.includes(quote)) return body
  const bytes: number[] = []
  const encoder = new TextEncoder()
  for (let at = 0; at < body.length;) {
    const { value, next } = readChar(body, at, quote)
    if (typeof value === 'number') bytes.push(value)
    else bytes.push(...encoder.encode(value))
    at = next
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes))
}

/** The text of a `"…"` or `` `…` `` literal (Go: strconv.Unquote). @throws SyntaxFailure */
export function unquote(literal: string): string {
  const body = literal.slice(1, -1)
  if (literal[0] === '`') return body.replaceAll('\r', '')
  if (body.includes('\n')) throw new SyntaxFailure()
  return unescapeLiteral(body, '"')
}

/** The code of a `'x'` literal, or undefined when it is malformed. */
export function unquoteRune(literal: string): number | undefined {
  try {
    const { value, next } = readChar(literal, 1, "'")
    if (literal.slice(next) !== "'") return undefined
    return typeof value === 'number' ? value : value.codePointAt(0)!
  } catch {
    return undefined
  }
}
