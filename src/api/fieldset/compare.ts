import { same } from '../object.ts'
import { DEDUCED, type Atom, type ListAtom, type MapAtom, type StructAtom } from './atom.ts'
import type { PathElement } from './element.ts'
import { groupItems } from './items.ts'
import { SetBuilder, type FieldSet } from './set.ts'

/** What differs between two objects. A path is in at most one of the three. */
export interface Changes { added: FieldSet; modified: FieldSet; removed: FieldSet }

/**
 * Compares two objects of one type by the fields that can be owned (`structured-merge-diff: typed.Compare`).
 * Undefined when nothing differs. @throws ItemError when list items cannot be told apart
 */
export function compareObjects(atom: Atom, before: unknown, after: unknown): Changes | undefined {
  const walker = new Comparison()
  walker.compare(atom, before, after)
  return walker.result()
}

const asMap = (value: any): Record<string, any> | undefined => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined)

class Comparison {
  private readonly path: PathElement[] = []
  private readonly added = new SetBuilder()
  private readonly modified = new SetBuilder()
  private readonly removed = new SetBuilder()

  result(): Changes | undefined {
    if (this.added.isEmpty && this.modified.isEmpty && this.removed.isEmpty) return undefined
    return { added: this.added.build(), modified: this.modified.build(), removed: this.removed.build() }
  }

  compare(atom: Atom, left: any, right: any): void {
    if (left === right) return
    switch (atom.kind) {
      case 'scalar': return this.leaf(left, right)
      case 'struct': return this.struct(atom, left, right)
      case 'map': return this.map(atom, left, right)
      case 'list': return this.list(atom, left, right)
      default: return this.deduced(left, right)
    }
  }

  /** Something owned as a whole. */
  private leaf(left: any, right: any): void {
    if (left === undefined) this.added.add(this.path)
    else if (right === undefined) this.removed.add(this.path)
    else if (!same(left, right)) this.modified.add(this.path)
  }

  /** A container that came or went is itself a change, beside what it holds. */
  private container(left: any, right: any): void {
    if (left === undefined) this.added.add(this.path)
    else if (right === undefined) this.removed.add(this.path)
  }

  private below(element: PathElement, atom: Atom, left: any, right: any): void {
    if (left === right) return
    this.path.push(element)
    this.compare(atom, left, right)
    this.path.pop()
  }

  private struct(atom: StructAtom, left: any, right: any): void {
    const l = asMap(left), r = asMap(right)
    if (atom.atomic || (isBare(atom, l) && isBare(atom, r))) return this.leaf(left, right)
    const { fields } = atom
    for (const key in r) {
      const field = fields.get(key)
      this.below(field ? field.element : `f:${key}`, field ? field.atom : DEDUCED, l && valueOf(l, key, field?.fill), r![key])
    }
    for (const key in l) {
      if (r && Object.hasOwn(r, key)) continue
      const field = fields.get(key)
      this.below(field ? field.element : `f:${key}`, field ? field.atom : DEDUCED, l![key], r && valueOf(r, key, field?.fill))
    }
    // Fields that Go writes always exist wherever their struct does.
    if (!l || !r) for (const field of atom.filled) if (!Object.hasOwn((l ?? r)!, field.name)) this.below(field.element, field.atom, l && field.fill, r && field.fill)
    this.container(left, right)
  }

  private map(atom: MapAtom, left: any, right: any): void {
    const l = asMap(left), r = asMap(right)
    if (atom.atomic || (isBlank(l) && isBlank(r))) return this.leaf(left, right)
    this.entries(atom.of, l, r)
    this.container(left, right)
  }

  private entries(of: Atom, l: Record<string, any> | undefined, r: Record<string, any> | undefined): void {
    for (const key in r) this.below(`f:${key}`, of, l && Object.hasOwn(l, key) ? l[key] : undefined, r[key])
    for (const key in l) if (!r || !Object.hasOwn(r, key)) this.below(`f:${key}`, of, l[key], undefined)
  }

  private list(atom: ListAtom, left: any, right: any): void {
    const l: any[] | undefined = Array.isArray(left) ? left : undefined, r: any[] | undefined = Array.isArray(right) ? right : undefined
    if (atom.relation === 'atomic' || (!l?.length && !r?.length)) return this.leaf(left, right)
    const before = groupItems(atom, l), after = groupItems(atom, r)
    for (const [element, items] of before) this.items(atom, element, items, after.get(element) ?? [])
    for (const [element, items] of after) if (!before.has(element)) this.items(atom, element, [], items)
    this.container(left, right)
  }

  /** Repeated items count as one whole. */
  private items(atom: ListAtom, element: PathElement, left: any[], right: any[]): void {
    if (left.length <= 1 && right.length <= 1) this.below(element, atom.of, left[0], right[0])
    else if (left.length > 1 && right.length > 1) {
      if (!same(left, right)) this.modified.add(this.path, element)
    } else if (left.length > 1) {
      if (right.length) this.below(element, atom.of, undefined, right[0])
      this.removed.add(this.path, element)
    } else {
      if (left.length) this.below(element, atom.of, left[0], undefined)
      this.added.add(this.path, element)
    }
  }

  /** Without schema maps are looked into, everything else is a leaf. */
  private deduced(left: any, right: any): void {
    const l = asMap(left), r = asMap(right)
    if (isBlank(l) && isBlank(r)) return this.leaf(left, right)
    const isLeaf = (value: any, map: unknown) => value !== undefined && value !== null && !map
    if (isLeaf(left, l) || isLeaf(right, r)) this.leaf(left, right)
    this.entries(DEDUCED, l, r)
    this.container(left, right)
  }
}

const valueOf = (map: Record<string, any>, key: string, fill: unknown) => (Object.hasOwn(map, key) ? map[key] : fill)

function isBlank(map: Record<string, any> | undefined): boolean {
  for (const _ in map) return false
  return true
}

/** Whether Go would write nothing for a struct. */
const isBare = (atom: StructAtom, map: Record<string, any> | undefined) => !map || (!atom.filled.length && isBlank(map))
