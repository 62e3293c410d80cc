import type { FieldError } from '../../api/field.ts'
import { duplicate, invalid, required, unsupported } from '../../api/field.ts'
import { isIPv6 } from '../../api/ip.ts'
import type { Service } from '../../api/types/core.v1.ts'
import { validateIp } from '../validate/ip.ts'
import { HEADLESS, isHeadless } from './predicates.ts'

const PATH = 'spec.clusterIPs'

/** clusterIP, clusterIPs, ipFamilies and ipFamilyPolicy have to fit together. */
export function validateClusterIps(service: Service, old: Service | undefined): FieldError[] {
  const { spec } = service
  if (spec.type === 'ExternalName') return []
  const ips = spec.clusterIPs ?? [], families = spec.ipFamilies ?? []
  const errors: FieldError[] = []
  if (spec.clusterIP) {
    if (!ips.length) errors.push(required(PATH))
    else if (ips[0] !== spec.clusterIP) errors.push(invalid(PATH, ips, 'first value must match `clusterIP`'))
  } else if (ips.length) errors.push(invalid(PATH, ips, 'must be empty when `clusterIP` is not specified'))
  families.forEach((family, i) => {
    if (family !== 'IPv4' && family !== 'IPv6') errors.push(unsupported(`spec.ipFamilies[${i}]`, family, ['IPv4', 'IPv6']))
    if (families.indexOf(family) < i) errors.push(duplicate(`spec.ipFamilies[${i}]`, family))
  })
  const policies = ['PreferDualStack', 'RequireDualStack', 'SingleStack']
  if (spec.ipFamilyPolicy !== undefined && !policies.includes(spec.ipFamilyPolicy)) errors.push(unsupported('spec.ipFamilyPolicy', spec.ipFamilyPolicy, policies))
  const wrong = addressErrors(ips, old?.spec.clusterIPs)
  errors.push(...wrong)
  if (ips.length > 2) errors.push(invalid(PATH, ips, 'may only hold up to 2 values'))
  if (wrong.length) return errors
  if (ips.length > 1 && !(ips.some(isIPv6) && ips.some((ip) => !isIPv6(ip)))) errors.push(invalid(PATH, ips, 'may specify no more than one IP for each IP family'))
  if (isHeadless(service)) return errors
  ips.forEach((ip, i) => {
    const family = families[i]
    if (family === 'IPv4' && isIPv6(ip)) errors.push(invalid(`${PATH}[${i}]`, ip, `expected an IPv4 value as indicated by \`ipFamilies[${i}]\``))
    if (family === 'IPv6' && !isIPv6(ip)) errors.push(invalid(`${PATH}[${i}]`, ip, `expected an IPv6 value as indicated by \`ipFamilies[${i}]\``))
  })
  return errors
}

const addressErrors = (ips: readonly string[], old: readonly string[] | undefined): FieldError[] => ips.flatMap((ip, i) => {
  if (i === 0 && ip === HEADLESS) return ips.length > 1 ? [invalid(PATH, ips, "'None' must be the first and only value")] : []
  return validateIp(`${PATH}[${i}]`, ip, old)
})

/** The first address and family stay; a second one may come and go. */
export function validateClusterIpsUpdate(service: Service, old: Service): FieldError[] {
  if (service.spec.type === 'ExternalName' || old.spec.type === 'ExternalName') return []
  return [...addressChanges(service, old), ...familyChanges(service, old)]
}

const RELEASE = 'spec.ipFamilyPolicy'

function addressChanges(service: Service, old: Service): FieldError[] {
  if (isHeadless(old) && isHeadless(service)) return []
  const now = service.spec.clusterIPs ?? [], before = old.spec.clusterIPs ?? []
  const changed = (i: number) => invalid(`${PATH}[${i}]`, service.spec.clusterIPs, 'may not change once set')
  if (now.length === before.length) return before.flatMap((ip, i) => (ip === now[i] ? [] : [changed(i)]))
  const errors: FieldError[] = []
  if (now.length === 0) errors.push(invalid(`${PATH}[0]`, service.spec.clusterIPs, 'primary clusterIP can not be unset'))
  if (before.length && now.length && now[0] !== before[0]) errors.push(changed(0))
  if (before.length > now.length && now.length === 1 && service.spec.ipFamilyPolicy !== 'SingleStack') {
    errors.push(invalid(RELEASE, service.spec.ipFamilyPolicy, "must be set to 'SingleStack' when releasing the secondary clusterIP"))
  }
  return errors
}

function familyChanges(service: Service, old: Service): FieldError[] {
  if (isHeadless(old) || isHeadless(service)) return []
  const now = service.spec.ipFamilies ?? [], before = old.spec.ipFamilies ?? []
  const at = 'spec.ipFamilies[0]'
  if (now.length === before.length) return before.flatMap((family, i) => (family === now[i] ? [] : [invalid(at, now, 'may not change once set')]))
  const errors: FieldError[] = []
  if (before.length > now.length && !service.spec.clusterIPs?.length) errors.push(invalid(at, service.spec.ipFamilies, 'primary ipFamily can not be unset'))
  if (before.length && now.length && now[0] !== before[0]) errors.push(invalid(at, service.spec.clusterIPs, 'may not change once set'))
  if (before.length > now.length && now.length === 1 && service.spec.ipFamilyPolicy !== 'SingleStack') {
    errors.push(invalid(RELEASE, service.spec.ipFamilyPolicy, "must be set to 'SingleStack' when releasing the secondary ipFamily"))
  }
  return errors
}
