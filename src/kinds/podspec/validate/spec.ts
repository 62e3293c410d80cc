/** Field errors of a whole PodSpec, in the order in which the server finds them. Specified in `kubernetes: apis/core/validation`. */
import { follows, inRange, oneOf } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { duplicate, forbidden, invalid, notFound, required } from '../../../api/field.ts'
import { validateLabels } from '../../../api/labels.ts'
import { dns1123Label, dns1123Subdomain, qualifiedName } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import { containersOf } from '../containers.ts'
import { validateAffinity } from './affinity.ts'
import { validateContainers, validateEphemeralContainers, validateInitContainers, validateRestartPolicy } from './containers.ts'
import { goStruct } from './gostruct.ts'
import { validateDnsConfig, validateDnsPolicy, validateHostAliases, validateHostNetwork, validateHostnameOverride } from './network.ts'
import { validatePodResources, validateResources } from './resources.ts'
import { validateTolerations, validateTopologySpread } from './scheduling.ts'
import { validateHostUsers, validatePodSecurity } from './security.ts'
import { validateVolumes } from './volumes.ts'

/** Where a spec stands: in a pod (with its metadata), or in a template. */
export interface SpecOptions { ofPod: boolean; podName?: string }

export function validatePodSpec(spec: Fields, path: string, options: SpecOptions): FieldError[] {
  const errors: FieldError[] = []
  if (spec.terminationGracePeriodSeconds === undefined) errors.push(required(`${path}.terminationGracePeriodSeconds`))
  const { volumes, errors: volumeErrors } = validateVolumes(spec.volumes, `${path}.volumes`, options.podName)
  errors.push(...volumeErrors)
  errors.push(...validateResourceClaims(spec.resourceClaims, `${path}.resourceClaims`))
  errors.push(...validateContainers(spec, volumes, `${path}.containers`))
  errors.push(...validateInitContainers(spec, volumes, `${path}.initContainers`))
  errors.push(...validateEphemeralContainers(spec, volumes, `${path}.ephemeralContainers`))
  errors.push(...validatePodResources(spec, path))
  errors.push(...validateHostNetwork(spec, path, options.ofPod))
  errors.push(...validateRestartPolicy(spec.restartPolicy, `${path}.restartPolicy`))
  errors.push(...validateDnsPolicy(spec.dnsPolicy, `${path}.dnsPolicy`))
  errors.push(...validateLabels(spec.nodeSelector, `${path}.nodeSelector`))
  errors.push(...validatePodSecurity(spec, path))
  if (spec.shareProcessNamespace && spec.hostPID) errors.push(invalid(`${path}.shareProcessNamespace`, true, 'ShareProcessNamespace and HostPID cannot both be enabled'))
  errors.push(...validateAffinity(spec.affinity, `${path}.affinity`))
  errors.push(...validateDnsConfig(spec, `${path}.dnsConfig`))
  errors.push(...validateGates(spec, path))
  errors.push(...validateTopologySpread(spec.topologySpreadConstraints, `${path}.topologySpreadConstraints`))
  errors.push(...validateHostUsers(spec, path), ...validateHostnameOverride(spec, path))
  if (spec.serviceAccountName) errors.push(...follows(dns1123Subdomain, spec.serviceAccountName, `${path}.serviceAccountName`))
  if (spec.nodeName) errors.push(...follows(dns1123Subdomain, spec.nodeName, `${path}.nodeName`))
  errors.push(...inRange(spec.activeDeadlineSeconds, 1, 2147483647, `${path}.activeDeadlineSeconds`))
  for (const field of ['hostname', 'subdomain']) if (spec[field]) errors.push(...follows(dns1123Label, spec[field], `${path}.${field}`))
  errors.push(...validateTolerations(spec.tolerations, `${path}.tolerations`))
  errors.push(...validateHostAliases(spec.hostAliases, `${path}.hostAliases`))
  if (spec.priorityClassName) errors.push(...follows(dns1123Subdomain, spec.priorityClassName, `${path}.priorityClassName`))
  if (spec.runtimeClassName !== undefined) errors.push(...follows(dns1123Subdomain, spec.runtimeClassName, `${path}.runtimeClassName`))
  if (spec.preemptionPolicy !== undefined) errors.push(...oneOf(spec.preemptionPolicy, ['PreemptLowerPriority', 'Never'], `${path}.preemptionPolicy`))
  if (spec.overhead) errors.push(...validateResources({ limits: spec.overhead }, undefined, `${path}.overhead`))
  errors.push(...validateOs(spec, path), ...validateFileKeyVolumes(spec, path))
  return errors
}

function validateResourceClaims(claims: readonly Fields[] | undefined, path: string): FieldError[] {
  const names = new Set<string>()
  return (claims ?? []).flatMap((claim, i) => {
    const at = `${path}[${i}]`, errors: FieldError[] = []
    if (!claim.name) errors.push(required(`${at}.name`))
    else if (names.has(claim.name)) errors.push(duplicate(`${at}.name`, claim.name))
    else errors.push(...follows(dns1123Label, claim.name, `${at}.name`))
    names.add(claim.name)
    const sources = ['resourceClaimName', 'resourceClaimTemplateName'].filter((field) => claim[field] !== undefined)
    const shown = goStruct('PodResourceClaim', claim)
    if (sources.length > 1) errors.push(invalid(at, shown, 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified'))
    if (!sources.length) errors.push(invalid(at, shown, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'))
    for (const source of sources) errors.push(...follows(dns1123Subdomain, claim[source], `${at}.${source}`))
    return errors
  })
}

/** Readiness gates and scheduling gates. */
function validateGates(spec: Fields, path: string): FieldError[] {
  const seen = new Set<string>()
  return [
    ...(spec.readinessGates ?? []).flatMap((gate: Fields, i: number) => follows(qualifiedName, gate.conditionType, `${path}.readinessGates[${i}].conditionType`)),
    ...(spec.schedulingGates ?? []).flatMap(({ name }: Fields, i: number) => {
      const errors = follows(qualifiedName, name, `${path}.schedulingGates[${i}]`)
      if (seen.has(name)) errors.push(duplicate(`${path}.schedulingGates[${i}]`, name))
      seen.add(name)
      return errors
    }),
  ]
}

const linuxOnly = ['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'fsGroup', 'fsGroupChangePolicy', 'sysctls', 'runAsUser', 'runAsGroup', 'supplementalGroups', 'supplementalGroupsPolicy', 'seLinuxChangePolicy']

/** Fields that make no sense on the operating system that the pod names. */
function validateOs(spec: Fields, path: string): FieldError[] {
  if (!spec.os) return []
  if (!spec.os.name) return [required(`${path}.os.name`)]
  if (spec.os.name === 'linux') {
    const contexts: [Fields, string][] = [[spec, path], ...containersOf(spec, path)]
    return contexts.filter(([holder]) => holder.securityContext?.windowsOptions).map(([, at]) => forbidden(`${at}.securityContext.windowsOptions`, 'windows options cannot be set for a linux pod'))
  }
  if (spec.os.name !== 'windows') return oneOf(spec.os.name, ['linux', 'windows'], `${path}.os`)
  const refuse = (at: string) => forbidden(at, 'cannot be set for a windows pod')
  return [
    ...linuxOnly.filter((field) => spec.securityContext?.[field] !== undefined).map((field) => refuse(`${path}.securityContext.${field}`)),
    ...['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace'].filter((field) => spec[field]).map((field) => refuse(`${path}.${field}`)),
  ]
}

/** An env file has to lie in an emptyDir. */
function validateFileKeyVolumes(spec: Fields, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [container, at] of containersOf(spec, path)) {
    for (const [i, { valueFrom }] of (container.env ?? []).entries()) {
      const name = valueFrom?.fileKeyRef?.volumeName
      if (!valueFrom?.fileKeyRef) continue
      const field = `${at}.env[${i}].valueFrom.fileKeyRef.volumeName`
      const volume = (spec.volumes ?? []).find((one: Fields) => one.name === name)
      if (!volume) errors.push(notFound(field, name))
      else if (!volume.emptyDir) errors.push(invalid(field, name, 'referenced volume must be of type emptyDir'))
    }
  }
  return errors
}
