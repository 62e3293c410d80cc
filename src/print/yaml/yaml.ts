import { formatFloat } from '../go/number.ts'
import { GoNumber } from '../go/value.ts'
import { compareKeys } from './keys.ts'
import { writeString } from './scalar.ts'
import { lineBreak } from './style.ts'
import { throughYaml } from './through.ts'

/** Keys longer than this (in bytes) are written with a leading `?`. */
const longestSimpleKey = 128
const multiline = /[\n\r\u2028\u2029]/

function writeNumber(value: number): string {
  // Whole numbers beyond 64 bits come back from JSON as floats.
  if (Number.isInteger(value) && value < 2 ** 64 && value >= -(2 ** 63)) return BigInt(value).toString()
  return formatFloat(value, 'g')
}

/** A value behind its key or dash, from the blank on, with its newline. `indent` is the level of the parent. */
function write(value: unknown, indent: number, column: number, inMap: boolean): string {
  if (typeof value === 'string') return ' ' + blockEnd(writeString(throughYaml(value), ' '.repeat(indent + 2), column + 1))
  if (value == null) return ' null\n'
  if (typeof value === 'number') return ` ${writeNumber(value)}\n`
  if (typeof value === 'boolean') return ` ${value}\n`
  if (value instanceof GoNumber) return ` ${writeNumber(value.value)}\n`
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []\n'
    return inMap ? '\n' + ' '.repeat(indent) + list(value, indent) : ' ' + list(value, indent + 2)
  }
  const fields = value as Record<string, unknown>
  const body = map(fields, indent + 2)
  if (body === '') return ' {}\n'
  return inMap ? '\n' + ' '.repeat(indent + 2) + body : ' ' + body
}

/** Ends the line, unless the text is a block that ends in a break of its own. */
const blockEnd = (text: string) => (text[0] === '|' && lineBreak.test(text.at(-1)!) ? text : text + '\n')

/** Items of a list; its first line is indented by the caller. */
function list(items: readonly unknown[], indent: number): string {
  const margin = ' '.repeat(indent)
  let out = ''
  for (const item of items) out += `${out && margin}-${write(item, indent, indent + 1, false)}`
  return out
}

/** Fields of a map; its first line is indented by the caller. Empty without fields. */
function map(fields: Record<string, unknown>, indent: number): string {
  const keys: string[] = []
  for (const key in fields) if (fields[key] !== undefined && Object.hasOwn(fields, key)) keys.push(key)
  if (keys.length > 1) keys.sort(compareKeys)
  const margin = ' '.repeat(indent)
  let out = ''
  for (const name of keys) {
    const key = throughYaml(name, true)
    if (out) out += margin
    if (multiline.test(key) || Buffer.byteLength(key) > longestSimpleKey) {
      out += `? ${blockEnd(writeString(key, margin + '  ', indent + 2))}${margin}:${write(fields[name], indent, indent + 1, false)}`
    } else {
      const text = writeString(key, '', indent, true)
      out += `${text}:${write(fields[name], indent, indent + text.length + 1, true)}`
    }
  }
  return out
}

/**
 * YAML as kubectl prints it (sigs.k8s.io/yaml): keys sorted, lists not indented, long lines folded. Ends with a newline.
 * @throws Error when a string holds characters that YAML cannot carry, as kubectl does
 */
export function toYaml(value: unknown): string {
  if (Array.isArray(value) && value.length > 0) return list(value, 0)
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof GoNumber)) return map(value as Record<string, unknown>, 0) || '{}\n'
  return write(value, 0, -1, false).slice(1)
}
