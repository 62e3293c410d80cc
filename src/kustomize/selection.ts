import { parseSelector } from '../api/labelparser.ts'
import { matches } from '../api/labels.ts'
import { BuildFailure } from './failure.ts'
import type { Target } from './kustomizationtypes.ts'
import { effectiveNamespace } from './resid.ts'
import type { ResId } from './resid.ts'
import type { Resource } from './resource.ts'

/** A pattern that must match as a whole. Without one everything matches. */
export function wholePattern(pattern: string | undefined): (text: string) => boolean {
  if (!pattern) return () => true
  let test: RegExp
  try {
    test = new RegExp(`^(?:${pattern})$`)
  } catch {
    throw new BuildFailure(`error parsing regexp: ${JSON.stringify(pattern)}`)
  }
  return (text) => test.test(text)
}

/** Whether an id is what a target's patterns ask for. @param namespaceOf how ids are asked for their namespace */
export function idPattern(target: Target, namespaceOf: (id: ResId) => string): { kind(id: ResId): boolean; name(id: ResId): boolean; namespace(id: ResId): boolean } {
  const { group, version, kind, name, namespace } = target
  const [isGroup, isVersion, isKind, isName, isNamespace] = [group, version, kind, name, namespace].map(wholePattern) as [(t: string) => boolean, (t: string) => boolean, (t: string) => boolean, (t: string) => boolean, (t: string) => boolean]
  return {
    kind: (id) => isGroup(id.group) && isVersion(id.version) && isKind(id.kind),
    name: (id) => isName(id.name),
    namespace: (id) => isNamespace(namespaceOf(id)),
  }
}

/** Whether labels and annotations are what the target's selectors ask for. */
export function matchesSelectors(resource: Resource, { labelSelector, annotationSelector }: Target): boolean {
  return matchesSelector(annotationSelector, resource.annotations()) && matchesSelector(labelSelector, resource.labels())
}

function matchesSelector(selector: string | undefined, texts: Record<string, string>): boolean {
  return !selector || matches(parseSelector(selector), texts)
}

/** The resources that a patch's target means. */
export function select(resources: readonly Resource[], target: Target): Resource[] {
  const is = idPattern(target, effectiveNamespace)
  return resources.filter((resource) => {
    const current = resource.currentId(), original = resource.originalId()
    return (is.namespace(original) || is.namespace(current)) && (is.name(original) || is.name(current)) && is.kind(current) && matchesSelectors(resource, target)
  })
}
