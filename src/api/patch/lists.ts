import type { Fields } from '../object.ts'
import { isMap, PATCH } from './directives.ts'
import { listsOfLists, PatchError } from './errors.ts'
import { goPrint, goType } from './goprint.ts'

/** The one Go type of all elements. @throws PatchError when they differ, or are lists */
export function elementType(...lists: any[][]): string {
  let type: string | undefined
  for (const list of lists) {
    for (const item of list) {
      const own = goType(item)
      if (type === undefined) {
        type = own
        if (own === 'slice') throw listsOfLists()
      } else if (own !== type) throw new PatchError(`list element types are not identical: ${goPrint(lists)}`)
    }
  }
  if (type === undefined) throw new PatchError('no elements in any of the given slices')
  return type
}

export const noMergeKey = (map: Fields, key: string) => new PatchError(`map: ${goPrint(map)} does not contain declared merge key: ${key}`)
export const badArgument = (expected: 'map' | 'slice', actual: unknown) =>
  new PatchError(`expected a ${expected === 'map' ? 'map[string]interface {}' : '[]interface {}'}, but received a ${goTypeName(actual)}`)

function goTypeName(value: unknown): string {
  const type = goType(value)
  return type === 'map' ? 'map[string]interface {}' : type === 'slice' ? '[]interface {}' : type === 'nil' ? '%!s(<nil>)' : type
}

/** The merge key's value. @throws PatchError when the element is no map or lacks it */
export function keyOf(item: any, mergeKey: string): unknown {
  if (!isMap(item)) throw badArgument('map', item)
  if (!Object.hasOwn(item, mergeKey)) throw noMergeKey(item, mergeKey)
  return item[mergeKey]
}

/** Where the element with that key stands, or -1. */
export function findByKey(list: any[], mergeKey: string, value: unknown): number {
  for (let i = 0; i < list.length; i++) {
    if (!isMap(list[i])) throw new PatchError(`value for key ${i} is not a map`)
    if (Object.hasOwn(list[i], mergeKey) && list[i][mergeKey] === value) return i
  }
  return -1
}

const position = (list: any[], item: any, mergeKey: string, maps: boolean) =>
  maps ? list.findIndex((other) => isMap(other) && isMap(item) && (other[mergeKey] ?? null) === (item[mergeKey] ?? null)) : list.indexOf(item)

/** Splits a merged list by whether the patch (or its order list) names the element. */
export function partition(merged: any[], by: any[], mergeKey: string): { named: any[]; rest: any[] } {
  const named: any[] = [], rest: any[] = []
  for (const item of merged) {
    const found = mergeKey ? findByKey(by, mergeKey, keyOf(item, mergeKey)) >= 0 : by.includes(item)
    ;(found ? named : rest).push(item)
  }
  return { named, rest }
}

/** Sorts by an order list; elements to delete go last. */
export function inOrder(list: any[], order: any[], mergeKey: string, maps: boolean): any[] {
  let kept = [...list]
  let deleted: any[] = []
  if (maps) {
    for (const item of [...list, ...order]) keyOf(item, mergeKey)
    deleted = list.filter((item) => item[PATCH] === 'delete')
    kept = list.filter((item) => item[PATCH] !== 'delete')
  }
  return [...insertionSort(kept, (item) => position(order, item, mergeKey, maps)), ...deleted]
}

/**
 * Go's stable sort for a "less" that is not a proper order: elements the order list does not name are less than everything.
 * Go sorts blocks of 20 by insertion and then merges them; lists of patches stay below that, so insertion is the same.
 */
function insertionSort<T>(list: T[], rank: (item: T) => number): T[] {
  const out = list.map((item) => ({ item, rank: rank(item) }))
  const less = (a: { rank: number }, b: { rank: number }) => (a.rank >= 0 && b.rank >= 0 ? a.rank < b.rank : true)
  for (let i = 1; i < out.length; i++) {
    for (let j = i; j > 0 && less(out[j]!, out[j - 1]!); j--) [out[j], out[j - 1]] = [out[j - 1]!, out[j]!]
  }
  return out.map((entry) => entry.item)
}

/** Interleaves elements that only the server has with those of the patch: by the live order where both are known, the patch first otherwise. */
export function interleave(rest: any[], named: any[], liveOrder: any[], mergeKey: string, maps: boolean): any[] {
  const out: any[] = []
  let i = 0, j = 0
  while (i < rest.length && j < named.length) {
    const left = position(liveOrder, rest[i], mergeKey, maps)
    const right = position(liveOrder, named[j], mergeKey, maps)
    out.push(left >= 0 && right >= 0 && left < right ? rest[i++] : named[j++])
  }
  return [...out, ...rest.slice(i), ...named.slice(j)]
}

/** The order a merged list ends up with: `order` for what the patch names, the live order for the rest. */
export function arrange(merged: any[], order: any[], live: any[], mergeKey: string, maps: boolean): any[] {
  const { named, rest } = partition(merged, order, mergeKey)
  return interleave(inOrder(rest, live, mergeKey, maps), inOrder(named, order, mergeKey, maps), live, mergeKey, maps)
}

/** Scalars without repeats. As Go's does, a repeat is overwritten by the last element, so the order may change. */
export function unique(list: any[]): any[] {
  const out = [...list]
  for (let i = 0; i < out.length - 1; i++) {
    for (let j = i + 1; j < out.length; j++) {
      if (out[i] !== out[j]) continue
      out[j] = out[out.length - 1]
      out.pop()
      j--
    }
  }
  return out
}
