import { scannerError, type Mark } from './error.ts'
import type { Source } from './source.ts'
import type { Token } from './token.ts'

const WORD = /[0-9A-Za-z_-]*/y

/** `&name` or `*name`. @throws YamlError */
export function scanAnchor(source: Source, type: 'alias' | 'anchor'): Token {
  const start = source.mark()
  source.index++
  const value = source.take(WORD)
  if (!value || !(source.isBlankOrEnd() || '?:,]}%@`'.includes(source.text[source.index]!))) {
    throw scannerError('did not find expected alphabetic or numeric character', source.mark(), start)
  }
  return { type, start, end: source.mark(), value }
}

/** `!suffix`, `!handle!suffix`, `!<uri>`. @throws YamlError */
export function scanTag(source: Source): Token {
  const start = source.mark()
  let handle = '', suffix: string
  if (source.text[source.index + 1] === '<') {
    source.index += 2
    suffix = scanUri(source, start, '')
    if (source.text[source.index] !== '>') throw scannerError("did not find the expected '>'", source.mark(), start)
    source.index++
  } else {
    handle = scanHandle(source)
    if (handle.length > 1 && handle.endsWith('!')) suffix = scanUri(source, start, '')
    else {
      suffix = scanUri(source, start, handle)
      handle = '!'
      if (!suffix) [handle, suffix] = ['', '!']
    }
  }
  if (!source.isBlankOrEnd()) throw scannerError('did not find expected whitespace or line break', source.mark(), start)
  return { type: 'tag', start, end: source.mark(), value: handle, suffix }
}

function scanHandle(source: Source): string {
  source.index++
  const handle = `!${source.take(WORD)}`
  if (source.text[source.index] !== '!') return handle
  source.index++
  return `${handle}!`
}

function scanUri(source: Source, start: Mark, head: string): string {
  const uri = source.take(/(?:[0-9A-Za-z_;/?:@&=+$,.!~*'()[\]-]|%[0-9a-fA-F]{2})*/y)
  if (source.text[source.index] === '%') throw scannerError('did not find URI escaped octet', source.mark(), start)
  if (!uri && !head) throw scannerError('did not find expected tag URI', source.mark(), start)
  try {
    return decodeURIComponent(head.slice(1) + uri)
  } catch {
    throw scannerError('found an incorrect leading UTF-8 octet', source.mark(), start)
  }
}

/** `%YAML 1.1` or `%TAG ! prefix`, with the end of its line. @throws YamlError */
export function scanDirective(source: Source): Token {
  const start = source.mark()
  const fail = (problem: string) => scannerError(problem, source.mark(), start)
  source.index++
  const name = source.take(WORD)
  if (!name) throw fail('could not find expected directive name')
  if (!source.isBlankOrEnd()) throw fail('found unexpected non-alphabetical character')
  const token: Token = { type: name === 'YAML' ? 'version' : 'tag-directive', start, end: start }
  if (name === 'YAML') {
    source.skipBlanks()
    token.value = `${versionNumber(source, fail)}`
    if (source.text[source.index] !== '.') throw fail("did not find expected digit or '.' character")
    source.index++
    token.value += `.${versionNumber(source, fail)}`
  } else if (name === 'TAG') {
    source.skipBlanks()
    if (source.text[source.index] !== '!') throw fail("did not find expected '!'")
    token.value = scanHandle(source)
    if (token.value !== '!' && !token.value.endsWith('!')) throw fail("did not find expected '!'")
    if (!source.isBlank()) throw fail('did not find expected whitespace')
    source.skipBlanks()
    token.suffix = scanUri(source, start, '')
    if (!source.isBlankOrEnd()) throw fail('did not find expected whitespace or line break')
  } else throw fail('found unknown directive name')
  token.end = source.mark()
  source.skipBlanks()
  source.skipComment()
  if (!source.isBreakOrEnd()) throw fail('did not find expected comment or line break')
  if (source.isBreak()) source.skipLine()
  return token
}

function versionNumber(source: Source, fail: (problem: string) => Error): number {
  const digits = source.take(/[0-9]*/y)
  if (!digits) throw fail('did not find expected version number')
  if (digits.length > 2) throw fail('found extremely long version number')
  return Number(digits)
}
