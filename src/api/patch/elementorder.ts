import { same, type Fields } from '../object.ts'
import type { Schema, TypeRef } from '../schema/contract.ts'
import { ELEMENT_ORDER, isElementOrder, parallelField, PATCH, put, withoutDirectives } from './directives.ts'
import { badElementOrder, PatchError } from './errors.ts'
import { goPrint } from './goprint.ts'
import { arrange, badArgument, elementType, keyOf } from './lists.ts'
import { listMeta, type PatchMeta } from './meta.ts'

/** The parts of the strategic merge that call each other. */
export interface Merger {
  schema: Schema
  carryOut: boolean
  list(original: any[], patch: any[], type: TypeRef, mergeKey: string, deleting: boolean): any[]
  map(original: Fields, patch: Fields, type: TypeRef): Fields
}

/**
 * Carries out every `$setElementOrder/x` of a patch together with `x` itself. Changes both maps (private copies of one level):
 * what is merged here leaves the patch.
 */
export function mergeElementOrders(merger: Pick<Merger, 'schema' | 'carryOut' | 'list'>, original: Fields, patch: Fields, type: TypeRef): void {
  for (const key of Object.keys(patch)) {
    if (!isElementOrder(key)) continue
    const order = patch[key]
    if (!merger.carryOut) moveOrder(original, key, order)
    delete patch[key]
    if (!Array.isArray(order)) throw badArgument('slice', order)
    const field = parallelField(key)
    const live = listAt(original, field), given = listAt(patch, field)
    const meta = listMeta(merger.schema, type, field)
    checkOrder(given ?? [], order, meta.mergeKey)
    if (!live && !given) continue
    const merged = mergeLists(merger, live, given, meta)
    const maps = elementType(live ?? [], given ?? []) === 'map'
    put(original, field, arrange(merged, order, live ?? [], meta.mergeKey, maps))
    delete patch[field]
  }
}

function mergeLists(merger: Pick<Merger, 'list'>, live: any[] | undefined, given: any[] | undefined, meta: PatchMeta): any[] {
  if (!given) return live!
  if (!live) return withoutDirectives(given)
  return meta.strategy === 'merge' ? merger.list(live, given, meta.type, meta.mergeKey, false) : given
}

function moveOrder(original: Fields, key: string, order: unknown): void {
  if (!Object.hasOwn(original, key)) put(original, key, order)
  else if (!same(original[key], order)) throw badElementOrder()
}

function listAt(map: Fields, field: string): any[] | undefined {
  if (!Object.hasOwn(map, field)) return undefined
  if (!Array.isArray(map[field])) throw badArgument('slice', map[field])
  return map[field]
}

/** The patch's elements must appear in the order list, in the same relative order; deletions are free. */
function checkOrder(patch: any[], order: any[], mergeKey: string): void {
  if (!order.length || !patch.length) return
  const kept = mergeKey ? patch.filter((item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) throw badArgument('map', item)
    return item[PATCH] !== 'delete'
  }) : patch
  let at = 0
  for (let i = 0; i < order.length && at < kept.length;) {
    if (kept[at]?.[PATCH] !== undefined) {
      at++
      continue
    }
    const equal = mergeKey ? keyOf(kept[at], mergeKey) === keyOf(order[i], mergeKey) : kept[at] === order[i]
    if (equal) at++
    i++
  }
  if (at < kept.length) throw new PatchError(`The order in patch list:\n${goPrint(patch)}\n doesn't match ${ELEMENT_ORDER} list:\n${goPrint(order)}\n`)
}
