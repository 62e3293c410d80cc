import type { Fields } from '../../api/object.ts'
import { parseResourceKey } from '../../api/gvk.ts'
import { rfc3339 } from '../../api/time.ts'

/** What is left in a namespace that is being emptied. */
export interface Leftovers {
  /** Objects by resource key. */
  resources: ReadonlyMap<string, number>
  /** Objects by finalizer. */
  finalizers: ReadonlyMap<string, number>
  /** What went wrong. */
  errors: readonly string[]
}

interface Verdict { type: string; status: 'True' | 'False'; reason: string; message: string }

const fine = (type: string, reason: string, message: string): Verdict => ({ type, status: 'False', reason, message })
const trouble = (type: string, reason: string, message: string): Verdict => ({ type, status: 'True', reason, message })

function resourceCounts(resources: Leftovers['resources']): string {
  return [...resources].map(([key, count]) => {
    const { group, resource } = parseResourceKey(key)
    return `${resource}.${group} has ${count} resource instances`
  }).sort().join(', ')
}

const finalizerCounts = (finalizers: Leftovers['finalizers']): string => [...finalizers].map(([name, count]) => `${name} in ${count} resource instances`).sort().join(', ')

/** The five conditions of a namespace on its way out, in their order. */
function verdicts({ resources, finalizers, errors }: Leftovers): Verdict[] {
  return [
    fine('NamespaceDeletionDiscoveryFailure', 'ResourcesDiscovered', 'All resources successfully discovered'),
    fine('NamespaceDeletionGroupVersionParsingFailure', 'ParsedGroupVersions', 'All legacy kube types successfully parsed'),
    errors.length
      ? trouble('NamespaceDeletionContentFailure', 'ContentDeletionFailed', `Failed to delete all resource types, ${errors.length} remaining: ${[...errors].sort().join(', ')}`)
      : fine('NamespaceDeletionContentFailure', 'ContentDeleted', 'All content successfully deleted, may be waiting on finalization'),
    resources.size
      ? trouble('NamespaceContentRemaining', 'SomeResourcesRemain', `Some resources are remaining: ${resourceCounts(resources)}`)
      : fine('NamespaceContentRemaining', 'ContentRemoved', 'All content successfully removed'),
    finalizers.size
      ? trouble('NamespaceFinalizersRemaining', 'SomeFinalizersRemain', `Some content in the namespace has finalizers remaining: ${finalizerCounts(finalizers)}`)
      : fine('NamespaceFinalizersRemaining', 'ContentHasNoFinalizers', 'All content-preserving finalizers finished'),
  ]
}

/** The conditions with what is known now; a transition time moves only with the status. `now` in ms. */
export function withLeftovers(conditions: readonly Fields[], leftovers: Leftovers, now: number): Fields[] {
  const updated = [...conditions]
  for (const verdict of verdicts(leftovers)) {
    const index = updated.findIndex((condition) => condition.type === verdict.type)
    const old = updated[index]
    const next = { ...verdict, lastTransitionTime: old?.status === verdict.status ? old.lastTransitionTime : rfc3339(now) }
    if (index < 0) updated.push(next)
    else updated[index] = next
  }
  return updated
}
