/** Field errors of security contexts, of pods and of containers. */
import { inRange, oneOf } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { duplicate, forbidden, invalid, required, tooLong, unsupported } from '../../../api/field.ts'
import { byteLength } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import { goStruct } from './gostruct.ts'
import { localPath } from './paths.ts'

const maxId = 2147483647
const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined']
const sysctlPattern = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$'

const unixId = (value: number | undefined, path: string) => inRange(value, 0, maxId, path)

function validateSeccomp(profile: Fields | undefined, path: string): FieldError[] {
  if (!profile) return []
  const { type, localhostProfile } = profile
  const errors: FieldError[] = []
  if (!type) errors.push(required(`${path}.type`, 'type is required when seccompProfile is set'))
  else errors.push(...oneOf(type, profileTypes, `${path}.type`))
  if (type === 'Localhost') {
    if (localhostProfile === undefined) errors.push(required(`${path}.localhostProfile`, 'must be set when seccomp type is Localhost'))
    else errors.push(...localPath(localhostProfile, `${path}.localhostProfile`))
  } else if (localhostProfile !== undefined) {
    errors.push(invalid(`${path}.localhostProfile`, goStruct('SeccompProfile', profile), 'can only be set when seccomp type is Localhost'))
  }
  return errors
}

function validateAppArmor(profile: Fields | undefined, path: string): FieldError[] {
  if (!profile) return []
  const { type, localhostProfile: local } = profile
  const at = `${path}.localhostProfile`
  if (!type) return [required(`${path}.type`, 'type is required when appArmorProfile is set')]
  if (!profileTypes.includes(type)) return [unsupported(`${path}.type`, type, profileTypes)]
  if (type !== 'Localhost') return local === undefined ? [] : [invalid(at, local, 'can only be set when AppArmor type is Localhost')]
  if (local === undefined) return [required(at, 'must be set when AppArmor type is Localhost')]
  const errors: FieldError[] = []
  if (local.trim() !== local) errors.push(invalid(at, local, 'must not be padded with whitespace'))
  else if (!local) errors.push(required(at, 'must be set when AppArmor type is Localhost'))
  if (byteLength(local) > 4095) errors.push(tooLong(at, 4095))
  return errors
}

/** A container's security context. `hostUsers` says whether the pod shares the node's users. */
export function validateContainerSecurity(context: Fields | undefined, path: string, hostUsers: boolean): FieldError[] {
  if (!context) return []
  const errors = [...unixId(context.runAsUser, `${path}.runAsUser`), ...unixId(context.runAsGroup, `${path}.runAsGroup`)]
  if (context.procMount !== undefined) {
    errors.push(...oneOf(context.procMount, ['Default', 'Unmasked'], `${path}.procMount`))
    if (hostUsers && context.procMount === 'Unmasked') errors.push(invalid(`${path}.procMount`, 'Unmasked', '`hostUsers` must be false to use `Unmasked`'))
  }
  errors.push(...validateSeccomp(context.seccompProfile, `${path}.seccompProfile`))
  if (context.allowPrivilegeEscalation === false) {
    const contradicts = (what: string) => errors.push(invalid(path, goStruct('SecurityContext', context), `cannot set \`allowPrivilegeEscalation\` to false and ${what}`))
    if (context.privileged) contradicts('`privileged` to true')
    for (const capability of context.capabilities?.add ?? []) if (capability === 'CAP_SYS_ADMIN') contradicts('`capabilities.Add` CAP_SYS_ADMIN')
  }
  errors.push(...validateAppArmor(context.appArmorProfile, `${path}.appArmorProfile`))
  return errors
}

/** A pod's security context. */
export function validatePodSecurity(spec: Fields, path: string): FieldError[] {
  const context = spec.securityContext
  if (!context) return []
  const at = `${path}.securityContext`
  const errors = ['fsGroup', 'runAsUser', 'runAsGroup'].flatMap((field) => unixId(context[field], `${at}.${field}`))
  for (const [i, group] of (context.supplementalGroups ?? []).entries()) errors.push(...unixId(group, `${at}.supplementalGroups[${i}]`))
  errors.push(...validateSysctls(spec, `${at}.sysctls`))
  if (context.fsGroupChangePolicy !== undefined) errors.push(...oneOf(context.fsGroupChangePolicy, ['Always', 'OnRootMismatch'], `${at}.fsGroupChangePolicy`))
  errors.push(...validateSeccomp(context.seccompProfile, `${at}.seccompProfile`), ...validateAppArmor(context.appArmorProfile, `${at}.appArmorProfile`))
  if (context.supplementalGroupsPolicy !== undefined) errors.push(...oneOf(context.supplementalGroupsPolicy, ['Merge', 'Strict'], `${at}.supplementalGroupsPolicy`))
  if (context.seLinuxChangePolicy !== undefined) errors.push(...oneOf(context.seLinuxChangePolicy, ['MountOption', 'Recursive'], `${at}.seLinuxChangePolicy`))
  return errors
}

function validateSysctls(spec: Fields, path: string): FieldError[] {
  const seen = new Set<string>()
  return (spec.securityContext.sysctls ?? []).flatMap(({ name = '' }: Fields, i: number) => {
    const at = `${path}[${i}].name`, errors: FieldError[] = []
    if (!name) errors.push(required(at))
    else if (name.length > 253 || !new RegExp(sysctlPattern).test(name)) errors.push(invalid(at, name, `must have at most 253 characters and match regex ${sysctlPattern}`))
    else if (seen.has(name)) errors.push(duplicate(at, name))
    seen.add(name)
    const dotted = name.replaceAll('/', '.')
    if (spec.hostNetwork && dotted.startsWith('net.')) errors.push(invalid(at, name, "may not be specified when 'hostNetwork' is true"))
    else if (spec.hostIPC && /^(kernel\.(shm|msg|sem)|fs\.mqueue\.)/.test(dotted)) errors.push(invalid(at, name, "may not be specified when 'hostIPC' is true"))
    return errors
  })
}

/** With users of its own (`hostUsers: false`) a pod may not share other things of its node. */
export function validateHostUsers(spec: Fields, path: string): FieldError[] {
  if (spec.hostUsers !== false) return []
  const errors: FieldError[] = []
  if (spec.hostNetwork) errors.push(forbidden(`${path}.hostNetwork`, 'when `hostUsers` is false'))
  if (spec.hostPID) errors.push(forbidden(`${path}.HostPID`, 'when `hostUsers` is false'))
  if (spec.hostIPC) errors.push(forbidden(`${path}.HostIPC`, 'when `hostUsers` is false'))
  return errors
}
