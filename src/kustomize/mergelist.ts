import type { Fields } from '../api/object.ts'
import type { FieldInfo } from '../api/schema/contract.ts'
import { checkedDirective, merge } from './merge.ts'
import type { Known } from './merge.ts'

/** The values of an element's keys, as text; empty where it has none. */
type Keys = string[]

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown) => (value === undefined || value === null || (typeof value === 'object' && !Object.keys(value).length) ? '' : String(value))

/** Merges lists whose elements have keys, or replaces one by the other. */
export function mergeList(into: unknown[] | null | undefined, patch: unknown[] | null | undefined, known: Known): unknown[] | undefined {
  if (!known.field?.patchStrategy?.includes('merge')) return patch === undefined ? into ?? undefined : patch ?? undefined
  if (patch === null && into) return undefined
  const asked = directive(patch ?? undefined)
  if (into && asked === 'delete') return undefined
  const base = !into || asked === 'replace' ? patch! : into
  const keys = keysOf(known.field)
  return keys.length ? mergeElements(base, patch ?? undefined, keys, known) : union(base, patch ?? [])
}

/** An element that is nothing but `$patch` speaks of the list; it is taken out. */
function directive(patch: unknown[] | undefined): string {
  const at = patch?.findIndex((item) => isMap(item) && '$patch' in item) ?? -1
  const element = at < 0 ? undefined : (patch![at] as Fields)
  if (!element || Object.keys(element).length > 1) return 'merge'
  patch!.splice(at, 1)
  return checkedDirective(String(element.$patch))
}

/** What tells the elements of a list apart. Lists of ports have two keys. */
function keysOf({ listMapKeys, patchMergeKey }: FieldInfo): readonly string[] {
  return listMapKeys?.length ? listMapKeys : patchMergeKey ? [patchMergeKey] : []
}

/** Plain values: those of the patch first. */
const union = (base: unknown[], patch: readonly unknown[]) => [...new Set([...patch, ...base])]

/** Two lists of key values that may mean the same element: one leaves out what the other says. */
function joined(a: Keys, b: Keys): Keys | undefined {
  let common = false
  const result: Keys = []
  for (const [at, value] of a.entries()) {
    const other = b[at]!
    if (value === other) common = true
    else if (value && other) return undefined
    result.push(value || other)
  }
  return common ? result : undefined
}

function mergeElements(base: unknown[], patch: unknown[] | undefined, keys: readonly string[], known: Known): unknown[] {
  const valuesOf = (item: unknown): Keys => keys.map((key) => (isMap(item) ? textOf(item[key]) : ''))
  let all: Keys[] = []
  for (const values of [...(patch ?? []), ...base].map(valuesOf)) if (!all.some((other) => other.join('\0') === values.join('\0'))) all.push(values)
  if (keys.length > 1) {
    for (let i = 0; i < all.length; i++) for (let j = 0; j < all.length; j++) {
      const both = joined(all[i]!, all[j]!)
      if (both) all[i] = all[j] = both
    }
  }
  const used = keys.map((_, at) => all.some((values) => values[at]))
  const relevant = used.some(Boolean) ? used : keys.map(() => true)
  all = all.filter((values, at) => all.findIndex((other) => other.join('\0') === values.join('\0')) === at)
  const find = (list: readonly unknown[] | undefined, values: Keys) => list?.find((item) => isMap(item) && keys.every((key, at) => !relevant[at] || !values[at] || textOf(item[key]) === values[at]))
  const type = known.type?.kind === 'list' ? known.type.of : undefined
  const merged: unknown[] = []
  const gone = new Set<unknown>()
  for (const values of all) {
    const own = find(base, values), change = find(patch, values)
    const result = merge(own, change, { schema: known.schema, type })
    if (result === undefined || (isMap(result) && !Object.keys(result).length)) gone.add(own).add(change)
    else {
      const element = result as Fields
      for (const [at, key] of keys.entries()) if (values[at] && element[key] === undefined) element[key] = values[at]
      merged.push(element)
      gone.add(own).add(change)
    }
  }
  return [...merged, ...base.filter((item) => !gone.has(item))]
}
