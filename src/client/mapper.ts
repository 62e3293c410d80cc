import type { GroupVersionKind } from '../api/gvk.ts'
import { parseResourceKey, resourceKey } from '../api/gvk.ts'
import type { DiscoveredResource } from './contract.ts'

/** A word that names no served resource. The text is the whole message, without `error: `. */
export class NoResourceType extends Error {
  constructor(readonly word: string) {
    const { resource, group } = parseResourceKey(word)
    super(group ? `the server doesn't have a resource type "${resource}" in group "${group}"` : `the server doesn't have a resource type "${resource}"`)
  }
}

/** An object whose apiVersion and kind nobody serves. */
export class NoKindMatch extends Error {
  constructor(readonly gvk: GroupVersionKind) {
    super(`no matches for kind "${gvk.kind}" in version "${gvk.group ? `${gvk.group}/` : ''}${gvk.version}"`)
  }
}

/**
 * What a resource word of the command line means: plural, singular, short name or kind in any case, with group
 * (`deploy.apps`) or version and group (`deployments.v1.apps`) behind it. `kubectl: restmapper`
 * @throws NoResourceType
 */
export function resourceFor(resources: readonly DiscoveredResource[], word: string): DiscoveredResource {
  const lower = word.toLowerCase()
  const { resource: name, group: rest } = parseResourceKey(lower)
  const candidates = resources.filter((row) => row.resource === name || row.singular === name || row.shortNames?.includes(name) || row.kind.toLowerCase() === name)
  const found = rest === '' ? candidates[0] : byVersion(candidates, rest) ?? candidates.find((row) => row.group === rest) ?? candidates.find((row) => row.group.startsWith(rest))
  if (!found) throw new NoResourceType(word)
  return found
}

/** The resources that a short name of the command line could mean too, as warnings; none when the word is a full name. `client-go: restmapper/shortcut` */
export function ambiguities(resources: readonly DiscoveredResource[], word: string): string[] {
  if (resources.some((row) => row.resource === word || row.singular === word)) return []
  const keys = [...new Set(resources.filter((row) => row.shortNames?.includes(word)).map((row) => resourceKey(row)))]
  return keys.slice(1).map((key) => `short name "${word}" could also match lower priority resource ${key}`)
}

function byVersion(candidates: readonly DiscoveredResource[], rest: string): DiscoveredResource | undefined {
  const dot = rest.indexOf('.')
  if (dot < 0) return undefined
  const [version, group] = [rest.slice(0, dot), rest.slice(dot + 1)]
  return candidates.find((row) => row.version === version && row.group === group)
}

/** The resource of an object's kind. @throws NoKindMatch */
export function resourceOfKind(resources: readonly DiscoveredResource[], gvk: GroupVersionKind): DiscoveredResource {
  // The mapper also knows each kind in small letters; the server then refuses the object.
  const found = resources.find((row) => (row.kind === gvk.kind || row.kind.toLowerCase() === gvk.kind) && row.group === gvk.group && row.version === gvk.version)
  if (!found) throw new NoKindMatch(gvk)
  return found
}

/** All resources of a category (`all`), one per kind, in discovery order; undefined when it is no category. */
export function categoryMembers(resources: readonly DiscoveredResource[], word: string): DiscoveredResource[] | undefined {
  const members = resources.filter((row) => row.categories?.includes(word))
  const first = members.filter((row, i) => members.findIndex((other) => other.group === row.group && other.resource === row.resource) === i)
  return first.length ? first : undefined
}
