import { compareElements, goJson, type PathElement } from './element.ts'

/**
 * A set of field paths, as `fieldsV1` spells it: an empty object marks a member, `.` marks a member that has children. Sets are values:
 * never change one, they are shared. At the root `{}` is the empty set.
 */
export interface FieldSet { readonly [element: PathElement]: FieldSet }

export const EMPTY: FieldSet = Object.freeze({})
const MEMBER: FieldSet = EMPTY
const SELF = '.'

const cache = new Map<string, FieldSet>()

/** Reads `fieldsV1` text. @throws SyntaxError */
export function parseSet(text: string): FieldSet {
  let set = cache.get(text)
  if (!set) {
    if (cache.size > 2000) cache.clear()
    cache.set(text, set = JSON.parse(text) as FieldSet)
  }
  return set
}

const texts = new WeakMap<FieldSet, string>()

/** The compact text of a set, elements in their order. */
export function setText(set: FieldSet): string {
  let text = texts.get(set)
  if (text === undefined) texts.set(set, text = goJson(set))
  return text
}

/** Whether the set has no members. */
export function isEmpty(set: FieldSet): boolean {
  for (const _ in set) return false
  return true
}

const isMember = (node: FieldSet) => SELF in node || isEmpty(node)

/** A node from its parts; undefined when it is neither a member nor has children. */
function node(member: boolean, children: Record<string, FieldSet> | undefined): FieldSet | undefined {
  if (!children) return member ? MEMBER : undefined
  return member ? { [SELF]: MEMBER, ...children } : children
}

/** Whether the set has that very path. */
export function has(set: FieldSet, path: readonly PathElement[]): boolean {
  let at: FieldSet | undefined = set
  for (const element of path) if (!(at = at[element])) return false
  return path.length > 0 && isMember(at)
}

/** Members of either. */
export const union = (a: FieldSet, b: FieldSet): FieldSet => (isEmpty(a) ? b : isEmpty(b) || a === b ? a : joinChildren(a, b))

function join(a: FieldSet, b: FieldSet): FieldSet {
  if (a === b) return a
  const joined = joinChildren(a, b)
  const member = isMember(a) || isMember(b)
  if (!member || SELF in joined || isEmpty(joined)) return joined
  return { [SELF]: MEMBER, ...joined }
}

function joinChildren(a: FieldSet, b: FieldSet): FieldSet {
  let out: Record<string, FieldSet> | undefined
  let added = false
  for (const element in b) {
    const mine = a[element], other = b[element]!
    if (mine && element === SELF) continue
    const joined = mine ? join(mine, other) : other
    if (joined === mine) continue
    added ||= !mine
    out ??= { ...a }
    out[element] = joined
  }
  if (!out) return a
  return added ? inOrder(out) : out
}

function inOrder(set: Record<string, FieldSet>): FieldSet {
  const out: Record<string, FieldSet> = {}
  for (const element of Object.keys(set).sort(compareElements)) out[element] = set[element]!
  return out
}

/** Members of `a` that are not members of `b`. A parent and its children count separately. */
export const difference = (a: FieldSet, b: FieldSet): FieldSet => (isEmpty(a) || isEmpty(b) ? a : children(a, b, subtract) ?? EMPTY)

function subtract(a: FieldSet, b: FieldSet): FieldSet | undefined {
  return node(isMember(a) && !isMember(b), children(a, b, subtract) as Record<string, FieldSet> | undefined)
}

/** Members of `a`, without those of `b` and everything below them. */
export const recursiveDifference = (a: FieldSet, b: FieldSet): FieldSet => children(a, b, prune) ?? EMPTY

function prune(a: FieldSet, b: FieldSet): FieldSet | undefined {
  if (isMember(b)) return undefined
  return node(isMember(a), children(a, b, prune) as Record<string, FieldSet> | undefined)
}

/** Members of both. */
export const intersection = (a: FieldSet, b: FieldSet): FieldSet => (a === b ? a : shared(a, b) ?? EMPTY)

function shared(a: FieldSet, b: FieldSet): FieldSet | undefined {
  let out: Record<string, FieldSet> | undefined
  for (const element in a) {
    if (element === SELF || !b[element]) continue
    const x = a[element]!, y = b[element]!
    const kept = node(isMember(x) && isMember(y), shared(x, y) as Record<string, FieldSet> | undefined)
    if (kept) (out ??= {})[element] = kept
  }
  return out
}

/** The children of `a`, those that `b` has too through `step`; undefined when none is left. */
function children(a: FieldSet, b: FieldSet, step: (a: FieldSet, b: FieldSet) => FieldSet | undefined): FieldSet | undefined {
  let out: Record<string, FieldSet> | undefined
  for (const element in a) {
    if (element === SELF) continue
    const other = b[element]
    const kept = other ? step(a[element]!, other) : a[element]!
    if (kept) (out ??= {})[element] = kept
  }
  return out
}

/** Every member, parents before children, the members of one level before what lies below them. */
export function paths(set: FieldSet): PathElement[][] {
  const out: PathElement[][] = []
  const walk = (at: FieldSet, prefix: PathElement[]) => {
    const elements = Object.keys(at).filter((element) => element !== SELF)
    for (const element of elements) if (isMember(at[element]!)) out.push([...prefix, element])
    for (const element of elements) walk(at[element]!, [...prefix, element])
  }
  walk(set, [])
  return out
}

/** Collects paths into a set. */
export class SetBuilder {
  private readonly children = new Map<PathElement, SetBuilder>()
  private member = false

  /** Adds a path; `last` is one more element behind it. */
  add(path: readonly PathElement[], last?: PathElement): void {
    const all = last === undefined ? path : [...path, last]
    if (!all.length) return
    all.reduce((at: SetBuilder, element) => at.descend(element), this).member = true
  }

  private descend(element: PathElement): SetBuilder {
    let next = this.children.get(element)
    if (!next) this.children.set(element, next = new SetBuilder())
    return next
  }

  get isEmpty(): boolean {
    return this.children.size === 0
  }

  build(): FieldSet {
    if (this.isEmpty) return EMPTY
    const out: Record<string, FieldSet> = {}
    if (this.member) out[SELF] = MEMBER
    for (const element of [...this.children.keys()].sort(compareElements)) out[element] = this.children.get(element)!.build()
    return out
  }
}

/** A set of fields by their dotted paths (`metadata.labels`). */
export function setOf(...fields: string[]): FieldSet {
  const builder = new SetBuilder()
  for (const field of fields) builder.add(field.split('.').map((name) => `f:${name}`))
  return builder.build()
}
