/** Field errors of changed pods: little of a pod's spec may change. Specified in `kubernetes: apis/core/validation`. */
import { inRange } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required } from '../../api/field.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { validateImageSpace } from '../podspec/validate/containers.ts'
import { internalDiff } from './specdiff.ts'
import { validateGatedChanges } from './gated.ts'
import { validatePod } from './validate.ts'
import { validateEphemeralChange, validateResize } from './validateresize.ts'

const mirror = 'kubernetes.io/config.mirror'
const appArmor = 'container.apparmor.security.beta.kubernetes.io/'
const changeable = [
  '`spec.containers[*].image`', '`spec.initContainers[*].image`', '`spec.activeDeadlineSeconds`', '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
].join(',')

/** `subresource` is '' for the pod itself. */
export function validatePodUpdate(pod: KubeObject, old: KubeObject, subresource: string): FieldError[] {
  if (subresource === 'binding') return []
  if (subresource === 'status') return validateStatus(pod)
  const errors = [...validatePod(pod), ...(subresource === 'resize' ? [] : validateAnnotationChanges(pod, old))]
  if (subresource === 'ephemeralcontainers') return [...errors, ...validateEphemeralChange(pod, old)]
  if (subresource === 'resize') return [...errors, ...validateResize(pod, old)]
  return [...errors, ...validateSpecChanges(pod.spec, old.spec)]
}

function validateAnnotationChanges(pod: KubeObject, old: KubeObject): FieldError[] {
  const before = old.metadata.annotations ?? {}, after = pod.metadata.annotations ?? {}
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key]).flatMap((key) => {
    const verb = before[key] === undefined ? 'add' : 'remove or update'
    if (key.startsWith(appArmor)) return [forbidden(`metadata.annotations[${key}]`, `may not ${verb} AppArmor annotations`)]
    return key === mirror ? [forbidden(`metadata.annotations[${key}]`, `may not ${verb} mirror pod annotation`)] : []
  })
}

function validateSpecChanges(spec: Fields, old: Fields): FieldError[] {
  const errors: FieldError[] = []
  for (const list of ['containers', 'initContainers']) {
    if ((spec[list]?.length ?? 0) !== (old[list]?.length ?? 0)) return [...errors, forbidden(`spec.${list}`, 'pod updates may not add or remove containers')]
    for (const [i, container] of (spec[list] ?? []).entries()) {
      if (!container.image) errors.push(required(`spec.${list}[${i}].image`))
      errors.push(...validateImageSpace(container, `spec.${list}[${i}]`))
    }
  }
  const deadline = spec.activeDeadlineSeconds, at = 'spec.activeDeadlineSeconds'
  const wrong = inRange(deadline, 0, 2147483647, at)
  if (wrong.length) return [...errors, ...wrong]
  if (deadline !== undefined && old.activeDeadlineSeconds < deadline) return [...errors, invalid(at, deadline, 'must be less than or equal to previous value')]
  if (deadline === undefined && old.activeDeadlineSeconds !== undefined) errors.push(invalid(at, null, 'must not update from a positive integer to nil value'))
  errors.push(...validateTolerationChanges(spec, old), ...validateGateChanges(spec, old))
  if (same(spec, old)) return errors
  const rest = withAllowedChanges(spec, old)
  if (old.schedulingGates?.length) errors.push(...validateGatedChanges(rest, old))
  if (!same(rest, old)) errors.push(forbidden('spec', `pod updates may not change fields other than ${changeable}\n${internalDiff('PodSpec', old, rest)}`))
  return errors
}

/** The new spec with everything put back that was allowed to change. */
function withAllowedChanges(spec: Fields, old: Fields): Fields {
  const rest: Fields = { ...spec }
  for (const list of ['containers', 'initContainers']) {
    if (spec[list]) rest[list] = spec[list].map((container: Fields, i: number) => ({ ...container, image: old[list][i].image }))
  }
  const keep = ['activeDeadlineSeconds', 'schedulingGates', 'tolerations']
  if (old.terminationGracePeriodSeconds < 0 && spec.terminationGracePeriodSeconds === 1) keep.push('terminationGracePeriodSeconds')
  for (const field of keep) {
    if (old[field] === undefined) delete rest[field]
    else rest[field] = old[field]
  }
  return rest
}

function validateTolerationChanges(spec: Fields, old: Fields): FieldError[] {
  const kept = (before: Fields) => (spec.tolerations ?? []).some((after: Fields) => same({ ...before, tolerationSeconds: undefined }, { ...after, tolerationSeconds: undefined }))
  return (old.tolerations ?? []).every(kept) ? [] : [forbidden('spec.tolerations', 'existing toleration can not be modified except its tolerationSeconds')]
}

function validateGateChanges(spec: Fields, old: Fields): FieldError[] {
  const known = (old.schedulingGates ?? []).map(({ name }: Fields) => name)
  return (spec.schedulingGates ?? []).flatMap(({ name }: Fields, i: number) =>
    (known.includes(name) ? [] : [forbidden(`spec.schedulingGates[${i}].name`, `only deletion is allowed, but found new scheduling gate '${name}'`)]))
}

/** The first of a pod's addresses stands in two places. */
function validateStatus(pod: KubeObject): FieldError[] {
  const { podIP, podIPs = [], hostIP, hostIPs = [] } = pod.status ?? {}
  const errors: FieldError[] = []
  if (!podIP !== !podIPs.length) errors.push(invalid('status.podIPs', podIPs, 'podIP and podIPs must either both be set or both be unset'))
  else if (podIP && podIPs[0].ip !== podIP) errors.push(invalid('status.podIPs[0].ip', podIPs[0].ip, 'must be equal to `podIP`'))
  if (hostIPs.length && hostIPs[0].ip !== hostIP) errors.push(invalid('status.hostIPs[0].ip', hostIPs[0].ip, 'must be equal to `hostIP`'))
  return errors
}
