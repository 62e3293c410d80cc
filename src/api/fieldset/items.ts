import { goJson, type PathElement } from './element.ts'
import type { ListAtom } from './atom.ts'

/** A list item that cannot be told from others. */
export class ItemError extends Error {}

/** The path element of an item of a set or keyed list. @throws ItemError for null, or what is no map where keys are needed … */
export function itemElement(list: ListAtom, item: any): PathElement {
  if (list.relation === 'map') return keyedElement(list, item)
  if (item === null || item === undefined) throw new ItemError("associative list without keys has an element that's an explicit null")
  if (Array.isArray(item)) throw new ItemError('not supported: associative list with lists as elements')
  if (typeof item === 'object') throw new ItemError("associative list without keys has an element that's a map type")
  return `v:${goJson(item)}`
}

function keyedElement(list: ListAtom, item: any): PathElement {
  if (item === null || item === undefined) throw new ItemError('associative list with keys may not have a null element')
  if (typeof item !== 'object' || Array.isArray(item)) throw new ItemError('associative list with keys may not have non-map elements')
  let text = ''
  for (const key of list.keys) {
    const value = item[key] ?? keyDefault(list, key)
    if (value !== undefined) text += `${text ? ',' : ''}${goJson(key)}:${goJson(value)}`
  }
  if (!text) throw new ItemError(`associative list with keys has an element that omits all key fields [${list.keys.map((key) => JSON.stringify(key)).join(' ')}] (and doesn't have default values for any key fields)`)
  return `k:{${text}}`
}

function keyDefault(list: ListAtom, key: string): unknown {
  return list.of.kind === 'struct' ? list.of.fields.get(key)?.keyDefault : undefined
}

/** Items by element, in order of first appearance; more than one where a key repeats. */
export function groupItems(list: ListAtom, items: readonly any[] | undefined): Map<PathElement, any[]> {
  const groups = new Map<PathElement, any[]>()
  for (const item of items ?? []) {
    const element = itemElement(list, item)
    const group = groups.get(element)
    if (group) group.push(item)
    else groups.set(element, [item])
  }
  return groups
}
