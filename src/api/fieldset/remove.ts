import { childAtom, type Atom } from './atom.ts'
import { itemElement } from './items.ts'
import { isMap, put } from '../patch/directives.ts'
import { isEmpty, type FieldSet } from './set.ts'

const isMember = (node: FieldSet) => '.' in node || isEmpty(node)
const hasChildren = (node: FieldSet) => Object.keys(node).some((element) => element !== '.')

/**
 * An object without the fields and list items of a set (`structured-merge-diff: typed.RemoveItems`). A container that ends up empty is null.
 * The input stays as it is.
 */
export function removeFields(atom: Atom, value: any, set: FieldSet): any {
  if (Array.isArray(value)) {
    if (atom.kind !== 'list' || atom.relation === 'atomic' || !value.length) return null
    const kept = value.flatMap((item) => {
      const node = set[itemElement(atom, item)]
      if (!node) return [item]
      return isMember(node) ? [] : [removeFields(atom.of, item, node)]
    })
    return kept.length ? kept : null
  }
  if (!isMap(value)) return value
  if ((atom.kind === 'map' || atom.kind === 'struct') && atom.atomic) return null
  const out: Record<string, any> = {}
  let size = 0
  for (const key of Object.keys(value)) {
    const node = set[`f:${key}`]
    if (node && isMember(node)) continue
    const inner = node && hasChildren(node) ? removeFields(childAtom(atom, key), value[key], node) : value[key]
    put(out, key, inner)
    size++
  }
  return size ? out : null
}

/** A set in which every declared field on the way to a member is a member too. */
export function withNamedFields(set: FieldSet, atom: Atom | undefined): FieldSet {
  const out: Record<string, FieldSet> = {}
  for (const element in set) {
    if (element === '.') {
      out[element] = set[element]!
      continue
    }
    const node = set[element]!
    if (!hasChildren(node)) {
      out[element] = node
      continue
    }
    const named = element[0] === 'f' && atom?.kind === 'struct' && atom.fields.has(element.slice(2))
    const inner = withNamedFields(node, below(atom, element))
    out[element] = named && !('.' in inner) ? { '.': {}, ...inner } : inner
  }
  return out
}

function below(atom: Atom | undefined, element: string): Atom | undefined {
  if (!atom) return undefined
  if (element[0] === 'f') return childAtom(atom, element.slice(2))
  return element[0] === 'k' && atom.kind === 'list' ? atom.of : undefined
}
