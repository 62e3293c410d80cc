import type { Fields } from '../api/object.ts'
import { BuildFailure } from './failure.ts'
import type { FieldSlot } from './fieldspec.ts'

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const isElement = (part: string) => part.startsWith('[') && part.endsWith(']')
const isIndex = (part: string) => /^\d+$/.test(part)

/** `[name=web]` in its parts; `[=x]` has no name and means plain values. */
function elementOf(part: string): { name: string; pattern: RegExp; value: string } {
  const inner = part.slice(1, -1)
  const equals = inner.indexOf('=')
  if (equals < 0) throw new BuildFailure(`invalid entry in path: ${part}`)
  const value = inner.slice(equals + 1)
  return { name: inner.slice(0, equals), pattern: new RegExp(value), value }
}

/** What a missing field is made as: what the rest of the path needs, at its end a value of the kind that is put there. */
function emptyFor(next: string | undefined, leaf: unknown): unknown {
  if (next === undefined) return isMap(leaf) ? {} : Array.isArray(leaf) ? [] : ''
  return isElement(next) || isIndex(next) || next === '*' || next === '-' ? [] : {}
}

/**
 * The fields that a path means: names, indices, `*` for every element, `[name=pattern]` for those that match.
 * @param create what missing parts are made for, when they may be
 * @throws BuildFailure when a part does not fit what is there
 */
export function fieldsAt(slot: FieldSlot, path: readonly string[], create?: { leaf: unknown }): FieldSlot[] {
  const [part, ...rest] = path
  if (part === undefined) return [slot]
  const { value } = slot
  if (isIndex(part)) return atIndex(asList(value), Number(part), rest, create)
  if (part === '*') return asList(value).flatMap((_, at, list) => fieldsAt(inList(list, at), rest, create))
  if (isElement(part)) return matchingElements(asList(value), part, rest, create)
  if (value === undefined || value === null) return []
  if (!isMap(value)) throw new BuildFailure(`wrong node kind: expected MappingNode but got ${Array.isArray(value) ? 'SequenceNode' : 'ScalarNode'}: node contents:\n${show(value)}\n`)
  if (value[part] === undefined) {
    if (!create) return []
    value[part] = emptyFor(rest[0], create.leaf)
  }
  return fieldsAt({ value: value[part], set: (changed) => { value[part] = changed } }, rest, create)
}

const show = (value: unknown) => (Array.isArray(value) ? value.map((item) => `- ${JSON.stringify(item)}`).join('\n') : String(value))

const inList = (list: unknown[], at: number): FieldSlot => ({ value: list[at], set: (changed) => { list[at] = changed } })

function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw new BuildFailure(`wrong node kind: expected SequenceNode but got ${isMap(value) ? 'MappingNode' : 'ScalarNode'}: node contents:\n${isMap(value) ? Object.keys(value).map((key) => `${key}: ${show(value[key])}`).join('\n') : show(value)}\n`)
}

function atIndex(list: unknown[], index: number, rest: readonly string[], create?: { leaf: unknown }): FieldSlot[] {
  if (list.length === index && create) list.push(emptyFor(rest[0], create.leaf))
  if (list.length <= index) throw new BuildFailure(`index ${index} specified but only ${list.length} elements found`)
  return fieldsAt(inList(list, index), rest, create)
}

function matchingElements(list: unknown[], part: string, rest: readonly string[], create?: { leaf: unknown }): FieldSlot[] {
  const { name, pattern, value } = elementOf(part)
  const find = () => list.flatMap((item, at) => {
    const tested = name ? (isMap(item) ? item[name] : undefined) : item
    if (tested === undefined || !pattern.test(String(tested))) return []
    return name ? fieldsAt(inList(list, at), rest, create) : [inList(list, at)]
  })
  const found = find()
  if (found.length || !create) return found
  list.push(name ? { [name]: value } : value)
  return find()
}
