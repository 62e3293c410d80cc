import { basicKind, GoNumber, type GoValue, isMap, numberOf, typeName } from '../go/value.ts'
import { CallError } from './errors.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Items of a list, fields of a map, bytes of a string (Go: len). @throws CallError */
export function length(value: GoValue): number {
  if (typeof value === 'string') return bytesOf(value).length
  if (Array.isArray(value)) return value.length
  if (isMap(value)) return Object.keys(value).length
  if (value === null) throw new CallError('len of nil pointer')
  if (value === undefined) throw new CallError('reflect: call of reflect.Value.Type on zero Value')
  throw new CallError(`len of type ${typeName(value)}`)
}

/** An index within 0 and `limit`, both included. @throws CallError */
function position(value: GoValue, limit: number): number {
  if (value == null) throw new CallError('cannot index slice/array with nil')
  const kind = basicKind(value)
  if (kind !== 'int' && kind !== 'uint') throw new CallError(`cannot index slice/array with type ${typeName(value)}`)
  const at = numberOf(value)
  if (at < 0 || at > limit) throw new CallError(`index out of range: ${at}`)
  return at
}

/** `index x 1 "a"` is x[1]["a"]. A key that a map lacks gives nil. @throws CallError */
export function index([item, ...path]: GoValue[]): GoValue {
  let value = item
  if (value == null) throw new CallError('index of untyped nil')
  for (const step of path) {
    if (value == null) throw new CallError('index of nil pointer')
    if (Array.isArray(value)) {
      const at = position(step, value.length)
      if (at === value.length) throw new CallError('reflect: slice index out of range')
      value = value[at]
    } else if (typeof value === 'string') {
      const bytes = bytesOf(value)
      const at = position(step, bytes.length)
      if (at === bytes.length) throw new CallError('reflect: string index out of range')
      value = new GoNumber('uint8', bytes[at])
    } else if (isMap(value)) {
      if (step == null) throw new CallError('value is nil; should be of type string')
      if (typeof step !== 'string') throw new CallError(`value has type ${typeName(step)}; should be string`)
      value = Object.hasOwn(value, step) ? value[step] ?? null : null
    } else {
      throw new CallError(`can't index item of type ${typeName(value)}`)
    }
  }
  return value
}

/** `slice x 1 2` is x[1:2]. @throws CallError */
export function slice([item, ...indexes]: GoValue[]): GoValue {
  if (item == null) throw new CallError('slice of untyped nil')
  if (indexes.length > 3) throw new CallError(`too many slice indexes: ${indexes.length}`)
  if (typeof item === 'string' && indexes.length === 3) throw new CallError('cannot 3-index slice a string')
  if (typeof item !== 'string' && !Array.isArray(item)) throw new CallError(`can't slice item of type ${typeName(item)}`)
  const size = length(item)
  const bounds = [0, size]
  indexes.forEach((step, i) => { bounds[i] = position(step, size) })
  const [start, end, capacity] = bounds
  if (start > end) throw new CallError(`invalid slice index: ${start} > ${end}`)
  if (capacity !== undefined && end > capacity) throw new CallError(`invalid slice index: ${end} > ${capacity}`)
  return typeof item === 'string' ? new TextDecoder().decode(bytesOf(item).slice(start, end)) : item.slice(start, end)
}
