import type { Fields } from '../api/object.ts'
import { BuildFailure } from './failure.ts'
import { changeFields } from './fieldspec.ts'
import type { FieldSpec } from './kustomizationtypes.ts'
import { isClusterScoped, sameId } from './resid.ts'
import type { Resource } from './resource.ts'

/** Puts all resources into a namespace. @throws BuildFailure when two then have the same id */
export function setNamespace(resources: readonly Resource[], namespace: string, specs: readonly FieldSpec[]): void {
  for (const resource of resources) {
    resource.storeId()
    if (!isClusterScoped(resource.currentId())) resource.namespace = namespace
    if (/^(?:Cluster)?RoleBinding$/.test(resource.kind)) moveDefaultSubjects(resource, namespace)
    const own = specs.filter(({ path }) => path !== 'metadata/namespace' && (path !== 'metadata/name' || resource.object.apiVersion === 'v1'))
    changeFields(resource, own, (slot) => slot.set(namespace), 'text')
    const id = resource.currentId()
    const same = resources.filter((other) => sameId(other.currentId(), id))
    if (same.length !== 1) throw new BuildFailure(`namespace transformation produces ID conflict: [${same.map((other) => JSON.stringify(other.object)).join(' ')}]`)
  }
}

/** Subjects called `default` are taken to be the service account of the namespace. */
function moveDefaultSubjects(binding: Resource, namespace: string): void {
  const { subjects } = binding.object
  if (Array.isArray(subjects)) for (const subject of subjects as Fields[]) if (subject?.name === 'default') subject.namespace = namespace
}
