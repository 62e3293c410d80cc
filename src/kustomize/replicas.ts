import { BuildFailure } from './failure.ts'
import { changeField } from './fieldspec.ts'
import type { FieldSpec } from './kustomizationtypes.ts'
import { isSelected } from './resid.ts'
import type { ResourceList } from './resourcelist.ts'

/** Sets the number of replicas of whatever has or had the name. @throws BuildFailure when nothing has it */
export function setReplicas(resources: ResourceList, { name = '', count = 0 }: { name?: string; count?: number }, specs: readonly FieldSpec[]): void {
  let found = false
  for (const spec of specs) {
    for (const resource of resources.matching((id) => id.name === name && isSelected(id, spec))) {
      found = true
      changeField(resource, spec, (slot) => slot.set(count), 'number')
    }
  }
  if (found) return
  const kinds = specs.map((spec) => `${spec.kind || '[noKind]'}.${spec.version || '[noVer]'}.${spec.group || '[noGrp]'}`)
  throw new BuildFailure(`resource with name ${name} does not match a config with the following GVK [${kinds.join(' ')}]`)
}
