import type { Fields } from '../api/object.ts'
import { BuildFailure } from './failure.ts'
import { changeField } from './fieldspec.ts'
import type { FieldSlot } from './fieldspec.ts'
import type { Gvk } from './groupversion.ts'
import type { NameReference } from './namereferences.ts'
import { toYaml } from '../print/yaml/yaml.ts'
import { effectiveNamespace, idText, isClusterScoped, isSelected } from './resid.ts'
import type { ResId } from './resid.ts'
import type { Resource } from './resource.ts'

/**
 * Gives every field that holds the name of a renamed resource the new name.
 * @throws BuildFailure when it cannot be told which resource is meant
 */
export function fixReferences(resources: readonly Resource[], references: readonly NameReference[]): void {
  for (const referrer of resources) {
    const candidates = reachable(referrer, resources)
    for (const { fieldSpecs, ...target } of references) {
      for (const spec of fieldSpecs) {
        if (!isSelected(referrer.originalId(), spec)) continue
        const fix = new Fix(referrer, candidates, target, spec.path ?? '')
        const { group, version, kind } = referrer.currentId()
        changeField(referrer, { group, version, kind, path: spec.path }, (slot) => fix.field(slot))
      }
    }
  }
}

/** What a resource may name: what is in its own namespace or in none; role bindings also reach the namespaces of their subjects. */
function reachable(referrer: Resource, resources: readonly Resource[]): Resource[] {
  const id = referrer.currentId()
  if (isClusterScoped(id)) return [...resources]
  const subjects = referrer.kind === 'RoleBinding' && Array.isArray(referrer.object.subjects) ? (referrer.object.subjects as Fields[]) : []
  const namespaces = new Set(subjects.filter((subject) => subject.kind === 'ServiceAccount').map((subject) => subject.namespace))
  return resources.filter((other) => isClusterScoped(other.currentId()) || effectiveNamespace(other.currentId()) === effectiveNamespace(id) || namespaces.has(other.namespace))
}

/** Whether the shorter list is the end of the longer one. */
function sameEnding(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length)
  return a.slice(a.length - length).join() === b.slice(b.length - length).join()
}

function sameAffixes(a: Resource, b: Resource, emptyIsSame: boolean): boolean {
  return (['prefixes', 'suffixes'] as const).every((affixes) => (emptyIsSame && (!a[affixes].length || !b[affixes].length)) || sameEnding(a[affixes], b[affixes]))
}

class Fix {
  constructor(private readonly referrer: Resource, private readonly candidates: readonly Resource[], private readonly target: Partial<Gvk>, private readonly path: string) {}

  field({ value, set }: FieldSlot): void {
    if (value === null || value === undefined) return
    if (Array.isArray(value)) value.forEach((item, at) => this.field({ value: item, set: (changed) => { value[at] = changed } }))
    else if (typeof value === 'object') this.map(value as Fields)
    else {
      const found = this.find(String(value), this.candidates, (a, b) => a.name === b.name)
      if (found && found.name !== String(value)) set(found.name)
    }
  }

  /** A name with perhaps a namespace beside it. */
  private map(map: Fields): void {
    if (map.name === undefined) throw new BuildFailure("path config error; no 'name' field in node")
    const found = this.find(String(map.name), this.inNamespace(map.namespace), (a, b) => a.name === b.name && a.namespace === b.namespace)
    if (!found) return
    map.name = found.name
    if (found.namespace) map.namespace = found.namespace
  }

  private inNamespace(namespace: unknown): readonly Resource[] {
    if (namespace === undefined) return this.candidates
    const by = (id: (resource: Resource) => ResId) => this.candidates.filter((other) => effectiveNamespace(id(other)) === namespace)
    const originally = by((other) => other.originalId())
    return originally.length ? originally : by((other) => other.currentId())
  }

  private find(name: string, among: readonly Resource[], alike: (a: Resource, b: Resource) => boolean): Resource | undefined {
    let found = among.filter((other) => other.previousIds().some((id) => id.name === name) && this.isTarget(other) && this.isNear(other))
    if (found.length <= 1) return found[0]
    found = found.filter((other) => sameAffixes(other, this.referrer, true))
    if (found.length > 1) found = found.filter((other) => sameAffixes(other, this.referrer, false))
    const [first] = found
    if (!first || found.every((other) => alike(first, other))) return first
    const possible = found.map((other, at) => `--- possible referral ${at}:\n${toYaml(other.object)}\n`).join('')
    throw new BuildFailure(`found multiple possible referrals: ${found.map((other) => idText(other.currentId())).join(', ')}\n\n**** Too many possible referral targets to referrer:\n${toYaml(this.referrer.object)}\n${possible}`)
  }

  private isTarget(other: Resource): boolean {
    const is = (wanted: Partial<Gvk>) => other.previousIds().some((id) => isSelected(id, wanted))
    const role = this.referrer.object.roleRef as Fields | undefined
    if (!is(this.target)) return false
    return !this.path.endsWith('roleRef/name') || !role?.apiGroup || !role.kind || is({ group: String(role.apiGroup), kind: String(role.kind) })
  }

  private isNear(other: Resource): boolean {
    const own = this.referrer.currentId(), its = other.currentId()
    return isClusterScoped(own) || isClusterScoped(its) || other.kind === 'ServiceAccount' || effectiveNamespace(own) === effectiveNamespace(its)
  }
}
