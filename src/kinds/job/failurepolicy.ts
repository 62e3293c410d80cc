import type { FieldError } from '../../api/field.ts'
import { duplicate, invalid, required, tooMany, unsupported } from '../../api/field.ts'
import { qualifiedName } from '../../api/names.ts'
import type { Fields } from '../../api/object.ts'

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'], OPERATORS = ['In', 'NotIn'], STATES = ['False', 'True', 'Unknown']
const MAX_RULES = 20, MAX_VALUES = 255

/** `["In" "NotIn"]`: how Go prints a list of quoted texts. */
const goList = (values: readonly string[]): string => `[${values.map((value) => JSON.stringify(value)).join(' ')}]`

export function validateFailurePolicy(spec: Fields, path: string): FieldError[] {
  const rules: Fields[] = spec.podFailurePolicy.rules ?? []
  const names = new Set([...(spec.template?.spec?.containers ?? []), ...(spec.template?.spec?.initContainers ?? [])].map((container: Fields) => container.name))
  return [
    ...(rules.length > MAX_RULES ? [tooMany(`${path}.rules`, rules.length, MAX_RULES)] : []),
    ...rules.flatMap((rule, i) => validateRule(rule, spec, names, `${path}.rules[${i}]`)),
  ]
}

function validateRule({ action, onExitCodes, onPodConditions = [] }: Fields, spec: Fields, names: ReadonlySet<string>, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (!action) errors.push(required(`${path}.action`, `valid values: ${goList(ACTIONS)}`))
  else if (action === 'FailIndex' && spec.backoffLimitPerIndex === undefined) errors.push(invalid(`${path}.action`, action, 'requires the backoffLimitPerIndex to be set'))
  else if (!ACTIONS.includes(action)) errors.push(unsupported(`${path}.action`, action, ACTIONS))
  if (onExitCodes) errors.push(...validateExitCodes(onExitCodes, names, `${path}.onExitCodes`))
  onPodConditions.forEach(({ type = '', status }: Fields, i: number) => {
    const at = `${path}.onPodConditions[${i}]`
    errors.push(...qualifiedName(type).map((text) => invalid(`${at}.type`, type, text)))
    if (!STATES.includes(status)) errors.push(unsupported(`${at}.status`, status, STATES))
  })
  const both = onExitCodes && onPodConditions.length, none = !onExitCodes && !onPodConditions.length
  if (both || none) errors.push({ type: 'Invalid', path, body: `Invalid value: specifying ${both ? 'both OnExitCodes and OnPodConditions is not supported' : 'one of OnExitCodes and OnPodConditions is required'}` })
  return errors
}

function validateExitCodes({ operator, containerName, values = [] }: Fields, names: ReadonlySet<string>, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (!operator) errors.push(required(`${path}.operator`, `valid values: ${goList(OPERATORS)}`))
  else if (!OPERATORS.includes(operator)) errors.push(unsupported(`${path}.operator`, operator, OPERATORS))
  if (containerName !== undefined && !names.has(containerName)) errors.push(invalid(`${path}.containerName`, containerName, 'must be one of the container or initContainer names in the pod template'))
  if (!values.length) errors.push(invalid(`${path}.values`, values, 'at least one value is required'))
  else if (values.length > MAX_VALUES) errors.push(tooMany(`${path}.values`, values.length, MAX_VALUES))
  values.forEach((value: number, i: number) => {
    if (operator === 'In' && value === 0) errors.push(invalid(`${path}.values[${i}]`, value, 'must not be 0 for the In operator'))
    if (values.indexOf(value) < i) errors.push(duplicate(`${path}.values[${i}]`, value))
  })
  if (values.some((value: number, i: number) => i > 0 && values[i - 1] > value)) errors.push(invalid(`${path}.values`, values, 'must be ordered'))
  return errors
}
