import type { Fields } from '../api/object.ts'
import { effectiveNamespace, gvkOf } from './resid.ts'
import type { ResId } from './resid.ts'

export type Behavior = 'unspecified' | 'create' | 'replace' | 'merge'

/** An object of a build, and what the build must remember of it. */
export class Resource {
  /** The names it had, oldest first. */
  private readonly previous: { name: string; namespace: string; kind: string }[] = []
  prefixes: string[] = []
  suffixes: string[] = []
  needsHash = false
  behavior: Behavior = 'unspecified'
  /** A patch with this may rename what it patches. */
  mayRename = false
  /** A patch with this may change the kind of what it patches. */
  mayChangeKind = false
  /** Emptied by a patch: it is dropped. */
  isGone = false
  /** The variables (`vars`) that point to it. */
  readonly variables: string[] = []

  constructor(public object: Fields) {}

  private get metadata(): Fields { return (this.object.metadata ??= {}) as Fields }
  get kind(): string { return String(this.object.kind ?? '') }
  get name(): string { return String((this.object.metadata as Fields | undefined)?.name ?? '') }
  set name(name: string) { this.metadata.name = name }
  get namespace(): string { return String((this.object.metadata as Fields | undefined)?.namespace ?? '') }
  set namespace(namespace: string) {
    if (namespace) this.metadata.namespace = namespace
    else delete this.metadata.namespace
  }

  labels(): Record<string, string> { return this.texts('labels') }
  annotations(): Record<string, string> { return this.texts('annotations') }
  private texts(field: string): Record<string, string> {
    const map = (this.object.metadata as Fields | undefined)?.[field]
    if (typeof map !== 'object' || map === null) return {}
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value ?? '')]))
  }

  setTexts(field: 'labels' | 'annotations', texts: Record<string, string>): void {
    if (Object.keys(texts).length) this.metadata[field] = texts
    else if (this.object.metadata) delete this.metadata[field]
  }

  /** What it is now. */
  currentId(): ResId { return { ...gvkOf(this.object.apiVersion, this.object.kind), name: this.name, namespace: this.namespace } }

  /** What it was, oldest first. */
  previousIds(): ResId[] {
    const { group, version } = gvkOf(this.object.apiVersion, this.object.kind)
    return this.previous.map(({ name, namespace, kind }) => ({ group, version, kind, name, namespace }))
  }

  originalId(): ResId { return this.previousIds()[0] ?? this.currentId() }

  /** Every id it had or has. */
  anyIds(): ResId[] { return [...this.previousIds(), this.currentId()] }

  /** Remembers what it is, before a change of name, namespace or kind. */
  storeId(): void {
    const id = this.currentId()
    this.previous.push({ name: id.name, namespace: effectiveNamespace(id), kind: id.kind })
  }

  /** Takes over what the build remembers of the resource that this one stands in for. */
  rememberAs(other: Resource): void {
    this.previous.splice(0, Infinity, ...other.previous)
    this.prefixes = [...other.prefixes]
    this.suffixes = [...other.suffixes]
    this.variables.splice(0, Infinity, ...other.variables)
    this.behavior = other.behavior
    this.needsHash &&= other.needsHash
  }

  copy(): Resource {
    const copy = new Resource(structuredClone(this.object))
    Object.assign(copy, { mayRename: this.mayRename, mayChangeKind: this.mayChangeKind, needsHash: this.needsHash })
    copy.rememberAs(this)
    return copy
  }
}
