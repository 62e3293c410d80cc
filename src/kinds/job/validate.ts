import { nonNegative } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { GoValue, invalid, required, unsupported } from '../../api/field.ts'
import type { Fields } from '../../api/object.ts'
import { validatePodTemplate } from '../podspec/validate/template.ts'
import { validateFailurePolicy } from './failurepolicy.ts'

const MAX_PARALLELISM = 100000
const COUNTS = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'backoffLimitPerIndex', 'maxFailedIndexes']

/** The spec of a Job, also inside a CronJob (`path` is that of the spec). Its selector is not looked at. */
export function validateJobSpec(spec: Fields, path: string): FieldError[] {
  const errors = COUNTS.flatMap((field) => nonNegative(spec[field], `${path}.${field}`))
  errors.push(...validateCompletionMode(spec, path))
  if (spec.podFailurePolicy) errors.push(...validateFailurePolicy(spec, `${path}.podFailurePolicy`))
  if (spec.successPolicy && spec.completionMode !== 'Indexed') errors.push(invalid(`${path}.successPolicy`, new GoValue(JSON.stringify(spec.successPolicy)), 'requires indexed completion mode'))
  const replacement = spec.podReplacementPolicy, replacements = spec.podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed']
  if (replacement !== undefined && !replacements.includes(replacement)) errors.push(unsupported(`${path}.podReplacementPolicy`, replacement, replacements))
  errors.push(...validatePodTemplate(spec.template, `${path}.template`))
  const policy = spec.template.spec?.restartPolicy, at = `${path}.template.spec.restartPolicy`
  if (!policy || policy === 'Always') errors.push(required(at, 'valid values: "OnFailure", "Never"'))
  else if (policy !== 'OnFailure' && policy !== 'Never') errors.push(unsupported(at, policy, ['OnFailure', 'Never']))
  else if (spec.podFailurePolicy && policy !== 'Never') errors.push(invalid(at, policy, 'only "Never" is supported when podFailurePolicy is specified'))
  return errors
}

function validateCompletionMode(spec: Fields, path: string): FieldError[] {
  const { completionMode: mode, completions, parallelism, backoffLimitPerIndex, maxFailedIndexes } = spec, errors: FieldError[] = []
  if (mode !== undefined && mode !== 'NonIndexed' && mode !== 'Indexed') errors.push(unsupported(`${path}.completionMode`, mode, ['NonIndexed', 'Indexed']))
  if (mode === 'Indexed') {
    if (completions === undefined) errors.push(required(`${path}.completions`, 'when completion mode is Indexed'))
    if (parallelism > MAX_PARALLELISM) errors.push(invalid(`${path}.parallelism`, parallelism, `must be less than or equal to ${MAX_PARALLELISM} when completion mode is Indexed`))
    if (completions !== undefined && maxFailedIndexes > completions) errors.push(invalid(`${path}.maxFailedIndexes`, maxFailedIndexes, 'must be less than or equal to completions'))
    return errors
  }
  for (const [field, value] of [['backoffLimitPerIndex', backoffLimitPerIndex], ['maxFailedIndexes', maxFailedIndexes]] as const) {
    if (value !== undefined && (mode === undefined || mode === 'NonIndexed')) errors.push(invalid(`${path}.${field}`, value, 'requires indexed completion mode'))
  }
  return errors
}
