import { formatSyntax, formatValue, numberToText } from './format.ts'
import { formatFloat } from './number.ts'
import { quote, quoteRune, unicodeName } from '../../api/goquote.ts'
import type { Directive } from './sprintf.ts'
import { basicKind, type GoValue, isMap, numberOf, sortedKeys, typeName } from './value.ts'

/** Pads to the width with spaces, or with zeros behind the sign. */
function pad(d: Directive, text: string, zeros = false): string {
  const missing = (d.width ?? 0) - [...text].length
  if (missing <= 0) return text
  if (d.minus) return text + ' '.repeat(missing)
  if (!zeros) return ' '.repeat(missing) + text
  const sign = /^[+\- ]?/.exec(text)![0]
  return sign + '0'.repeat(missing) + text.slice(sign.length)
}

const wrong = (d: Directive, value: GoValue) => `%!${d.verb}(${value == null ? '<nil>' : `${typeName(value)}=${formatValue(value)}`})`

function signed(d: Directive, negative: boolean, digits: string): string {
  return (negative ? '-' : d.plus ? '+' : d.space ? ' ' : '') + digits
}

const bases: Record<string, { radix: number; prefix: string }> = {
  d: { radix: 10, prefix: '' }, v: { radix: 10, prefix: '' }, b: { radix: 2, prefix: '0b' }, o: { radix: 8, prefix: '0' },
  O: { radix: 8, prefix: '0o' }, x: { radix: 16, prefix: '0x' }, X: { radix: 16, prefix: '0X' },
}

function integer(d: Directive, value: GoValue): string {
  const n = numberOf(value)
  if (d.verb === 'c') return pad(d, String.fromCodePoint(n >= 0 && n <= 0x10ffff ? n : 0xfffd))
  if (d.verb === 'q') return pad(d, quoteRune(n, d.plus))
  if (d.verb === 'U') return pad(d, d.sharp && n >= 0 && n <= 0x10ffff ? unicodeName(String.fromCodePoint(n)) : 'U+' + n.toString(16).toUpperCase().padStart(4, '0'))
  const base = bases[d.verb]
  if (!base) return wrong(d, value)
  let digits = base.radix === 10 ? numberToText(Math.abs(n)) : Math.abs(n).toString(base.radix)
  if (d.verb === 'X') digits = digits.toUpperCase()
  if (d.precision !== undefined) {
    if (d.precision === 0 && n === 0) return pad({ ...d, zero: false }, '')
    digits = digits.padStart(d.precision, '0')
  } else if (d.zero && d.width !== undefined) {
    digits = digits.padStart(d.width - (n < 0 || d.plus || d.space ? 1 : 0), '0')
  }
  if (d.verb === 'O' || (d.sharp && !(base.prefix === '0' && digits.startsWith('0')))) digits = base.prefix + digits
  return pad(d, signed(d, n < 0, digits))
}

function float(d: Directive, value: GoValue): string {
  const verb = d.verb === 'v' ? 'g' : d.verb === 'F' ? 'f' : d.verb
  const lower = verb.toLowerCase()
  if (lower !== 'e' && lower !== 'f' && lower !== 'g') return wrong(d, value)
  const n = numberOf(value)
  let digits = formatFloat(Math.abs(n), lower, d.precision ?? (lower === 'g' ? -1 : 6))
  if (verb !== lower) digits = digits.toUpperCase()
  return pad(d, signed(d, n < 0 || Object.is(n, -0), digits), d.zero && Number.isFinite(n))
}

function text(d: Directive, value: string): string {
  const cut = d.precision === undefined ? value : [...value].slice(0, d.precision).join('')
  if (d.verb === 's' || d.verb === 'v') return pad(d, d.verb === 'v' && d.sharp ? quote(cut) : cut, d.zero)
  if (d.verb === 'q') return pad(d, d.sharp && !/[`\x7f\ufeff]|[^\t\u0020-\u{10ffff}]/u.test(cut) ? `\`${cut}\`` : quote(cut, d.plus), d.zero)
  if (d.verb !== 'x' && d.verb !== 'X') return wrong(d, value)
  let bytes = [...new TextEncoder().encode(value)].slice(0, d.precision).map((byte) => byte.toString(16).padStart(2, '0'))
  if (d.verb === 'X') bytes = bytes.map((byte) => byte.toUpperCase())
  const prefix = d.sharp && bytes.length > 0 ? `0${d.verb}` : ''
  return pad(d, prefix + bytes.join(d.space ? ` ${prefix}` : ''), d.zero)
}

/** One value under one directive. Lists and maps hand the directive on to what they hold. */
export function formatDirective(directive: Directive, value: GoValue): string {
  // A plus in front of v asks for field names, which our values have none of, and not for signs.
  const d = directive.verb === 'v' && directive.plus ? { ...directive, plus: false } : directive
  if (d.verb === 'T') return pad(d, typeName(value))
  if (value == null) return d.verb === 'v' ? pad(d, '<nil>') : `%!${d.verb}(<nil>)`
  if (d.verb === 'p') return wrong(d, value)
  if (d.verb === 'v' && d.sharp && typeof value !== 'string') return formatSyntax(value)
  if (Array.isArray(value)) return `[${value.map((item) => formatDirective(d, item)).join(' ')}]`
  if (isMap(value)) return `map[${sortedKeys(value).map((key) => `${formatDirective(d, key)}:${formatDirective(d, value[key])}`).join(' ')}]`
  if (typeof value === 'string') return text(d, value)
  if (typeof value === 'boolean') return d.verb === 't' || d.verb === 'v' ? pad(d, String(value), d.zero) : wrong(d, value)
  return basicKind(value) === 'float' ? float(d, value) : integer(d, value)
}
