import { isPrint } from '../api/goquote.ts'
import { GoNumber } from './go/value.ts'
import { keysOf, toJson } from './json.ts'
import { readsAsOther } from './yaml/resolve.ts'
import { throughYaml } from './yaml/through.ts'

const escapes: Record<string, string> = {
  '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v', '\0': '\\0', '\x1b': '\\e',
  '\x85': '\\N', '\xa0': '\\_', '\u2028': '\\L', '\u2029': '\\P', '"': '\\"', '\\': '\\\\',
}

function escape(char: string): string {
  if (char === '"' || char === '\\') return escapes[char]
  if (isPrint(char)) return char
  if (escapes[char]) return escapes[char]
  const code = char.codePointAt(0)!
  const hex = code.toString(16)
  return code < 0x20 || code === 0x7f ? '\\x' + hex.padStart(2, '0') : code < 0x10000 ? '\\u' + hex.padStart(4, '0') : '\\U' + hex.padStart(8, '0')
}

const oneLine = (text: string): string => `"${Array.from(text, escape).join('')}"`

/** Several lines, each on its own line in the output: every break is escaped and folded. */
function manyLines(text: string, indent: number): string {
  const margin = '  '.repeat(indent)
  const lines = text.split('\n')
  const body = lines.map((line, i) => {
    const last = i === lines.length - 1
    if (last && line === '') return ''
    // A blank at the start of a line has to be escaped; other lines get one more blank, so that they stay in line with those.
    const lead = /^[^\S\ufeff]|^\x85/.test(line) ? '\\' : ' '
    const shown = Array.from(line, (char) => (char === '\t' ? char : escape(char))).join('')
    return `${margin}${lead}${shown}${last ? '\\\n' : '\\n\\\n'}`
  })
  return `"\\\n${body.join('')}${margin}"`
}

const bareKey = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_./-]*[\p{L}\p{N}_])?$/u
const sexagesimal = /^[+-]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/

/** Whether a key could be taken for another type without quotes. Wider than YAML's own rule: any case of the words, Go's floats too. */
function ambiguous(key: string): boolean {
  if (/^(|~|null|true|false|t|f|y|n|yes|no|on|off|[+-]?\.inf|\.nan|[+-]?inf(inity)?|nan)$/i.test(key)) return true
  return readsAsOther(key) || sexagesimal.test(key) || /^[+-]?0x[\da-f]*\.?[\da-f]*p[+-]?\d+$/i.test(key.replaceAll('_', ''))
}

const writeKey = (key: string): string => (bareKey.test(key) && !ambiguous(key) ? key : oneLine(key))

function write(value: unknown, indent: number, sorted: boolean): string {
  if (typeof value === 'string') {
    const text = throughYaml(value)
    if (text.includes('\n')) return manyLines(text, indent + 1)
    return `"${Array.from(text, (char) => (char === '\t' ? char : escape(char))).join('')}"`
  }
  if (typeof value !== 'object' || value === null || value instanceof GoNumber) return toJson(value)
  const margin = '  '.repeat(indent)
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    if (value.every((item) => typeof item === 'object' && item !== null)) return `[${value.map((item) => write(item, indent, sorted)).join(', ')}]`
    return `[\n${value.map((item) => `${margin}  ${write(item, indent + 1, sorted)},\n`).join('')}${margin}]`
  }
  const fields = value as Record<string, unknown>
  const keys = keysOf(fields, sorted)
  if (keys.length === 0) return '{}'
  return `{\n${keys.map((key) => `${margin}  ${writeKey(throughYaml(key, true))}: ${write(fields[key], indent + 1, sorted)},\n`).join('')}${margin}}`
}

/** KYAML as kubectl prints it, header and last newline included (sigs.k8s.io/yaml/kyaml). @throws Error as {@link throughYaml} */
export function toKyaml(value: unknown, { sorted = false }: { sorted?: boolean } = {}): string {
  return `---\n${write(value, 0, sorted)}\n`
}
