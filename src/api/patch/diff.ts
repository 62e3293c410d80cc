import { same, type Fields } from '../object.ts'
import type { Schema, TypeRef } from '../schema/contract.ts'
import { DELETE_FROM_LIST, ELEMENT_ORDER, isMap, PATCH, put, RETAIN_KEYS } from './directives.ts'
import { diffLists } from './difflists.ts'
import { PatchError } from './errors.ts'
import { goPrint, goType } from './goprint.ts'
import { listMeta, mapMeta } from './meta.ts'

/** Which half of a difference is wanted. */
export interface DiffOptions {
  elementOrder: boolean
  /** Leave out what is new or different. */
  onlyDeletions?: boolean
  /** Leave out what is gone. */
  noDeletions?: boolean
}

/** The strategic patch from one map to another. @throws PatchError for fields the type does not have, list elements without merge key … */
export function diffMaps(schema: Schema, type: TypeRef, original: Fields, modified: Fields, options: DiffOptions, retainKeys = false): Fields {
  const patch: Fields = {}
  for (const key of Object.keys(modified)) {
    const before = Object.hasOwn(original, key) ? original[key] : undefined
    const after = modified[key]
    if (before !== undefined && key === PATCH) diffDirective(before, after, patch)
    else if (before === undefined || goType(before) !== goType(after)) {
      if (!options.onlyDeletions) put(patch, key, after)
    } else if (before !== after) diffValues(schema, type, key, before, after, patch, options)
  }
  if (!options.noDeletions) for (const key of Object.keys(original)) if (!Object.hasOwn(modified, key)) put(patch, key, null)
  if (retainKeys) addRetainKeys(original, modified, patch)
  return patch
}

function diffDirective(before: unknown, after: unknown, patch: Fields): void {
  if (typeof before !== 'string' || typeof after !== 'string') throw new PatchError(`invalid value for special key: ${PATCH}`)
  if (before !== after) patch[PATCH] = after
}

function diffValues(schema: Schema, type: TypeRef, key: string, before: any, after: any, patch: Fields, options: DiffOptions): void {
  const isList = Array.isArray(after)
  if (!isList && !isMap(after)) {
    if (!options.onlyDeletions) put(patch, key, after)
    return
  }
  let meta
  try {
    meta = isList ? listMeta(schema, type, key) : mapMeta(schema, type, key)
  } catch (error) {
    // What is unknown and unchanged needs no patch.
    if (same(before, after)) return
    throw error
  }
  if (isList && meta.strategy === 'merge') {
    const { items, deletions, order } = diffLists(schema, meta.type, before, after, meta.mergeKey, options, meta.retainKeys)
    if (items.length) put(patch, key, items)
    if (deletions.length) patch[`${DELETE_FROM_LIST}/${key}`] = deletions
    if (order.length) patch[`${ELEMENT_ORDER}/${key}`] = order
  } else if (isList) {
    if (!options.onlyDeletions && !same(before, after)) put(patch, key, after)
  } else if (meta.strategy === 'replace') {
    if (!options.onlyDeletions) put(patch, key, after)
  } else {
    const inner = diffMaps(schema, meta.type, before, after, options, meta.retainKeys)
    if (Object.keys(inner).length) put(patch, key, inner)
  }
}

function addRetainKeys(original: Fields, modified: Fields, patch: Fields): void {
  const kept = Object.keys(modified).filter((key) => modified[key] !== null)
  const cleared = Object.keys(original).some((key) => original[key] !== null && !Object.hasOwn(modified, key))
  if (kept.length && (Object.keys(patch).length || cleared)) patch[RETAIN_KEYS] = sortScalars(kept)
}

/** Sorted by how Go prints them. */
export function sortScalars<T>(list: T[]): T[] {
  const text = (item: T) => goPrint(item as any)
  return [...list].sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0))
}
