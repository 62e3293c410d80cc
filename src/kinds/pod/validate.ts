/** Field errors of a new pod, without its metadata. */
import { nonNegative } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { forbidden } from '../../api/field.ts'
import type { KubeObject } from '../../api/object.ts'
import { validatePodAnnotations, validateProfilesAgree } from '../podspec/validate/annotations.ts'
import { validateImageSpace } from '../podspec/validate/containers.ts'
import { validatePodSpec } from '../podspec/validate/spec.ts'

/** What holds for new and for changed pods. */
export function validatePod(pod: KubeObject): FieldError[] {
  const { metadata, spec } = pod
  const errors = [
    ...validatePodAnnotations(metadata.annotations, spec, 'metadata.annotations'),
    ...validatePodSpec(spec, 'spec', { ofPod: true, podName: metadata.name }),
  ]
  for (const [i, { projected }] of (spec.serviceAccountName ? [] : (spec.volumes ?? [])).entries()) {
    for (const [j, source] of (projected?.sources ?? []).entries()) {
      if (source.serviceAccountToken) errors.push(forbidden(`spec.volumes[${i}].projected.sources[${j}].serviceAccountToken`, 'must not be specified when serviceAccountName is not set'))
    }
  }
  errors.push(...nonNegative(spec.terminationGracePeriodSeconds, 'spec.terminationGracePeriodSeconds'))
  for (const list of ['containers', 'initContainers']) for (const [i, container] of (spec[list] ?? []).entries()) errors.push(...validateImageSpace(container, `spec.${list}[${i}]`))
  return errors
}

export function validateNewPod(pod: KubeObject): FieldError[] {
  const { metadata, spec } = pod
  return [
    ...validatePod(pod),
    ...(spec.ephemeralContainers?.length ? [forbidden('spec.ephemeralContainers', 'cannot be set on create')] : []),
    ...(spec.nodeName && spec.schedulingGates?.length ? [forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared')] : []),
    ...validateProfilesAgree(metadata, spec, 'spec'),
  ]
}
