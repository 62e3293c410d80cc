import { nonNegative } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import type { Fields } from '../../api/object.ts'

const parts = ['fullyLabeledReplicas', 'updatedReplicas', 'readyReplicas', 'availableReplicas']

/** Counts of a workload's status: none below zero, no part above the whole, no collision forgotten. */
export function validateReplicaStatus(status: Fields | undefined, old: Fields | undefined, counts: readonly string[]): FieldError[] {
  const now = status ?? {}
  const errors = ['observedGeneration', ...counts].flatMap((field) => nonNegative(now[field], `status.${field}`))
  const above = (part: string, whole: string, text: string) => {
    if ((now[part] ?? 0) > (now[whole] ?? 0)) errors.push(invalid(`status.${part}`, now[part] ?? 0, text))
  }
  for (const part of counts) if (parts.includes(part)) above(part, 'replicas', 'cannot be greater than status.replicas')
  above('availableReplicas', 'readyReplicas', 'cannot be greater than readyReplicas')
  if ((now.collisionCount ?? 0) < (old?.collisionCount ?? 0)) errors.push(invalid('status.collisionCount', now.collisionCount ?? 0, 'cannot be decremented'))
  return errors
}
