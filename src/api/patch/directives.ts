import type { Fields } from '../object.ts'
import { badElementOrder, badPrimitiveList } from './errors.ts'

/** The marks of a strategic merge patch. */
export const PATCH = '$patch'
export const RETAIN_KEYS = '$retainKeys'
export const DELETE_FROM_LIST = '$deleteFromPrimitiveList'
export const ELEMENT_ORDER = '$setElementOrder'

export const isDeleteList = (key: string) => key.startsWith(DELETE_FROM_LIST)
export const isElementOrder = (key: string) => key.startsWith(ELEMENT_ORDER)

/** The field that a parallel list (`$setElementOrder/containers`) is about. */
export function parallelField(key: string): string {
  const prefix = isDeleteList(key) ? DELETE_FROM_LIST : ELEMENT_ORDER
  if (!key.startsWith(`${prefix}/`)) throw prefix === DELETE_FROM_LIST ? badPrimitiveList() : badElementOrder()
  return key.slice(prefix.length + 1)
}

export const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Sets a key of a plain object even when it is called `__proto__`. */
export function put(target: Fields, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  else target[key] = value
}

/** A copy of one level. */
export function shallow(source: Fields): Fields {
  const copy: Fields = {}
  for (const key of Object.keys(source)) put(copy, key, source[key])
  return copy
}

/** A value of a patch as it enters the object: maps that are only directives vanish (undefined). */
export function withoutDirectives(value: any): any {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined)
  if (!isMap(value)) return value
  if (Object.hasOwn(value, PATCH)) return undefined
  const kept: Fields = {}
  for (const key of Object.keys(value)) {
    const inner = withoutDirectives(value[key])
    if (inner !== undefined) put(kept, key, inner)
  }
  return kept
}

/** A value of a patch without the nulls in its maps; nulls in lists stay. */
export function withoutNulls(value: any): any {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (!isMap(value)) return value
  const kept: Fields = {}
  for (const key of Object.keys(value)) if (value[key] !== null) put(kept, key, withoutNulls(value[key]))
  return kept
}
