import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import type { Fields } from '../../api/object.ts'

/** Field errors of the rules of a Role or ClusterRole. What the server's schema requires comes last. */
export function validateRules(rules: readonly Fields[] | null | undefined, namespaced: boolean): FieldError[] {
  const list = rules ?? []
  return [
    ...list.flatMap((rule, i) => validateRule(rule, namespaced, `rules[${i}]`)),
    ...list.flatMap(({ verbs }, i) => (verbs?.length ? [] : [required(`rules[${i}].verbs`)])),
  ]
}

function validateRule({ nonResourceURLs: urls, apiGroups, resources, resourceNames }: Fields, namespaced: boolean, path: string): FieldError[] {
  if (urls?.length) {
    const errors = namespaced ? [invalid(`${path}.nonResourceURLs`, urls, 'namespaced rules cannot apply to non-resource URLs')] : []
    return apiGroups?.length || resources?.length || resourceNames?.length
      ? [...errors, invalid(`${path}.nonResourceURLs`, urls, 'rules cannot apply to both regular resources and non-resource URLs')] : errors
  }
  return [
    ...(apiGroups?.length ? [] : [required(`${path}.apiGroups`, 'resource rules must supply at least one api group')]),
    ...(resources?.length ? [] : [required(`${path}.resources`, 'resource rules must supply at least one resource')]),
  ]
}
