import { YamlError } from './error.ts'

/** What a scalar means: YAML 1.1, as go-yaml reads it. */
export type Resolved = { tag: 'str'; value: string } | { tag: 'int' | 'float'; value: number } | { tag: 'bool'; value: boolean } | { tag: 'null'; value: null }

const WORDS = new Map<string, Resolved>()
const words = (resolved: Resolved, ...texts: string[]) => { for (const text of texts) WORDS.set(text, resolved) }
words({ tag: 'bool', value: true }, 'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON')
words({ tag: 'bool', value: false }, 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF')
words({ tag: 'null', value: null }, '', '~', 'null', 'Null', 'NULL')
words({ tag: 'float', value: Number.NaN }, '.nan', '.NaN', '.NAN')
words({ tag: 'float', value: Infinity }, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF')
words({ tag: 'float', value: -Infinity }, '-.inf', '-.Inf', '-.INF')

const LONG = 'tag:yaml.org,2002:'
const RESOLVABLE = ['str', 'bool', 'int', 'float', 'null', 'timestamp']

/**
 * The value of a scalar with the given tag ('' when its text decides).
 * @throws YamlError when an explicit tag does not fit the text
 */
export function resolveScalar(tag: string, text: string): Resolved {
  const wanted = tag.startsWith(LONG) ? tag.slice(LONG.length) : tag
  if (wanted === 'binary' && tag !== wanted) return { tag: 'str', value: fromBase64(text) }
  if (tag && (wanted === tag || !RESOLVABLE.includes(wanted))) return { tag: 'str', value: text }
  if (wanted === 'str') return { tag: 'str', value: text }
  const found = WORDS.get(text) ?? number(text) ?? { tag: 'str', value: text }
  if (!wanted || wanted === found.tag) return found
  if (wanted === 'float' && found.tag === 'int') return { tag: 'float', value: found.value }
  if (wanted === 'timestamp' && found.tag === 'str' && /^\d{4}-\d/.test(text)) return found
  throw new YamlError(`yaml: cannot decode !!${found.tag} \`${text}\` as a !!${wanted}`)
}

const MAX = 1n << 64n

function number(text: string): Resolved | undefined {
  if (!/^[-+.0-9]/.test(text)) return undefined
  if (text[0] === '.') return /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+)?$/.test(text) ? float(text.replaceAll('_', '')) : undefined
  const plain = text.replaceAll('_', '')
  const whole = integer(plain)
  if (whole !== undefined && whole < MAX && whole >= -(MAX >> 1n)) return { tag: 'int', value: Number(whole) }
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(plain) ? float(plain) : undefined
}

function float(text: string): Resolved | undefined {
  const value = Number(text)
  return Number.isFinite(value) ? { tag: 'float', value } : undefined
}

/** Decimal, 0x, 0o, 0b, and a leading 0 for octal. */
function integer(text: string): bigint | undefined {
  const [, sign, body] = /^([-+]?)(.*)$/s.exec(text)!
  let digits: string | undefined
  if (/^(?:0|[1-9]\d*)$/.test(body!)) digits = body
  else if (/^0[xX][0-9a-fA-F]+$/.test(body!) || /^0[oO][0-7]+$/.test(body!) || /^0[bB][01]+$/.test(body!)) digits = body!.toLowerCase()
  else if (/^0[0-7]+$/.test(body!)) digits = `0o${body!.slice(1)}`
  if (digits === undefined) return undefined
  return sign === '-' ? -BigInt(digits) : BigInt(digits)
}

function fromBase64(text: string): string {
  const clean = text.replace(/[\r\n]/g, '')
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(clean)) throw new YamlError('yaml: !!binary value contains invalid base64 data')
  return new TextDecoder().decode(Uint8Array.from(atob(clean), (c) => c.charCodeAt(0)))
}
