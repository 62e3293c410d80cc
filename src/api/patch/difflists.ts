import { same, type Fields } from '../object.ts'
import type { Schema, TypeRef } from '../schema/contract.ts'
import { diffMaps, sortScalars, type DiffOptions } from './diff.ts'
import { PATCH } from './directives.ts'
import { goPrint } from './goprint.ts'
import { elementType, inOrder, keyOf, unique } from './lists.ts'

/** The patch of a merging list: elements to merge (deletions of maps at their end), scalars to delete, and the order wanted. */
export interface ListDiff { items: any[]; deletions: any[]; order: any[] }

/** @throws PatchError for elements without merge key, of mixed types, or lists in lists */
export function diffLists(schema: Schema, type: TypeRef, original: any[], modified: any[], mergeKey: string, options: DiffOptions, retainKeys: boolean): ListDiff {
  if (!original.length) return { items: options.onlyDeletions ? [] : modified, deletions: [], order: [] }
  if (elementType(original, modified) !== 'map') return scalars(original, modified, options)
  const found = elements(schema, type, original, modified, mergeKey, options, retainKeys)
  const changed = [...inOrder(found.items, modified, mergeKey, true), ...found.deletions]
  const moved = !sameOrder(original, modified, mergeKey)
  const ordered = options.elementOrder && ((!options.onlyDeletions && (changed.length > 0 || moved)) || (!options.noDeletions && changed.length > 0))
  return { items: changed, deletions: [], order: ordered ? modified.map((item) => ({ [mergeKey]: item[mergeKey] })) : [] }
}

function sameOrder(original: any[], modified: any[], mergeKey: string): boolean {
  return original.length === modified.length && modified.every((item, i) => keyOf(item, mergeKey) === keyOf(original[i], mergeKey))
}

/** Elements are paired by how their merge keys print. */
function elements(schema: Schema, type: TypeRef, original: any[], modified: any[], mergeKey: string, options: DiffOptions, retainKeys: boolean) {
  const items: Fields[] = [], deletions: Fields[] = []
  walk(byKey(original, mergeKey), byKey(modified, mergeKey), {
    both(before: any, after: any) {
      const patch = diffMaps(schema, type, before, after, options, retainKeys)
      if (Object.keys(patch).length) items.push({ ...patch, [mergeKey]: after[mergeKey] })
    },
    added: (after: any) => void (options.onlyDeletions || items.push(after)),
    removed: (before: any) => void (options.noDeletions || deletions.push({ [mergeKey]: before[mergeKey], [PATCH]: 'delete' })),
  })
  return { items, deletions }
}

function byKey(list: any[], mergeKey: string): [string, any][] {
  const keyed = list.map((item): [string, any] => [goPrint(keyOf(item, mergeKey) as any), item])
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

function scalars(original: any[], modified: any[], options: DiffOptions): ListDiff {
  const items: any[] = [], deletions: any[] = []
  // Go sorts the original in place, so a change is seen against the sorted list: an unsorted, unchanged list gets an order too.
  const before = sortScalars(original)
  const texts = (list: any[]) => list.map((item): [string, any] => [goPrint(item), item])
  walk(texts(before), texts(sortScalars(modified)), {
    both() {},
    added: (item: any) => void (options.onlyDeletions || items.push(item)),
    removed: (item: any) => void (options.noDeletions || deletions.push(item)),
  })
  const gone = unique(deletions)
  const ordered = options.elementOrder && ((!options.noDeletions && gone.length > 0) || (!options.onlyDeletions && !same(before, modified)))
  return { items: inOrder(items, modified, '', false), deletions: gone, order: ordered ? modified : [] }
}

interface Visitor { both(before: any, after: any): void; added(after: any): void; removed(before: any): void }

function walk(before: [string, any][], after: [string, any][], visit: Visitor): void {
  let i = 0, j = 0
  while (i < before.length || j < after.length) {
    const left = before[i], right = after[j]
    if (left && right && left[0] === right[0]) {
      visit.both(left[1], right[1])
      i++
      j++
    } else if (!left || (right && left[0] > right[0])) {
      visit.added(right![1])
      j++
    } else {
      visit.removed(left[1])
      i++
    }
  }
}
