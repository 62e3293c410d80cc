import { follows, immutable, nonNegative } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { invalid, required, unsupported } from '../../api/field.ts'
import { selectorFromObject, validateLabelSelector } from '../../api/labels.ts'
import { dns1123Label } from '../../api/names.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { validateClaimSpec } from '../podspec/validate/claimtemplate.ts'
import { validateReplicatedTemplate } from '../podspec/validate/template.ts'
import { amount, validateIntOrPercent, validateNotAbove100Percent } from '../workload/percent.ts'
import { goRollingUpdate, goStrategy } from '../workload/strategy.ts'

export function validateStatefulSet({ spec }: KubeObject): FieldError[] {
  const { selector, podManagementPolicy: policy, volumeClaimTemplates: claims = [] } = spec, errors: FieldError[] = []
  if (policy !== 'OrderedReady' && policy !== 'Parallel') errors.push(invalid('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'"))
  errors.push(...validateStrategy(spec.updateStrategy))
  for (const field of ['whenDeleted', 'whenScaled']) {
    const value = spec.persistentVolumeClaimRetentionPolicy?.[field]
    if (value !== 'Retain' && value !== 'Delete') errors.push(unsupported(`spec.persistentVolumeClaimRetentionPolicy.${field}`, value, ['Retain', 'Delete']))
  }
  claims.forEach((claim: Fields, i: number) => errors.push(...validateClaimSpec(claim.spec ?? {}, `spec.volumeClaimTemplates[${i}].spec`)))
  errors.push(...nonNegative(spec.replicas, 'spec.replicas'), ...nonNegative(spec.minReadySeconds, 'spec.minReadySeconds'), ...nonNegative(spec.ordinals?.start, 'spec.ordinals.start'))
  if (spec.serviceName) errors.push(...follows(dns1123Label, spec.serviceName, 'spec.serviceName'))
  if (!selector) errors.push(required('spec.selector'), invalid('spec.template.metadata.labels', spec.template.metadata?.labels, '`selector` does not match template `labels`'))
  const selectorErrors = validateLabelSelector(selector, 'spec.selector')
  errors.push(...selectorErrors)
  if (selector && !Object.keys(selector.matchLabels ?? {}).length && !selector.matchExpressions?.length) errors.push(invalid('spec.selector', selector, 'empty selector is invalid for statefulset'))
  if (selectorErrors.length) return [...errors, invalid('spec.selector', selector, '')]
  return [...errors, ...validateReplicatedTemplate(withClaims(spec), selectorFromObject(selector), 'spec.template', 'StatefulSet')]
}

/** The template as pods will see it: with a volume per claim, and names that the controller sets left out. */
function withClaims({ template, volumeClaimTemplates: claims = [] }: Fields): Fields {
  const { subdomain: _subdomain, hostname: _hostname, ...podSpec } = template.spec ?? {}
  if (!claims.length) return { ...template, spec: podSpec }
  const names = new Set<string>(claims.map((claim: Fields) => claim.metadata?.name))
  const volumes = [...names].map((name) => ({ name, persistentVolumeClaim: { claimName: name } }))
  return { ...template, spec: { ...podSpec, volumes: [...volumes, ...(podSpec.volumes ?? []).filter((volume: Fields) => !names.has(volume.name))] } }
}

function validateStrategy(strategy: Fields): FieldError[] {
  const path = 'spec.updateStrategy', at = `${path}.rollingUpdate`, { type, rollingUpdate } = strategy
  if (type === 'OnDelete') return rollingUpdate ? [invalid(at, goRollingUpdate(rollingUpdate), "only allowed for updateStrategy 'RollingUpdate'")] : []
  if (type !== 'RollingUpdate') return [invalid(path, goStrategy(strategy), "must be 'RollingUpdate' or 'OnDelete'")]
  if (!rollingUpdate) return []
  const { partition, maxUnavailable } = rollingUpdate
  return [
    ...nonNegative(partition, `${at}.partition`),
    ...(maxUnavailable === undefined ? [] : [
      ...validateIntOrPercent(maxUnavailable, `${at}.maxUnavailable`),
      ...(amount(maxUnavailable) === 0 ? [invalid(`${at}.maxUnavailable`, maxUnavailable, 'cannot be 0')] : []),
      ...validateNotAbove100Percent(maxUnavailable, `${at}.maxUnavailable`),
    ]),
  ]
}

/** What identifies the pods and their claims stays. */
export const changeOutsideAllowed = (set: KubeObject, old: KubeObject): FieldError[] =>
  ['selector', 'volumeClaimTemplates', 'serviceName', 'podManagementPolicy'].flatMap((field) => immutable(set.spec[field], old.spec[field], `spec.${field}`))
