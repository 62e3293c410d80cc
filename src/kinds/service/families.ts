import { invalid } from '../../api/field.ts'
import type { FieldError } from '../../api/field.ts'
import { isIPv6 } from '../../api/ip.ts'
import { invalidObject } from '../../api/status.ts'
import type { Service } from '../../api/types/core.v1.ts'
import { HEADLESS, sameClusterIps, sameFamilies } from './predicates.ts'
import { validateClusterIps } from './clusterips.ts'

/** The cluster is single stack: its services have IPv4 addresses. */
const FAMILY = 'IPv4'
const OTHER = 'IPv6'

const refuse = (service: Service, errors: FieldError[]): void => {
  if (errors.length) throw invalidObject({ group: '', kind: 'Service' }, service.metadata.name ?? '', errors)
}

const isHeadlessWithoutSelector = ({ spec }: Service): boolean => spec.clusterIP === HEADLESS && !Object.keys(spec.selector ?? {}).length

/**
 * Works out ipFamilyPolicy and ipFamilies from what is given and what was before.
 * @throws ApiError when they contradict each other or the cluster
 */
export function initFamilies(service: Service, old: Service | undefined): void {
  const { spec } = service
  if (spec.type === 'ExternalName' || keepsDualStack(service, old)) return
  spec.ipFamilyPolicy ??= old?.spec.ipFamilyPolicy ?? (isHeadlessWithoutSelector(service) ? 'RequireDualStack' : 'SingleStack')
  refuse(service, validateClusterIps(service, old))
  const errors = old ? releaseSecond(service, old) : []
  const path = 'spec.ipFamilyPolicy', single = spec.ipFamilyPolicy === 'SingleStack'
  if (single && spec.clusterIPs?.length === 2) errors.push(invalid(path, spec.ipFamilyPolicy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified"))
  if (single && spec.ipFamilies?.length === 2) errors.push(invalid(path, spec.ipFamilyPolicy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified"))
  errors.push(...inferFromAddresses(service))
  refuse(service, errors)
  if (isHeadlessWithoutSelector(service)) {
    const families = spec.ipFamilies?.length ? spec.ipFamilies : [FAMILY]
    spec.ipFamilies = families.length < 2 && !single ? [...families, families[0] === FAMILY ? OTHER : FAMILY] : families
    return
  }
  const unmet: FieldError[] = []
  if (spec.ipFamilyPolicy === 'RequireDualStack') unmet.push(invalid(path, spec.ipFamilyPolicy, 'this cluster is not configured for dual-stack services'))
  spec.ipFamilies?.forEach((family, i) => {
    if (family !== FAMILY) unmet.push(invalid(`spec.ipFamilies[${i}]`, family, 'not configured on this cluster'))
  })
  refuse(service, unmet)
  if (!spec.ipFamilies?.length) spec.ipFamilies = [FAMILY]
}

/** A PreferDualStack Service of which nothing of this changes is left alone. */
const keepsDualStack = (service: Service, old: Service | undefined): boolean =>
  old !== undefined && service.spec.type === old.spec.type && service.spec.ipFamilyPolicy === 'PreferDualStack'
  && (old.spec.ipFamilyPolicy ?? 'PreferDualStack') === 'PreferDualStack' && sameClusterIps(service, old) && sameFamilies(service, old)

/** Going from two families to one: SingleStack says it, anything else is a mistake. */
function releaseSecond(service: Service, old: Service): FieldError[] {
  const { spec } = service, path = 'spec.ipFamilyPolicy'
  if (spec.ipFamilyPolicy === 'SingleStack') {
    if (sameClusterIps(old, service) && (spec.clusterIPs?.length ?? 0) > 1) spec.clusterIPs = spec.clusterIPs!.slice(0, 1)
    if (sameFamilies(old, service) && (spec.ipFamilies?.length ?? 0) > 1) spec.ipFamilies = spec.ipFamilies!.slice(0, 1)
    return []
  }
  const fewer = (now: string[] = [], before: string[] = []) => now.length > 0 && now.length < before.length
  return [
    ...(fewer(spec.clusterIPs, old.spec.clusterIPs) ? [invalid(path, spec.ipFamilyPolicy, "must be 'SingleStack' to release the secondary cluster IP")] : []),
    ...(fewer(spec.ipFamilies, old.spec.ipFamilies) ? [invalid(path, spec.ipFamilyPolicy, "must be 'SingleStack' to release the secondary IP family")] : []),
  ]
}

function inferFromAddresses({ spec }: Service): FieldError[] {
  const errors: FieldError[] = []
  for (const [i, ip] of (spec.clusterIPs ?? []).entries()) {
    if (ip === HEADLESS) break
    if (i < (spec.ipFamilies?.length ?? 0)) continue
    const family = isIPv6(ip) ? OTHER : FAMILY
    if (family === FAMILY) spec.ipFamilies = [...(spec.ipFamilies ?? []), family]
    else errors.push(invalid(`spec.clusterIPs[${i}]`, spec.clusterIPs, `${family} is not configured on this cluster`))
  }
  return errors
}
