import { lineBreak, styleOf } from './style.ts'

/** Lines longer than this are folded at the next single space. */
const width = 80

const shortEscapes: Record<string, string> = {
  '\0': '0', '\x07': 'a', '\b': 'b', '\t': 't', '\n': 'n', '\v': 'v', '\f': 'f', '\r': 'r', '\x1b': 'e', '"': '"', '\\': '\\',
  '\x85': 'N', '\xa0': '_', '\u2028': 'L', '\u2029': 'P',
}
const escaped = /["\\\u2028\u2029]|[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u

function escape(char: string): string {
  const short = shortEscapes[char]
  if (short) return '\\' + short
  const code = char.codePointAt(0)!
  const hex = code.toString(16).toUpperCase()
  return code <= 0xff ? '\\x' + hex.padStart(2, '0') : code <= 0xffff ? '\\u' + hex.padStart(4, '0') : '\\U' + hex.padStart(8, '0')
}

/** Plain and single-quoted text, folded where a line got too long. `quote` doubles quotes. */
function folded(text: string, margin: string, start: number, quote: boolean): string {
  let out = ''
  let column = start
  let afterSpace = false
  let afterBreak = false
  let at = 0
  for (const char of text) {
    const next = at + char.length
    if (char === ' ') {
      const inside = !quote || (at > 0 && next < text.length)
      if (!afterSpace && column > width && inside && text[next] !== ' ') {
        out += '\n' + margin
        column = margin.length
      } else {
        out += ' '
        column++
      }
      afterSpace = true
    } else if (lineBreak.test(char)) {
      out += char
      column = 0
      afterBreak = true
    } else {
      if (afterBreak) { out += margin; column = margin.length }
      out += quote && char === "'" ? "''" : char
      column += quote && char === "'" ? 2 : 1
      afterSpace = afterBreak = false
    }
    at = next
  }
  return out
}

function doubleQuoted(text: string, margin: string, start: number, fold: boolean): string {
  // A leading byte order mark makes go-yaml escape all that follows.
  const escapeAll = text[0] === '\ufeff'
  let out = '"'
  let column = start + 1
  let afterSpace = false
  let at = 0
  for (const char of text) {
    const next = at + char.length
    if (escapeAll || escaped.test(char)) {
      const piece = escape(char)
      out += piece
      column += piece.length
      afterSpace = false
    } else if (char === ' ' && fold && !afterSpace && column > width && at > 0 && next < text.length) {
      out += '\n' + margin
      column = margin.length
      if (text[next] === ' ') { out += '\\'; column++ }
      afterSpace = true
    } else {
      out += char
      column++
      afterSpace = char === ' '
    }
    at = next
  }
  return out + '"'
}

function literal(text: string, margin: string): string {
  const hint = text[0] === ' ' || lineBreak.test(text[0]) ? '2' : ''
  const ends = lineBreak.test(text.at(-1)!)
  const chomp = !ends ? '-' : text.length === 1 || lineBreak.test(text.at(-2)!) ? '+' : ''
  return `|${hint}${chomp}\n${text.replace(/(^|[\n\u2028\u2029])(?=[^\n\u2028\u2029])/g, `$1${margin}`)}`
}

/**
 * A string as go-yaml writes it, without a newline at its end (save for a block that ends in one).
 * `margin` is what lines after the first start with, `column` where the first one starts; a key is never folded.
 */
export function writeString(text: string, margin: string, column: number, key = false): string {
  switch (styleOf(text, key)) {
    case 'plain': return key || column + text.length <= width ? text : folded(text, margin, column, false)
    case 'single': return `'${key ? text.replaceAll("'", "''") : folded(text, margin, column + 1, true)}'`
    case 'literal': return literal(text, margin)
    case 'double': return doubleQuoted(text, margin, column, !key)
  }
}
