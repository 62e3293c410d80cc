/** Field errors of volumes that hold files made from objects: keys to paths, downward API, projections. */
import { inRange, present } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { forbidden, invalid, required } from '../../../api/field.ts'
import type { Fields } from '../../../api/object.ts'
import { validateFieldRef, validateResourceFieldRef } from './env.ts'
import { localNonReservedPath } from './paths.ts'

const volumeFields = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid']

export const validateFileMode = (mode: number | undefined, path: string): FieldError[] =>
  inRange(mode, 0, 0o777, path, 'must be a number between 0 and 0777 (octal), both inclusive')

export function validateKeyToPath(item: Fields, path: string): FieldError[] {
  return [...present(item.key, `${path}.key`), ...present(item.path, `${path}.path`), ...localNonReservedPath(item.path, `${path}.path`), ...validateFileMode(item.mode, `${path}.mode`)]
}

/** One file of a downward API volume. */
export function validateDownwardFile(file: Fields, path: string): FieldError[] {
  const errors = [...present(file.path, `${path}.path`), ...localNonReservedPath(file.path, `${path}.path`)]
  if (file.fieldRef) {
    errors.push(...validateFieldRef(file.fieldRef, volumeFields, `${path}.fieldRef`))
    if (file.resourceFieldRef) errors.push(invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'))
  } else if (file.resourceFieldRef) errors.push(...validateResourceFieldRef(file.resourceFieldRef, `${path}.resourceFieldRef`, true))
  else errors.push(required(path, 'one of fieldRef and resourceFieldRef is required'))
  return [...errors, ...validateFileMode(file.mode, `${path}.mode`)]
}

/** Several sources in one folder: no two of them may write the same path. */
export function validateProjected(volume: Fields, path: string): FieldError[] {
  const errors = validateFileMode(volume.defaultMode, `${path}.defaultMode`)
  const paths = new Set<string>()
  const claim = (file: string | undefined, shown: string) => {
    if (file && paths.has(file)) errors.push(invalid(path, shown, 'conflicting duplicate paths'))
    if (file) paths.add(file)
  }
  for (const [i, source] of (volume.sources ?? []).entries()) {
    const at = `${path}.sources[${i}]`
    for (const kind of ['secret', 'configMap']) {
      if (!source[kind]) continue
      errors.push(...present(source[kind].name, `${at}.${kind}.name`))
      for (const [j, item] of (source[kind].items ?? []).entries()) {
        errors.push(...validateKeyToPath(item, `${at}.${kind}.items[${j}]`))
        claim(item.path, source[kind].name)
      }
    }
    for (const file of source.downwardAPI?.items ?? []) {
      errors.push(...validateDownwardFile(file, `${at}.downwardAPI`))
      claim(file.path, file.path)
    }
    if (source.serviceAccountToken) errors.push(...validateToken(source.serviceAccountToken, at, path))
    if (source.clusterTrustBundle) {
      errors.push(...validateTrustBundle(source.clusterTrustBundle, `${at}.clusterTrustBundle`))
      claim(source.clusterTrustBundle.path, source.clusterTrustBundle.path)
    }
    const kinds = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'].filter((kind) => source[kind])
    if (kinds.length > 1) errors.push(forbidden(at, 'may not specify more than 1 volume type per source'))
  }
  return errors
}

function validateToken({ expirationSeconds: seconds, path: file }: Fields, at: string, path: string): FieldError[] {
  const field = `${at}.serviceAccountToken.expirationSeconds`
  const errors: FieldError[] = []
  if (seconds === undefined) errors.push(required(field))
  else if (seconds < 600) errors.push(invalid(field, seconds, 'may not specify a duration less than 10 minutes'))
  else if (seconds > 2 ** 32) errors.push(invalid(field, seconds, 'may not specify a duration larger than 2^32 seconds'))
  return [...errors, ...(file ? localNonReservedPath(file, `${path}.path`) : [required(`${path}.path`)])]
}

function validateTrustBundle({ name, signerName, labelSelector, path: file }: Fields, at: string): FieldError[] {
  const errors: FieldError[] = []
  if (name !== undefined && signerName !== undefined) errors.push(invalid(at, { name, signerName, path: file }, 'only one of name and signerName may be used'))
  else if (name === '') errors.push(required(`${at}.name`, 'must be a valid object name'))
  else if (name !== undefined && labelSelector) errors.push(invalid(`${at}.labelSelector`, labelSelector, 'labelSelector must be unset if name is specified'))
  else if (name === undefined && signerName === undefined) errors.push(required(at, 'either name or signerName must be specified'))
  return [...errors, ...present(file, `${at}.path`), ...localNonReservedPath(file, `${at}.path`)]
}
