/** Field errors of the annotations that mean something to pods. */
import type { FieldError } from '../../../api/field.ts'
import { forbidden, invalid } from '../../../api/field.ts'
import type { Fields, ObjectMeta } from '../../../api/object.ts'
import { containersOf } from '../containers.ts'
import { localPath } from './paths.ts'

const seccompPod = 'seccomp.security.alpha.kubernetes.io/pod'
const seccompContainer = 'container.seccomp.security.alpha.kubernetes.io/'
const appArmor = 'container.apparmor.security.beta.kubernetes.io/'
const deletionCost = 'controller.kubernetes.io/pod-deletion-cost'
const mirror = 'kubernetes.io/config.mirror'

export function validatePodAnnotations(annotations: Record<string, string> | undefined, spec: Fields, path: string): FieldError[] {
  const all = annotations ?? {}
  const errors: FieldError[] = []
  if (all[mirror] !== undefined && !spec.nodeName) errors.push(invalid(`${path}[${mirror}]`, all[mirror], 'must set spec.nodeName if mirror pod annotation is set'))
  if (all[deletionCost] !== undefined && !isCost(all[deletionCost])) errors.push(invalid(`${path}[${deletionCost}]`, all[deletionCost], 'must be a 32bit integer'))
  for (const key of Object.keys(all).sort()) if (key === seccompPod || key.startsWith(seccompContainer)) errors.push(...validateSeccomp(all[key]!, `${path}.${key}`))
  for (const key of Object.keys(all).sort()) {
    if (!key.startsWith(appArmor)) continue
    const name = key.slice(appArmor.length), profile = all[key]!
    if (![...containersOf(spec)].some(([container]) => container.name === name)) errors.push(invalid(`${path}[${key}]`, name, 'container not found'))
    if (profile && profile !== 'runtime/default' && profile !== 'unconfined' && !profile.startsWith('localhost/')) {
      errors.push(invalid(`${path}[${key}]`, profile, `invalid AppArmor profile name: ${JSON.stringify(profile)}`))
    }
  }
  return errors
}

/** A plain 32-bit integer without leading zeros or plus sign. */
const isCost = (text: string) => /^(0|-?[1-9]\d*)$/.test(text) && Math.abs(Number(text)) <= 2147483648 && Number(text) < 2147483648

function validateSeccomp(profile: string, path: string): FieldError[] {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return []
  return profile.startsWith('localhost/') ? localPath(profile.slice('localhost/'.length), path) : [invalid(path, profile, 'must be a valid seccomp profile')]
}

/** Where an old annotation and its field are both given, they have to say the same. */
export function validateProfilesAgree(metadata: ObjectMeta, spec: Fields, path: string): FieldError[] {
  const annotations = metadata.annotations ?? {}
  const errors = agrees('seccomp', annotations[seccompPod], spec.securityContext?.seccompProfile, `${path}.securityContext.seccompProfile`)
  for (const [container, at] of containersOf(spec, path)) {
    errors.push(...agrees('seccomp', annotations[seccompContainer + container.name], container.securityContext?.seccompProfile, `${at}.securityContext.seccompProfile`))
  }
  for (const [container, at] of containersOf(spec, path)) {
    const profile = container.securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile
    errors.push(...agrees('apparmor', annotations[appArmor + container.name], profile, `${at}.securityContext.appArmorProfile`))
  }
  return errors
}

const spellings: Record<string, readonly string[]> = { Unconfined: ['unconfined'], RuntimeDefault: ['runtime/default', 'docker/default'] }

function agrees(what: 'seccomp' | 'apparmor', annotation: string | undefined, profile: Fields | undefined, path: string): FieldError[] {
  if (annotation === undefined || !profile) return []
  const typeDiffers = [forbidden(`${path}.type`, `${what} type in annotation and field must match`)]
  if (profile.type !== 'Localhost') return !spellings[profile.type] || spellings[profile.type]!.includes(annotation) ? [] : typeDiffers
  if (!annotation.startsWith('localhost/')) return typeDiffers
  return annotation.slice('localhost/'.length) === profile.localhostProfile ? [] : [forbidden(`${path}.localhostProfile`, `${what} profile in annotation and field must match`)]
}
