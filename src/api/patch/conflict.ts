import { same, type Fields } from '../object.ts'
import type { Schema, TypeRef } from '../schema/contract.ts'
import { sortScalars } from './diff.ts'
import { isMap, PATCH, RETAIN_KEYS } from './directives.ts'
import { PatchError } from './errors.ts'
import { goPrint } from './goprint.ts'
import { elementType, unique } from './lists.ts'
import { listMeta, mapMeta } from './meta.ts'

/** Whether two strategic patches change the same field differently. @throws PatchError for unknown fields */
export function strategicConflict(schema: Schema, type: TypeRef, left: Fields, right: Fields): boolean {
  return values(schema, type, left, right, '', '')
}

function values(schema: Schema, type: TypeRef, left: any, right: any, strategy: string, mergeKey: string): boolean {
  if (isMap(left)) {
    if (!isMap(right)) return true
    if (left[PATCH] !== right[PATCH]) return true
    return strategy !== 'replace' && maps(schema, type, left, right)
  }
  if (Array.isArray(left)) return !Array.isArray(right) || lists(schema, type, left, right, strategy, mergeKey)
  return !same(left, right)
}

function maps(schema: Schema, type: TypeRef, left: Fields, right: Fields): boolean {
  return Object.keys(left).some((key) => {
    if (key === PATCH || key === RETAIN_KEYS || !Object.hasOwn(right, key)) return false
    const value = left[key]
    if (!Array.isArray(value) && !isMap(value)) return values(schema, type, value, right[key], '', '')
    const meta = Array.isArray(value) ? listMeta(schema, type, key) : mapMeta(schema, type, key)
    return values(schema, meta.type, value, right[key], meta.strategy, meta.mergeKey)
  })
}

function lists(schema: Schema, type: TypeRef, left: any[], right: any[], strategy: string, mergeKey: string): boolean {
  const maps = elementType(left, right) === 'map'
  if (strategy === 'merge') {
    if (!maps) return false
    const others = byMergeKey(right, mergeKey)
    return [...byMergeKey(left, mergeKey)].some(([key, item]) => others.has(key) && values(schema, type, item, others.get(key), '', ''))
  }
  if (left.length !== right.length) return true
  const a = maps ? left : sortScalars(unique(left)), b = maps ? right : sortScalars(unique(right))
  return a.some((item, i) => values(schema, type, item, b[i], '', ''))
}

function byMergeKey(list: any[], mergeKey: string): Map<string, any> {
  return new Map(list.map((item) => {
    if (!Object.hasOwn(item, mergeKey)) throw new PatchError(`cannot find merge key \`${mergeKey}\` in merging list element:${goPrint(item)}`)
    return [goPrint(item[mergeKey]), item]
  }))
}
