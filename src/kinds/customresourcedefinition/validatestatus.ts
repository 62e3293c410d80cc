import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { validateNames } from './names.ts'

export const validateStatus = ({ status }: KubeObject): FieldError[] => validateNames(status?.acceptedNames ?? {}, 'status.acceptedNames')

/** Versions that objects may still be stored in. */
export function validateStoredVersions({ spec, status }: KubeObject): FieldError[] {
  const path = 'status.storedVersions', stored: string[] = status?.storedVersions ?? [], names: string[] = (spec.versions ?? []).map(({ name }: Fields) => name)
  if (!stored.length) return [invalid(path, null, 'must have at least one stored version')]
  return [
    ...(spec.versions ?? []).filter((version: Fields) => version.storage && !stored.includes(version.name)).map(({ name }: Fields) => invalid(path, stored, `must have the storage version ${name}`)),
    ...stored.flatMap((name, i) => (names.includes(name) ? [] : [invalid(`${path}[${i}]`, name, `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`)])),
  ]
}
