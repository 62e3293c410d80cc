import { GoNumber, sortedKeys, wellFormed } from './go/value.ts'

export interface JsonOptions {
  /** Spaces for each level; none gives compact JSON. */
  indent?: number
  /** Keys in order, as maps and unstructured objects print; else as they stand, as typed objects print. */
  sorted?: boolean
}

const special = /[<>&\u2028\u2029\ud800-\udfff]/
const escapes: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' }

/** A string as Go encodes it: also `<`, `>`, `&` and the line separators are escaped, and broken surrogates become U+FFFD. */
export function jsonString(value: string): string {
  if (!special.test(value)) return JSON.stringify(value)
  return JSON.stringify(wellFormed(value)).replace(/[<>&\u2028\u2029]/g, (char) => escapes[char])
}

const numeric = /^(0|[1-9]\d*)$/

/** Keys of an object. Those that look like array indexes lost their place in JavaScript; only maps have such, and maps print sorted. */
export function keysOf(value: Record<string, unknown>, sorted: boolean): string[] {
  if (sorted) return sortedKeys(value)
  const keys = Object.keys(value).filter((key) => value[key] !== undefined)
  return keys.length > 0 && numeric.test(keys[0]) ? sortedKeys(value) : keys
}

function write(value: unknown, sorted: boolean, step: string, newline: string): string {
  if (typeof value === 'string') return jsonString(value)
  if (value == null) return 'null'
  if (typeof value !== 'object') return typeof value === 'number' ? JSON.stringify(value) : String(value)
  if (value instanceof GoNumber) return JSON.stringify(value.value)
  const inner = newline + step
  let out = ''
  if (Array.isArray(value)) {
    for (const item of value) out += (out ? ',' : '') + inner + write(item, sorted, step, inner)
    return out ? `[${out}${newline}]` : '[]'
  }
  const colon = step ? ': ' : ':'
  const fields = value as Record<string, unknown>
  for (const key of keysOf(fields, sorted)) out += (out ? ',' : '') + inner + jsonString(key) + colon + write(fields[key], sorted, step, inner)
  return out ? `{${out}${newline}}` : '{}'
}

/** JSON text as Go's encoder writes it, without a newline at the end. Fields that are undefined are left out. */
export function toJson(value: unknown, { indent = 0, sorted = false }: JsonOptions = {}): string {
  return write(value, sorted, ' '.repeat(indent), indent > 0 ? '\n' : '')
}
