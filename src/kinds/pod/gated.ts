/** A pod that waits at a gate may still be narrowed to fewer nodes. */
import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import type { Fields } from '../../api/object.ts'
import { same } from '../../api/object.ts'

const must = 'requiredDuringSchedulingIgnoredDuringExecution'
const terms = (affinity: Fields | undefined): Fields[] => affinity?.[must]?.nodeSelectorTerms ?? []

/** Checks the allowed changes and puts them back in `rest`, so that only forbidden ones are left there. */
export function validateGatedChanges(rest: Fields, old: Fields): FieldError[] {
  const errors: FieldError[] = []
  const before = old.nodeSelector ?? {}, after = rest.nodeSelector ?? {}
  if (Object.keys(before).some((key) => before[key] !== after[key])) errors.push(invalid('spec.nodeSelector', rest.nodeSelector, 'only additions to spec.nodeSelector are allowed (no mutations or deletions)'))
  restore(rest, old, 'nodeSelector')
  errors.push(...validateNodeAffinity(rest.affinity?.nodeAffinity, old.affinity?.nodeAffinity))
  const affinity: Fields = { ...rest.affinity }
  restore(affinity, old.affinity ?? {}, 'nodeAffinity')
  if (Object.keys(affinity).length || old.affinity) rest.affinity = affinity
  else delete rest.affinity
  return errors
}

function restore(to: Fields, from: Fields, field: string): void {
  if (from[field] === undefined) delete to[field]
  else to[field] = from[field]
}

function validateNodeAffinity(affinity: Fields | undefined, old: Fields | undefined): FieldError[] {
  const before = terms(old), after = terms(affinity), at = `spec.affinity.nodeAffinity.${must}.nodeSelectorTerms`
  if (!before.length) return []
  if (before.length !== after.length) return [invalid(at, after, 'no additions/deletions to non-empty NodeSelectorTerms list are allowed')]
  const grown = (list: 'matchExpressions' | 'matchFields', i: number) => (before[i]![list] ?? []).every((one: Fields, j: number) => same(one, after[i]![list]?.[j]))
  return before.flatMap((term, i) => {
    const empty = !term.matchExpressions?.length && !term.matchFields?.length
    const allowed = empty ? same(term, after[i]) : grown('matchExpressions', i) && grown('matchFields', i)
    return allowed ? [] : [invalid(`${at}[${i}]`, after[i], 'only additions are allowed (no mutations or deletions)')]
  })
}
