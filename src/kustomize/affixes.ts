import { changeField } from './fieldspec.ts'
import type { FieldSpec } from './kustomizationtypes.ts'
import { isSelected } from './resid.ts'
import type { Resource } from './resource.ts'

/** Kinds whose names stand for something outside of the build. */
const keptNames = [{ kind: 'CustomResourceDefinition' }, { group: 'apiregistration.k8s.io', kind: 'APIService' }, { kind: 'Namespace' }]

/** Puts a text in front of or behind every name. */
export function addAffix(resources: readonly Resource[], side: 'prefixes' | 'suffixes', affix: string, specs: readonly FieldSpec[]): void {
  for (const resource of resources) {
    const id = resource.originalId()
    if (keptNames.some((kept) => isSelected(id, kept))) continue
    for (const spec of specs.filter((one) => isSelected(id, one))) {
      if (spec.path === 'metadata/name') {
        resource[side].push(affix)
        resource.storeId()
      }
      changeField(resource, spec, ({ value, set }) => set(side === 'prefixes' ? affix + String(value ?? '') : String(value ?? '') + affix), 'text')
    }
  }
}
