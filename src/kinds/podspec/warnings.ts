/** Warnings about pods and templates that are accepted but will surprise. Texts and order: `kubernetes: pkg/api/pod`. */
import { labelValue } from '../../api/names.ts'
import type { Fields, ObjectMeta } from '../../api/object.ts'
import { formatQuantity, parseQuantity, quantityMilliValue } from '../../api/quantity.ts'
import { ipWarnings } from '../validate/ip.ts'
import { containersOf } from './containers.ts'
import { envWarnings, portNameWarnings, portWarnings } from './containerwarnings.ts'
import { overlapWarnings } from './overlaps.ts'

const deprecatedNodeLabels: Record<string, string> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'app.kubernetes.io/created-by': 'deprecated since v1.9',
  'scheduler.alpha.kubernetes.io/preferAvoidPods': 'deprecated since v1.22; use Taints and Tolerations instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
}
const deprecatedAnnotations: Record<string, string> = {
  'scheduler.alpha.kubernetes.io/critical-pod': 'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
}
const deprecatedVolumes: Record<string, string> = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11, and disabled by default in v1.33+',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageOS: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
}
const must = 'requiredDuringSchedulingIgnoredDuringExecution'
const should = 'preferredDuringSchedulingIgnoredDuringExecution'

/** All warnings; `prefix` is '' for a pod and `spec.template.` for a template. */
export function podWarnings(metadata: ObjectMeta | undefined, spec: Fields, prefix: string): string[] {
  const annotations = metadata?.annotations ?? {}
  const at = `${prefix}spec`, notes = `${prefix}metadata.annotations`
  const warnings: string[] = [...selectorWarnings(spec, at)]
  for (const key in deprecatedAnnotations) if (annotations[key] !== undefined) warnings.push(`${notes}[${key}]: ${deprecatedAnnotations[key]}`)
  for (const [i, volume] of (spec.volumes ?? []).entries()) {
    for (const source in deprecatedVolumes) if (volume[source === 'storageOS' ? 'storageos' : source]) warnings.push(`${at}.volumes[${i}].${source}: ${deprecatedVolumes[source]}`)
  }
  warnings.push(...overlapWarnings(spec.volumes), ...repeated(spec.hostAliases, 'ip', `${at}.hostAliases`), ...repeated(spec.imagePullSecrets, 'name', `${at}.imagePullSecrets`))
  for (const [i, { name = '' }] of (spec.imagePullSecrets ?? []).entries()) if (!name) warnings.push(`${at}.imagePullSecrets[${i}].name: invalid empty name ""`)
  warnings.push(...fractionWarnings(spec.overhead, `${at}.overhead`, ['memory', 'ephemeral-storage']))
  const seccomp = 'seccomp.security.alpha.kubernetes.io/pod'
  if (annotations[seccomp] !== undefined && !spec.securityContext?.seccompProfile) warnings.push(`${notes}[${seccomp}]: non-functional in v1.27+; use the "seccompProfile" field instead`)
  for (const [container, path] of containersOf(spec, at)) warnings.push(...profileWarnings(container, spec, annotations, notes, prefix !== ''), ...resourceWarnings(container, path), ...envWarnings(container, path))
  warnings.push(...portWarnings(spec, at), ...portNameWarnings(spec, at))
  if (spec.terminationGracePeriodSeconds < 0) warnings.push(`${at}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`)
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    const affinity = spec.affinity?.[kind] ?? {}, path = `${at}.affinity.${kind}`
    warnings.push(...withoutSelector(affinity[must], `${path}.${must}`, ''), ...withoutSelector(affinity[should], `${path}.${should}`, '.podAffinityTerm'))
  }
  for (const [i, server] of (spec.dnsConfig?.nameservers ?? []).entries()) warnings.push(...ipWarnings(`${at}.dnsConfig.nameservers[${i}]`, server))
  for (const [i, { ip }] of (spec.hostAliases ?? []).entries()) warnings.push(...ipWarnings(`${at}.hostAliases[${i}].ip`, ip ?? ''))
  return warnings
}

function selectorWarnings(spec: Fields, at: string): string[] {
  const warnings = Object.keys(spec.nodeSelector ?? {}).sort().filter((key) => deprecatedNodeLabels[key]).map((key) => `${at}.nodeSelector[${key}]: ${deprecatedNodeLabels[key]}`)
  const affinity = spec.affinity?.nodeAffinity ?? {}, path = `${at}.affinity.nodeAffinity`
  for (const [i, term] of (affinity[must]?.nodeSelectorTerms ?? []).entries()) warnings.push(...termWarnings(term, `${path}.${must}.nodeSelectorTerms[${i}]`, false))
  for (const [i, term] of (affinity[should] ?? []).entries()) warnings.push(...termWarnings(term.preference ?? {}, `${path}.${should}[${i}].preference`, true))
  for (const [i, { topologyKey, labelSelector }] of (spec.topologySpreadConstraints ?? []).entries()) {
    const own = `${at}.topologySpreadConstraints[${i}]`
    if (deprecatedNodeLabels[topologyKey]) warnings.push(`${own}.topologyKey: ${topologyKey} is ${deprecatedNodeLabels[topologyKey]}`)
    if (!labelSelector) warnings.push(`${own}.labelSelector: a null labelSelector results in matching no pod`)
  }
  return warnings
}

function termWarnings(term: Fields, path: string, checkValues: boolean): string[] {
  return (term.matchExpressions ?? []).flatMap(({ key, values = [] }: Fields, i: number) => [
    ...(deprecatedNodeLabels[key] ? [`${path}.matchExpressions[${i}].key: ${key} is ${deprecatedNodeLabels[key]}`] : []),
    ...(checkValues ? values.flatMap((value: string, j: number) => labelValue(value).map((message) => `${path}.matchExpressions[${i}].values[${j}]: ${value} is invalid, ${message}`)) : []),
  ])
}

function repeated(list: readonly Fields[] | undefined, field: string, path: string): string[] {
  const values = (list ?? []).map((item) => item[field] ?? '')
  return values.flatMap((value, i) => (values.indexOf(value) < i ? [`${path}[${i}].${field}: duplicate ${field} ${JSON.stringify(value)}`] : []))
}

const withoutSelector = (terms: readonly Fields[] | undefined, path: string, inner: string) =>
  (terms ?? []).flatMap((term, i) => ((inner ? term.podAffinityTerm : term)?.labelSelector ? [] : [`${path}[${i}]${inner}.labelSelector: a null labelSelector results in matching no pod`]))

function fractionWarnings(list: Fields | undefined, path: string, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (list?.[name] === undefined) return []
    const quantity = parseQuantity(String(list[name]))
    return quantityMilliValue(quantity) % 1000 ? [`${path}[${name}]: fractional byte value "${formatQuantity(quantity)}" is invalid, must be an integer`] : []
  })
}

const resourceWarnings = ({ resources }: Fields, path: string) =>
  ['memory', 'ephemeral-storage'].flatMap((name) => ['limits', 'requests'].flatMap((list) => fractionWarnings(resources?.[list], `${path}.resources.${list}`, [name])))

function profileWarnings(container: Fields, spec: Fields, annotations: Record<string, string>, notes: string, ofTemplate: boolean): string[] {
  const warnings: string[] = []
  const seccomp = `container.seccomp.security.alpha.kubernetes.io/${container.name}`
  if (annotations[seccomp] !== undefined && !container.securityContext?.seccompProfile) warnings.push(`${notes}[${seccomp}]: non-functional in v1.27+; use the "seccompProfile" field instead`)
  const appArmor = `container.apparmor.security.beta.kubernetes.io/${container.name}`
  const profile = container.securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile
  if (ofTemplate && annotations[appArmor] !== undefined && !profile) warnings.push(`${notes}[${appArmor}]: deprecated since v1.30; use the "appArmorProfile" field instead`)
  return warnings
}
