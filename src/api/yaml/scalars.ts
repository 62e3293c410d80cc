import { scannerError } from './error.ts'
import type { Source } from './source.ts'
import type { Token } from './token.ts'

/** How line breaks inside a scalar fold: one becomes a blank, more lose one. */
function folded(first: string, more: string): string {
  return first === '\n' ? more || ' ' : first + more
}

/** A scalar without quotes. @throws YamlError for tabs in the indentation of a later line */
export function scanPlain(scanner: { source: Source; indent: number; flowLevel: number; keyAllowed: boolean }): Token {
  const { source, flowLevel } = scanner
  const indent = scanner.indent + 1
  const start = source.mark()
  let end = start
  let text = '', blanks = '', first = '', more = ''
  let onNewLine = false
  while (!source.atDocumentIndicator() && source.text[source.index] !== '#') {
    const from = source.index
    while (!source.isBlankOrEnd() && !endsPlain(source, flowLevel > 0)) source.index++
    if (source.index > from) {
      text += (onNewLine ? folded(first, more) : blanks) + source.text.slice(from, source.index)
      onNewLine = false
      blanks = first = more = ''
      end = source.mark()
    }
    if (!source.isBlank() && !source.isBreak()) break
    while (source.isBlank() || source.isBreak()) {
      if (source.isBreak()) {
        if (onNewLine) more += source.skipLine()
        else {
          first = source.skipLine()
          onNewLine = true
          blanks = ''
        }
        continue
      }
      if (onNewLine && source.column < indent && source.isTab()) throw scannerError('found a tab character that violates indentation', source.mark(), start)
      if (!onNewLine) blanks += source.text[source.index]
      source.index++
    }
    if (!flowLevel && source.column < indent) break
  }
  if (onNewLine) scanner.keyAllowed = true
  return { type: 'scalar', start, end, value: text, plain: true }
}

function endsPlain(source: Source, inFlow: boolean): boolean {
  const c = source.text[source.index]!
  if (c === ':') return source.isBlankOrEnd(1)
  return inFlow && (c === ',' || c === '?' || c === '[' || c === ']' || c === '{' || c === '}')
}

/** A scalar in quotes. @throws YamlError when it does not end, or for unknown escapes */
export function scanQuoted(source: Source, single: boolean): Token {
  const start = source.mark()
  const quote = single ? "'" : '"'
  source.index++
  const line = source.take(single ? /[^'\n\r\u0085\u2028\u2029]*/y : /[^"\\\n\r\u0085\u2028\u2029]*/y)
  if (source.text[source.index] === quote && source.text[source.index + 1] !== "'") {
    source.index++
    return { type: 'scalar', start, end: source.mark(), value: line }
  }
  source.index -= line.length
  let text = ''
  for (;;) {
    if (source.atDocumentIndicator()) throw scannerError('found unexpected document indicator', source.mark(), start)
    if (source.isEnd()) throw scannerError('found unexpected end of stream', source.mark(), start)
    let onNewLine = false
    while (!source.isBlankOrEnd()) {
      const from = source.index
      while (!source.isBlankOrEnd() && source.text[source.index] !== quote && (single || source.text[source.index] !== '\\')) source.index++
      if (source.index > from) text += source.text.slice(from, source.index)
      const c = source.text[source.index]
      if (single && c === "'" && source.text[source.index + 1] === "'") {
        text += "'"
        source.index += 2
      } else if (c === quote) break
      else if (!single && c === '\\') {
        if (source.isBreak(1)) {
          source.index++
          source.skipLine()
          onNewLine = true
          break
        }
        text += escaped(source, start)
      }
    }
    if (source.text[source.index] === quote) break
    text += gap(source, onNewLine)
  }
  source.index++
  return { type: 'scalar', start, end: source.mark(), value: text }
}

/** Blanks and breaks between the words of a quoted scalar. */
function gap(source: Source, escapedBreak: boolean): string {
  let blanks = '', first = '', more = ''
  let onNewLine = escapedBreak
  while (source.isBlank() || source.isBreak()) {
    if (source.isBreak()) {
      if (onNewLine) more += source.skipLine()
      else {
        first = source.skipLine()
        onNewLine = true
      }
    } else {
      if (!onNewLine) blanks += source.text[source.index]
      source.index++
    }
  }
  return onNewLine ? (first ? folded(first, more) : more) : blanks
}

const ESCAPES: Record<string, string> = {
  0: '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', ' ': ' ', '"': '"', "'": "'", '\\': '\\',
  N: '\u0085', _: '\u00a0', L: '\u2028', P: '\u2029',
}
const LENGTHS: Record<string, number> = { x: 2, u: 4, U: 8 }

function escaped(source: Source, start: { line: number; column: number; index: number }): string {
  const c = source.text[source.index + 1] ?? ''
  if (Object.hasOwn(ESCAPES, c)) {
    source.index += 2
    return ESCAPES[c]!
  }
  const length = LENGTHS[c]
  if (!length) throw scannerError('found unknown escape character', source.mark(), start)
  source.index += 2
  const digits = source.text.slice(source.index, source.index + length)
  if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length < length) throw scannerError('did not find expected hexdecimal number', source.mark(), start)
  const code = Number.parseInt(digits, 16)
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) throw scannerError('found invalid Unicode character escape code', source.mark(), start)
  source.index += length
  return String.fromCodePoint(code)
}

/** `|` and `>`. `parentIndent` is the column of the surrounding collection. @throws YamlError */
export function scanBlockScalar(source: Source, parentIndent: number, literal: boolean): Token {
  const start = source.mark()
  source.index++
  const header = source.take(/[+-][0-9]?|[0-9][+-]?/y)
  const increment = Number(/[0-9]/.exec(header)?.[0] ?? -1)
  if (increment === 0) {
    source.index -= header[0] === '0' ? header.length : 1
    throw scannerError('found an indentation indicator equal to 0', source.mark(), start)
  }
  source.skipBlanks()
  source.skipComment()
  if (!source.isBreakOrEnd()) throw scannerError('did not find expected comment or line break', source.mark(), start)
  if (source.isBreak()) source.skipLine()
  let end = source.mark()
  let indent = increment > 0 ? Math.max(parentIndent, 0) + increment : 0
  const emptyLines = (): string => {
    let breaks = '', widest = 0
    for (;;) {
      while ((indent === 0 || source.column < indent) && source.isSpace()) source.index++
      widest = Math.max(widest, source.column)
      if ((indent === 0 || source.column < indent) && source.isTab()) throw scannerError('found a tab character where an indentation space is expected', source.mark(), start)
      if (!source.isBreak()) break
      breaks += source.skipLine()
      end = source.mark()
    }
    if (indent === 0) indent = Math.max(widest, parentIndent + 1, 1)
    return breaks
  }
  let text = '', first = ''
  let more = emptyLines()
  let wasBlank = false
  while (source.column === indent && !source.isEnd()) {
    const isBlank = source.isBlank()
    text += !literal && first === '\n' && !wasBlank && !isBlank ? more || ' ' : first + more
    wasBlank = isBlank
    text += source.take(/[^\n\r\u0085\u2028\u2029]*/y)
    first = source.isEnd() ? '' : source.skipLine()
    end = source.mark()
    more = emptyLines()
  }
  if (!header.includes('-')) text += first
  if (header.includes('+')) text += more
  return { type: 'scalar', start, end, value: text }
}
