/** Field errors of a pod template, as workloads embed it. */
import type { FieldError } from '../../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../../api/field.ts'
import type { Selector } from '../../../api/labels.ts'
import { matches, validateLabels } from '../../../api/labels.ts'
import { validateAnnotations } from '../../../api/metadata.ts'
import type { Fields } from '../../../api/object.ts'
import { validatePodAnnotations, validateProfilesAgree } from './annotations.ts'
import { validatePodSpec } from './spec.ts'

/** A template's metadata and spec. `path` is that of the template (`spec.template`). */
export function validatePodTemplate(template: Fields, path: string): FieldError[] {
  const { metadata = {}, spec = {} } = template
  return [
    ...validateLabels(metadata.labels, `${path}.labels`),
    ...validateAnnotations(metadata.annotations, `${path}.annotations`),
    ...validatePodAnnotations(metadata.annotations, spec, `${path}.annotations`),
    ...validatePodSpec(spec, `${path}.spec`, { ofPod: false }),
    ...validateProfilesAgree(metadata, spec, `${path}.spec`),
    ...(spec.ephemeralContainers?.length ? [forbidden(`${path}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template')] : []),
  ]
}

/**
 * The template of a workload that keeps pods running: the selector finds its pods, which always restart.
 * `workload` is the name shown where a deadline is set.
 */
export function validateReplicatedTemplate(template: Fields | undefined, selector: Selector, path: string, workload: string): FieldError[] {
  if (!template) return [required(path)]
  const labels = template.metadata?.labels
  const { restartPolicy, activeDeadlineSeconds } = template.spec ?? {}
  return [
    ...(selector?.length && !matches(selector, labels) ? [invalid(`${path}.metadata.labels`, labels, '`selector` does not match template `labels`')] : []),
    ...validatePodTemplate(template, path),
    ...(restartPolicy === 'Always' ? [] : [unsupported(`${path}.spec.restartPolicy`, restartPolicy ?? '', ['Always'])]),
    ...(activeDeadlineSeconds === undefined ? [] : [forbidden(`${path}.spec.activeDeadlineSeconds`, `activeDeadlineSeconds in ${workload} is not Supported`)]),
  ]
}
