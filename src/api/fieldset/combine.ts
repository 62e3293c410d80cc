import { childAtom, DEDUCED, type Atom, type ListAtom } from './atom.ts'
import type { PathElement } from './element.ts'
import { itemElement } from './items.ts'
import { isMap, put } from '../patch/directives.ts'

const isBlank = (value: any) => !isMap(value) || !Object.keys(value).length

/**
 * Lays an applied configuration over the live object (`structured-merge-diff: typed.Merge`): nothing is removed, lists take the applied order.
 * `undefined` on either side means that it does not say anything. Neither is changed; the result shares parts with both.
 * @throws ItemError for list items that cannot be told apart
 */
export function combine(atom: Atom, live: any, applied: any): any {
  if (applied === undefined) return live
  if (live === applied) return applied
  switch (atom.kind) {
    case 'scalar': return applied
    case 'list': return atom.relation === 'atomic' || (!live?.length && !applied?.length) ? applied : combineLists(atom, asList(live), asList(applied))
    case 'deduced': return Array.isArray(applied) || (isBlank(live) && isBlank(applied)) || (!isMap(applied) && applied !== null) ? applied : combineMaps(atom, live, applied)
    default: return atom.atomic || (isBlank(live) && isBlank(applied)) ? applied : combineMaps(atom, live, applied)
  }
}

const asList = (value: any): any[] => (Array.isArray(value) ? value : [])

function combineMaps(atom: Atom, live: any, applied: any): any {
  const l = isMap(live) ? live : {}, r = isMap(applied) ? applied : {}
  const out: Record<string, any> = {}
  for (const key of Object.keys(l)) put(out, key, combine(childAtom(atom, key), l[key], Object.hasOwn(r, key) ? r[key] : undefined))
  for (const key of Object.keys(r)) if (!Object.hasOwn(l, key)) put(out, key, combine(childAtom(atom, key), undefined, r[key]))
  return out
}

/** A live list item; one that stands twice is left alone. */
function index(atom: ListAtom, items: any[]): { elements: PathElement[]; values: Map<PathElement, any> } {
  const elements = items.map((item) => itemElement(atom, item))
  const values = new Map<PathElement, any>()
  elements.forEach((element, i) => values.set(element, values.has(element) ? null : items[i]))
  return { elements, values }
}

/** Items of both, in the applied order where it says one, the live order elsewhere. */
function combineLists(atom: ListAtom, live: any[], applied: any[]): any[] {
  const left = index(atom, live), right = index(atom, applied)
  const sharedOrder = right.elements.filter((element) => left.values.has(element))
  let nextShared = sharedOrder.shift()
  const merged = new Set<PathElement>()
  const out: any[] = []
  const take = (element: PathElement) => {
    merged.add(element)
    out.push(combine(atom.of ?? DEDUCED, left.values.get(element) ?? undefined, right.values.get(element)))
  }
  let l = 0, r = 0
  while (l < live.length || r < applied.length) {
    const mine = left.elements[l], other = right.elements[r]
    if (l < live.length && r < applied.length) {
      if (mine === other) {
        take(other!)
        l++
        r++
        nextShared = sharedOrder.shift()
        continue
      }
      if (right.values.has(mine!) && nextShared !== undefined && nextShared !== mine) {
        // Shared, but its turn comes later.
        l++
        continue
      }
    }
    if (l < live.length) {
      if (!right.values.has(mine!)) {
        out.push(live[l++])
        continue
      }
      if (merged.has(mine!)) l++
    }
    if (r < applied.length) {
      take(other!)
      r++
      if (nextShared === other) nextShared = sharedOrder.shift()
    }
  }
  return out
}
