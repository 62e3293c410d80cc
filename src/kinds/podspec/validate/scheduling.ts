/** Field errors of what decides a pod's node: tolerations and topology spread. Affinity is beside this file. */
import { follows, oneOf, positive } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { duplicate, forbidden, invalid, required, unsupported } from '../../../api/field.ts'
import { validateLabelSelector } from '../../../api/labels.ts'
import { labelValue, qualifiedName } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'

export const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

export function validateTolerations(tolerations: readonly Fields[] | undefined, path: string): FieldError[] {
  return (tolerations ?? []).flatMap(({ key = '', operator = '', value = '', effect = '', tolerationSeconds }, i) => {
    const at = `${path}[${i}]`
    const errors = key ? follows(qualifiedName, key, `${at}.key`) : []
    if (!key && operator !== 'Exists') errors.push(invalid(`${at}.operator`, operator, 'operator must be Exists when `key` is empty, which means "match all values and all keys"'))
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') errors.push(invalid(`${at}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"))
    if (operator === 'Equal' || operator === '') {
      const faults = labelValue(value)
      if (faults.length) errors.push(invalid(`${at}.operator`, value, faults.join(';')))
    } else if (operator === 'Exists') {
      if (value) errors.push(invalid(`${at}.operator`, value, "value must be empty when `operator` is 'Exists'"))
    } else {
      // Lt and Gt wait behind a feature gate that is off: the server lists them all the same once somebody tries.
      errors.push(unsupported(`${at}.operator`, operator, operator === 'Lt' || operator === 'Gt' ? ['Equal', 'Exists', 'Lt', 'Gt'] : ['Equal', 'Exists']))
    }
    if (effect) errors.push(...oneOf(effect, taintEffects, `${at}.effect`))
    return errors
  })
}

export function validateTopologySpread(constraints: readonly Fields[] | undefined, path: string): FieldError[] {
  const all = constraints ?? []
  return all.flatMap((constraint, i) => {
    const at = `${path}[${i}]`
    const { topologyKey = '', whenUnsatisfiable = '', minDomains } = constraint
    const errors = positive(constraint.maxSkew, `${at}.maxSkew`)
    if (!topologyKey) errors.push(required(`${at}.topologyKey`, 'can not be empty'))
    errors.push(...oneOf(whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway'], `${at}.whenUnsatisfiable`))
    if (all.slice(i + 1).some((other) => other.topologyKey === topologyKey && other.whenUnsatisfiable === whenUnsatisfiable)) {
      errors.push(duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${whenUnsatisfiable}}`))
    }
    if (minDomains !== undefined) {
      errors.push(...positive(minDomains, `${at}.minDomains`))
      if (whenUnsatisfiable !== 'DoNotSchedule') errors.push(invalid(`${at}.minDomains`, minDomains, `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`))
    }
    for (const field of ['nodeAffinityPolicy', 'nodeTaintsPolicy']) if (constraint[field] !== undefined) errors.push(...oneOf(constraint[field], ['Honor', 'Ignore'], `${at}.${field}`))
    return [...errors, ...validateLabelKeys(constraint, at), ...validateLabelSelector(constraint.labelSelector, `${at}.labelSelector`)]
  })
}

/** matchLabelKeys and mismatchLabelKeys, of spread constraints and of affinity terms. */
export function validateLabelKeys({ matchLabelKeys, mismatchLabelKeys, labelSelector }: Fields, path: string): FieldError[] {
  const check = (keys: string[] | undefined, at: string) => {
    if (!keys?.length) return []
    return labelSelector ? keys.flatMap((key, i) => follows(qualifiedName, key, `${at}[${i}]`)) : [forbidden(at, 'must not be specified when labelSelector is not set')]
  }
  const errors = [...check(matchLabelKeys, `${path}.matchLabelKeys`), ...check(mismatchLabelKeys, `${path}.mismatchLabelKeys`)]
  const selected = new Set(Object.keys(labelSelector?.matchLabels ?? {}))
  for (const { key } of labelSelector?.matchExpressions ?? []) {
    const i = matchLabelKeys?.lastIndexOf(key) ?? -1
    if (i >= 0 && selected.has(key)) errors.push(invalid(`${path}[${i}]`, key, 'exists in both matchLabelKeys and labelSelector'))
    selected.add(key)
  }
  for (const [i, key] of (matchLabelKeys ?? []).entries()) {
    if (mismatchLabelKeys?.includes(key)) errors.push(invalid(`${path}.matchLabelKeys[${i}]`, key, 'exists in both matchLabelKeys and mismatchLabelKeys'))
  }
  return errors
}
