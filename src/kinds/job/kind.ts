import { immutable } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import { matches, selectorFromObject, validateLabelSelector } from '../../api/labels.ts'
import { dns1123Label } from '../../api/names.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { defineKind } from '../contract.ts'
import { podWarnings } from '../podspec/warnings.ts'
import { columns } from './columns.ts'
import { defaultJob, defaultLabels } from './defaults.ts'
import { generateSelector, validateGenerated } from './selector.ts'
import { validateJobSpec } from './validate.ts'

function validate(job: KubeObject): FieldError[] {
  const { spec } = job, { selector, template } = spec
  const errors = [...validateGenerated(job), ...validateJobSpec(spec, 'spec')]
  if (!selector) return [...errors, required('spec.selector'), invalid('spec.template.metadata.labels', template.metadata?.labels, '`selector` does not match template `labels`')]
  const wrong = validateLabelSelector(selector, 'spec.selector')
  if (!wrong.length && !matches(selectorFromObject(selector), template.metadata?.labels)) wrong.push(invalid('spec.template.metadata.labels', template.metadata?.labels, '`selector` does not match template `labels`'))
  return [...errors, ...wrong]
}

/** A job that runs keeps its template; a suspended one may still change where its pods go. */
function validateUpdate(job: KubeObject, old: KubeObject): FieldError[] {
  const { spec } = job, before = old.spec
  const errors = validate(job)
  if (spec.completionMode !== 'Indexed') errors.push(...immutable(spec.completions, before.completions, 'spec.completions'))
  else if (spec.completions !== before.completions && spec.completions !== spec.parallelism) errors.push(invalid('spec.completions', spec.completions, 'can only be modified in tandem with spec.parallelism'))
  errors.push(...immutable(spec.selector, before.selector, 'spec.selector'))
  const waiting = before.suspend && (!old.status?.startTime || old.status?.conditions?.some(({ type, status }: Fields) => type === 'Suspended' && status === 'True')) && !old.status?.active
  if (!waiting) errors.push(...immutable(spec.template, before.template, 'spec.template'))
  return [...errors, ...['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'].flatMap((field) => immutable(spec[field], before[field], `spec.${field}`))]
}

/** Warnings of a job's name and template; `path` is that of the job's spec. */
export function jobWarnings(name: string, spec: Fields, path: string): string[] {
  const faults = dns1123Label(name)
  return [
    ...(faults.length ? [`metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${faults.join(' ')}]`] : []),
    ...podWarnings(spec.template?.metadata, spec.template?.spec ?? {}, `${path}.template.`),
  ]
}

export const kind = defineKind({
  type: 'batch/v1.Job',
  unknownFieldLabel: (field) => `field label ${JSON.stringify(field)} not supported for Job`,
  defaultPropagation: 'Orphan',
  orphanWarning: 'child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning',
  defaults: defaultJob,
  prepareForCreate(job, ctx) {
    job.status = {}
    // Labels that came from the template keep up with it.
    if (same(job.metadata.labels, job.spec.template.metadata?.labels)) delete job.metadata.labels
    generateSelector(job, ctx)
    defaultLabels(job)
  },
  validate,
  validateUpdate: (job, old, ctx) => (ctx.subresource === 'status' ? [] : validateUpdate(job, old)),
  warnings: (job, old) => (old && same(job.spec, old.spec) ? [] : jobWarnings(old ? 'x' : job.metadata.name ?? '', job.spec, 'spec')),
  columns,
  selectableFields: ({ status }) => ({ 'status.successful': String(status?.succeeded ?? 0) }),
})
