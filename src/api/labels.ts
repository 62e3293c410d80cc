/**
 * Labels and what selects by them: the selectors of `-l` and of queries, and LabelSelector objects.
 * Grammar and texts as `k8s.io/apimachinery: labels` and `meta/v1` have them.
 */
import type { FieldError } from './field.ts'
import { fieldErrorText, forbidden, invalid, required } from './field.ts'
import { labelValue, qualifiedName } from './names.ts'

export type Labels = Readonly<Record<string, string>>
export type SelectorOperator = 'in' | 'notin' | '=' | '==' | '!=' | 'gt' | 'lt' | 'exists' | '!'
export interface Requirement { key: string; operator: SelectorOperator; values: readonly string[] }
/** All requirements have to hold. An empty list selects everything, `undefined` nothing. */
export type Selector = readonly Requirement[] | undefined

export interface LabelSelectorRequirement { key: string; operator: string; values?: string[] }
/** The API object `meta/v1 LabelSelector`. */
export interface LabelSelector { matchLabels?: Record<string, string>; matchExpressions?: LabelSelectorRequirement[] }

/** A selector that cannot be understood; the message is the server's own. */
export class SelectorError extends Error {}

const byKey = (a: Requirement, b: Requirement) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** Whether the labels fit. A missing key satisfies `!=` and `notin`. */
export function matches(selector: Selector, labels: Labels | undefined): boolean {
  return selector !== undefined && selector.every((requirement) => holds(requirement, labels))
}

function holds({ key, operator, values }: Requirement, labels: Labels | undefined): boolean {
  const value = labels && Object.hasOwn(labels, key) ? labels[key] : undefined
  switch (operator) {
    case 'exists': return value !== undefined
    case '!': return value === undefined
    case 'notin': case '!=': return value === undefined || !values.includes(value)
    case 'gt': return value !== undefined && isInteger(value) && BigInt(value) > BigInt(values[0]!)
    case 'lt': return value !== undefined && isInteger(value) && BigInt(value) < BigInt(values[0]!)
    default: return value !== undefined && values.includes(value)
  }
}

const isInteger = (text: string) => /^[+-]?\d+$/.test(text)

/** `app=web,tier in (a,b),!old`: how selectors are printed and sent. */
export function formatSelector(selector: Selector): string {
  return (selector ?? []).map(({ key, operator, values }) => {
    if (operator === 'exists') return key
    if (operator === '!') return `!${key}`
    const list = [...values].sort().join(',')
    if (operator === 'in' || operator === 'notin') return `${key} ${operator} (${list})`
    return key + (operator === 'gt' ? '>' : operator === 'lt' ? '<' : operator) + list
  }).join(',')
}

/** The selector of a plain map (a Service's or ReplicationController's); an empty map selects everything. */
export function selectorFromMap(map: Labels | undefined): readonly Requirement[] {
  return Object.keys(map ?? {}).sort().map((key) => ({ key, operator: '=', values: [map![key]!] }))
}

/**
 * The selector of a LabelSelector object: none selects nothing, an empty one everything.
 * @throws SelectorError
 */
export function selectorFromObject(object: LabelSelector | undefined | null): Selector {
  if (!object) return undefined
  const requirements = Object.entries(object.matchLabels ?? {}).map(([key, value]) => requirement(key, '=', [value]))
  for (const { key, operator, values = [] } of object.matchExpressions ?? []) {
    const known = ({ In: 'in', NotIn: 'notin', Exists: 'exists', DoesNotExist: '!' } as const)[operator]
    if (!known) throw new SelectorError(`${JSON.stringify(operator)} is not a valid label selector operator`)
    requirements.push(requirement(key, known, values))
  }
  return requirements.sort(byKey)
}

/** As tables show it: `<none>` for one that restricts nothing, `<error>` for one that makes no sense. */
export function formatLabelSelector(object: LabelSelector | undefined | null): string {
  try {
    return formatSelector(selectorFromObject(object)) || '<none>'
  } catch {
    return '<error>'
  }
}

/** `a=1,b=2` in key order, or `<none>`: how kubectl prints labels and annotations in one cell. */
export function formatLabels(labels: Labels | undefined): string {
  return formatSelector(selectorFromMap(labels)) || '<none>'
}

/**
 * Builds one requirement and checks it.
 * @throws SelectorError with every fault, as the server aggregates them
 */
export function requirement(key: string, operator: SelectorOperator, values: readonly string[]): Requirement {
  const errors: FieldError[] = []
  const keyFaults = qualifiedName(key)
  if (keyFaults.length) errors.push(invalid('key', key, keyFaults.join('; ')))
  if ((operator === 'in' || operator === 'notin') && !values.length) errors.push(invalid('values', [], "for 'in', 'notin' operators, values set can't be empty"))
  if ((operator === 'exists' || operator === '!') && values.length) errors.push(invalid('values', values, 'values set must be empty for exists and does not exist'))
  values.forEach((value, i) => {
    if ((operator === 'gt' || operator === 'lt') && !isInteger(value)) errors.push(invalid(`values[${i}]`, value, "for 'Gt', 'Lt' operators, the value must be an integer"))
  })
  values.forEach((value, i) => {
    const faults = labelValue(value)
    if (faults.length) errors.push(invalid(`values[${i}][${key}]`, value, faults.join('; ')))
  })
  if (errors.length) {
    const texts = errors.map(fieldErrorText)
    throw new SelectorError(texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`)
  }
  return { key, operator, values }
}

/** Field errors of a map of labels, in key order. */
export function validateLabels(labels: Labels | undefined, path: string): FieldError[] {
  return Object.keys(labels ?? {}).sort().flatMap((key) => [
    ...qualifiedName(key).map((message) => invalid(path, key, message)),
    ...labelValue(labels![key]!).map((message) => invalid(path, labels![key], message)),
  ])
}

/** Field errors of a LabelSelector object. */
export function validateLabelSelector(object: LabelSelector | undefined | null, path: string): FieldError[] {
  if (!object) return []
  return [
    ...validateLabels(object.matchLabels, `${path}.matchLabels`),
    ...(object.matchExpressions ?? []).flatMap((expression, i) => validateExpression(expression, `${path}.matchExpressions[${i}]`)),
  ]
}

function validateExpression({ key, operator, values = [] }: LabelSelectorRequirement, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (operator === 'In' || operator === 'NotIn') {
    if (!values.length) errors.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"))
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length) errors.push(forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
  } else errors.push(invalid(`${path}.operator`, operator ?? '', 'not a valid selector operator'))
  errors.push(...qualifiedName(key ?? '').map((message) => invalid(`${path}.key`, key ?? '', message)))
  values.forEach((value, i) => errors.push(...labelValue(value).map((message) => invalid(`${path}.values[${i}]`, value, message))))
  return errors
}
