import { BuildFailure } from './failure.ts'
import { idStruct, idText, sameId } from './resid.ts'
import type { ResId } from './resid.ts'
import type { Resource } from './resource.ts'

/** The resources of a build, no two with the same id. */
export class ResourceList {
  items: Resource[] = []

  /** @throws BuildFailure when there is one with this id */
  append(resource: Resource): void {
    const id = resource.currentId()
    if (this.items.some((item) => sameId(item.currentId(), id))) throw new BuildFailure(`may not add resource with an already registered id: ${idText(id)}`)
    this.items.push(resource)
  }

  appendAll(resources: Iterable<Resource>): void {
    for (const resource of resources) this.append(resource)
  }

  /** Those that have or had an id that matches. */
  matching(matches: (id: ResId) => boolean): Resource[] {
    return this.items.filter((item) => !item.isGone && item.anyIds().some(matches))
  }

  /** The one resource that has or had this id: what a patch without a target means. @throws BuildFailure */
  byId(id: ResId): Resource {
    const found = this.matching((other) => sameId(id, other))
    if (found.length === 1) return found[0]!
    const text = idText(id)
    throw new BuildFailure(`${found.length ? 'multiple' : 'no'} matches for Id ${text}; failed to find unique target for patch ${text}`)
  }

  /** Takes a generated resource in as its behavior says: as a new one, in place of another, or merged into it. */
  absorb(resource: Resource): void {
    const id = resource.currentId()
    const found = this.matching((other) => sameId(id, other))
    const changesOther = resource.behavior === 'merge' || resource.behavior === 'replace'
    if (!found.length) {
      if (changesOther) throw new BuildFailure(`id ${idStruct(id)} does not exist; cannot merge or replace`)
      return this.append(resource)
    }
    if (found.length > 1) throw new BuildFailure(`found multiple objects ${found.map((item) => JSON.stringify(item.object)).join(' ')} that could accept merge of ${idText(id)}`)
    const [old] = found as [Resource]
    if (!changesOther) throw new BuildFailure(`id ${idStruct(id)} exists; can not use behavior: '${resource.behavior}', behavior must be merge or replace`)
    takePlaceOf(old, resource)
    this.items[this.items.indexOf(old)] = resource
  }

  dropGone(): void { this.items = this.items.filter((item) => !item.isGone) }
}

function takePlaceOf(old: Resource, resource: Resource): void {
  const merges = resource.behavior === 'merge'
  resource.setTexts('labels', { ...old.labels(), ...resource.labels() })
  resource.setTexts('annotations', { ...old.annotations(), ...resource.annotations() })
  resource.name = old.name
  resource.namespace = old.namespace
  resource.rememberAs(old)
  if (!merges) return
  for (const field of ['data', 'binaryData'] as const) {
    const merged = { ...(old.object[field] as object | undefined), ...(resource.object[field] as object | undefined) }
    if (Object.keys(merged).length) resource.object[field] = merged
    else delete resource.object[field]
  }
}
