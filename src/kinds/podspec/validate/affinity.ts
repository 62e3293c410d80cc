/** Field errors of node and pod affinity. */
import { follows, inRange } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { forbidden, invalid, required } from '../../../api/field.ts'
import { validateLabelSelector } from '../../../api/labels.ts'
import { dns1123Label, dns1123Subdomain, labelValue, qualifiedName } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import { validateLabelKeys } from './scheduling.ts'

const must = 'requiredDuringSchedulingIgnoredDuringExecution'
const should = 'preferredDuringSchedulingIgnoredDuringExecution'

export function validateAffinity(affinity: Fields | undefined, path: string): FieldError[] {
  if (!affinity) return []
  return [...validateNodeAffinity(affinity.nodeAffinity, `${path}.nodeAffinity`), ...['podAffinity', 'podAntiAffinity'].flatMap((kind) => validatePodAffinity(affinity[kind], `${path}.${kind}`))]
}

function validateNodeAffinity(affinity: Fields | undefined, path: string): FieldError[] {
  return [
    ...(affinity?.[must] ? validateNodeSelector(affinity[must], `${path}.${must}`) : []),
    ...(affinity?.[should] ?? []).flatMap((term: Fields, i: number) => [
      ...validateWeight(term, `${path}.${should}[${i}]`), ...validateTerm(term.preference ?? {}, `${path}.${should}[${i}].preference`, true)]),
  ]
}

const validateWeight = ({ weight = 0 }: Fields, path: string) => inRange(weight, 1, 100, `${path}.weight`, 'must be in the range 1-100')

/** A NodeSelector, also of persistent volumes. */
export function validateNodeSelector(selector: Fields, path: string): FieldError[] {
  const terms: Fields[] = selector.nodeSelectorTerms ?? []
  if (!terms.length) return [required(`${path}.nodeSelectorTerms`, 'must have at least one node selector term')]
  return terms.flatMap((term, i) => validateTerm(term, `${path}.nodeSelectorTerms[${i}]`, false))
}

function validateTerm(term: Fields, path: string, anyValue: boolean): FieldError[] {
  return [
    ...(term.matchExpressions ?? []).flatMap((one: Fields, i: number) => validateExpression(one, `${path}.matchExpressions[${i}]`, anyValue)),
    ...(term.matchFields ?? []).flatMap((one: Fields, i: number) => validateFieldMatch(one, `${path}.matchFields[${i}]`)),
  ]
}

function validateExpression({ key = '', operator = '', values = [] }: Fields, path: string, anyValue: boolean): FieldError[] {
  const errors: FieldError[] = []
  if (operator === 'In' || operator === 'NotIn') {
    if (!values.length) errors.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"))
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length) errors.push(forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
  } else if (operator === 'Gt' || operator === 'Lt') {
    if (values.length !== 1) errors.push(required(`${path}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'"))
  } else errors.push(invalid(`${path}.operator`, operator, 'not a valid selector operator'))
  errors.push(...follows(qualifiedName, key, `${path}.key`))
  if (!anyValue) for (const [i, value] of values.entries()) errors.push(...follows(labelValue, value, `${path}.values[${i}]`))
  return errors
}

function validateFieldMatch({ key = '', operator = '', values = [] }: Fields, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (operator !== 'In' && operator !== 'NotIn') errors.push(invalid(`${path}.operator`, operator, 'not a valid selector operator'))
  else if (values.length !== 1) errors.push(required(`${path}.values`, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"))
  if (key !== 'metadata.name') return [...errors, invalid(`${path}.key`, key, 'not a valid field selector key')]
  return [...errors, ...values.flatMap((value: string, i: number) => follows(dns1123Subdomain, value, `${path}.values[${i}]`))]
}

function validatePodAffinity(affinity: Fields | undefined, path: string): FieldError[] {
  return [
    ...(affinity?.[must] ?? []).flatMap((term: Fields, i: number) => validatePodTerm(term, `${path}.${must}[${i}]`)),
    ...(affinity?.[should] ?? []).flatMap((term: Fields, i: number) => [
      ...validateWeight(term, `${path}.${should}[${i}]`), ...validatePodTerm(term.podAffinityTerm ?? {}, `${path}.${should}[${i}].podAffinityTerm`)]),
  ]
}

function validatePodTerm(term: Fields, path: string): FieldError[] {
  return [
    ...validateLabelSelector(term.labelSelector, `${path}.labelSelector`),
    ...validateLabelSelector(term.namespaceSelector, `${path}.namespaceSelector`),
    ...(term.namespaces ?? []).flatMap((name: string) => follows(dns1123Label, name, `${path}.namespace`)),
    ...validateLabelKeys(term, path),
    ...(term.topologyKey ? [] : [required(`${path}.topologyKey`, 'can not be empty')]),
    ...follows(qualifiedName, term.topologyKey, `${path}.topologyKey`),
  ]
}
