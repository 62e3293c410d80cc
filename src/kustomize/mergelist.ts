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

function mergeElements(base: unknown[], patch: unknown[] | undefined, keys: readonly string[], known: Known): unknown[] {
  const all = keys.length > 1 ? withPartners(keyLists(keys, patch ?? [], base)) : keyLists(keys, patch ?? [], base)
  const used = keys.filter((_, at) => all.some((values) => values[at]))
  const type = known.type?.kind === 'list' ? known.type.of : undefined
  let valid = keys
  let kept = base, added: unknown[] = []
  for (const values of all) {
    valid = used.length ? used : keys
    const wanted = values.filter((_, at) => valid.includes(keys[at]!))
    // An element that went is not found again. Without a list of its own, the patch is the list.
    const result = merge(find(kept, valid, wanted), find(patch === base ? kept : patch, valid, wanted), { schema: known.schema, type })
    if (!isMap(result) || !Object.keys(result).length) {
      kept = withElement(kept, valid, wanted)
      continue
    }
    for (const [at, key] of valid.entries()) if (result[key] === undefined && wanted[at]) result[key] = wanted[at]
    added = withElement(added, valid, wanted, result)
  }
  return all.length ? withBase(added, kept, valid) : kept
}

/** The keys of all elements, each once: those of the patch first. */
function keyLists(keys: readonly string[], ...lists: readonly unknown[][]): Keys[] {
  const found = new Map<string, Keys>()
  for (const item of lists.flat()) {
    const values = keys.map((key) => (isMap(item) ? textOf(item[key]) : ''))
    if (!found.has(values.join('\0'))) found.set(values.join('\0'), values)
  }
  return [...found.values()]
}

/** An element that leaves out a key is the same as one that says it, where the rest is the same. */
function withPartners(all: Keys[]): Keys[] {
  for (let i = 0; i < all.length; i++) {
    for (let j = 0; j < all.length; j++) {
      const a = all[i]!, b = all[j]!
      const fits = a.every((value, at) => !value || !b[at] || value === b[at]) && a.some((value, at) => value === b[at])
      if (fits) all[i] = all[j] = a.map((value, at) => value || b[at]!)
    }
  }
  return all
}

/** The first element with these values; empty ones do not count, unless all are. */
function find(list: readonly unknown[] | undefined, keys: readonly string[], values: Keys): unknown {
  const counts = values.some(Boolean) ? values.map(Boolean) : values.map(() => true)
  return list?.find((item) => isMap(item) && keys.every((key, at) => !counts[at] || (item[key] !== undefined && textOf(item[key]) === values[at])))
}

/**
 * A list with the elements that have these values replaced by one, or without them. An empty value stands for any, and so does one that is not there.
 * kustomize drops everything when it is given no value at all.
 */
function withElement(list: readonly unknown[], keys: readonly string[], values: Keys, element?: unknown): unknown[] {
  const result: unknown[] = []
  let found = false
  for (const item of list) {
    if (item === null || (isMap(item) && !Object.keys(item).length)) continue
    const is = isMap(item) && values.length > 0 && values.every((value, at) => item[keys[at]!] !== undefined && (!value || textOf(item[keys[at]!]) === value))
    if (is) found = true
    if (is ? element !== undefined : !isMap(item) || values.length) result.push(is ? element : item)
  }
  return found || element === undefined ? result : [...result, element]
}

/** The elements that the patch brought, and those that were there: each of them takes its place among the former, or the next one behind. */
function withBase(added: readonly unknown[], base: readonly unknown[], keys: readonly string[]): unknown[] {
  let result = [...added]
  for (const item of base) {
    const values: Keys = []
    for (const key of keys) {
      const value = isMap(item) ? item[key] : undefined
      if (value === undefined) result.push(item)
      else values.push(String(value))
    }
    if (keys.length > 1) result = withElement(result, keys, values)
    result = withElement(result, keys, values, item)
  }
  return result
}
