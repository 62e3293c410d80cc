/** Made when it is first needed: it takes a millisecond. */
let printable: RegExp | undefined

/** Whether Go shows the character as it is: letters, marks, numbers, punctuation, symbols and the plain space (Go: unicode.IsPrint). */
export const isPrint = (char: string): boolean => (printable ??= new RegExp('^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]$', 'u')).test(char)

const shortEscapes: Record<string, string> = { '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v' }

function escapeChar(char: string, quote: string, asciiOnly: boolean): string {
  if (char === quote || char === '\\') return '\\' + char
  const code = char.codePointAt(0)!
  if (code < 0x80 ? code >= 0x20 && code < 0x7f : !asciiOnly && isPrint(char)) return char
  const short = shortEscapes[char]
  if (short) return short
  if (code < 0x20 || code === 0x7f) return '\\x' + code.toString(16).padStart(2, '0')
  if (code >= 0xd800 && code < 0xe000) return '\\ufffd'
  return code < 0x10000 ? '\\u' + code.toString(16).padStart(4, '0') : '\\U' + code.toString(16).padStart(8, '0')
}

const plain = /^[ !#-[\]-~]*$/

/** A string as a double-quoted Go literal (Go: strconv.Quote). */
export function quote(text: string, asciiOnly = false): string {
  if (plain.test(text)) return `"${text}"`
  let out = '"'
  for (const char of text) out += escapeChar(char, '"', asciiOnly)
  return out + '"'
}

/** A character as a single-quoted Go literal (Go: strconv.QuoteRune). */
export function quoteRune(code: number, asciiOnly = false): string {
  const valid = code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
  return `'${escapeChar(String.fromCodePoint(valid ? code : 0xfffd), "'", asciiOnly)}'`
}

/** A character as error texts name it: `U+0023 '#'` (Go: the verb %#U). */
export function unicodeName(char: string): string {
  const hex = 'U+' + char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  return isPrint(char) ? `${hex} '${char}'` : hex
}
