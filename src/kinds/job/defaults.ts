import type { Fields } from '../../api/object.ts'
import { defaultPodSpec } from '../podspec/defaults.ts'

const MAX_INT32 = 2147483647

/** What the spec of a Job leaves open. */
export function defaultJob(job: Fields): void {
  const spec = (job.spec ??= {})
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1
  spec.parallelism ??= 1
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : MAX_INT32
  spec.completionMode ??= 'NonIndexed'
  spec.suspend ??= false
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'
  spec.manualSelector ??= false
  defaultJobSpec(spec)
  defaultLabels(job)
}

/** A job without labels has those of its template. */
export function defaultLabels({ metadata, spec }: Fields): void {
  const labels = spec.template.metadata?.labels
  if (labels && !Object.keys(metadata.labels ?? {}).length) metadata.labels = { ...labels }
}

/** The part that a CronJob's template has, too. */
export function defaultJobSpec(spec: Fields): void {
  defaultPodSpec(((spec.template ??= {}).spec ??= {}))
  for (const rule of spec.podFailurePolicy?.rules ?? []) for (const pattern of rule.onPodConditions ?? []) pattern.status ||= 'True'
}
