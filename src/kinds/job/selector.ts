import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import { matches, selectorFromObject } from '../../api/labels.ts'
import type { KubeObject } from '../../api/object.ts'
import type { HookContext } from '../contract.ts'

const UID_LABELS = ['controller-uid', 'batch.kubernetes.io/controller-uid']
const NAME_LABELS = ['job-name', 'batch.kubernetes.io/job-name']

/** Labels the template with the job's name and uid, and selects by the uid: jobs never share pods. */
export function generateSelector(job: KubeObject, ctx: HookContext): void {
  const { spec, metadata } = job
  if (spec.manualSelector) return
  metadata.uid ??= ctx.uid()
  const labels = { ...Object.fromEntries(NAME_LABELS.map((key) => [key, metadata.name ?? ''])), ...Object.fromEntries(UID_LABELS.map((key) => [key, metadata.uid])) }
  spec.template.metadata = { ...spec.template.metadata, labels: { ...labels, ...spec.template.metadata?.labels } }
  spec.selector = { ...spec.selector, matchLabels: { [UID_LABELS[1]!]: metadata.uid, ...spec.selector?.matchLabels } }
}

/** A template that came with labels of its own under these keys is refused. */
export function validateGenerated({ spec, metadata }: KubeObject): FieldError[] {
  if (spec.manualSelector || !spec.selector) return []
  const expected: [string, string][] = [['controller-uid', metadata.uid ?? ''], ['job-name', metadata.name ?? ''], [UID_LABELS[1]!, metadata.uid ?? ''], [NAME_LABELS[1]!, metadata.name ?? '']]
  const labels = spec.template.metadata?.labels ?? {}, path = 'spec.template.metadata.labels'
  const errors = expected.flatMap(([key, value]): FieldError[] => {
    if (labels[key] === undefined) return [required(`${path}[${key}]`, `must be '${value}'`)]
    return labels[key] === value ? [] : [invalid(`${path}[${key}]`, labels, `must be '${value}'`)]
  })
  try {
    if (!matches(selectorFromObject(spec.selector), Object.fromEntries(expected))) errors.push(invalid('spec.selector', spec.selector, '`selector` not auto-generated'))
  } catch {
    // A selector that cannot be read is reported by its own rules.
  }
  return errors
}
