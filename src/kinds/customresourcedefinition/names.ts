import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import { dns1035Label } from '../../api/names.ts'
import type { Fields } from '../../api/object.ts'

/** The names of a custom resource, wherever they stand. */
export function validateNames(names: Fields, path: string): FieldError[] {
  const errors: FieldError[] = []
  const label = (value: string, at: string) => {
    const faults = dns1035Label(value)
    if (faults.length) errors.push(invalid(at, value, faults.join(',')))
  }
  const mixedCase = (field: string) => {
    const faults = names[field] ? dns1035Label(names[field].toLowerCase()) : []
    if (faults.length) errors.push(invalid(`${path}.${field}`, names[field], `may have mixed case, but should otherwise match: ${faults.join(',')}`))
  }
  for (const field of ['plural', 'singular']) if (names[field]) label(names[field], `${path}.${field}`)
  mixedCase('kind')
  mixedCase('listKind')
  names.shortNames?.forEach((name: string, i: number) => label(name, `${path}.shortNames[${i}]`))
  if (names.kind && names.kind === names.listKind) errors.push(invalid(`${path}.listKind`, names.listKind, 'kind and listKind may not be the same'))
  names.categories?.forEach((name: string, i: number) => label(name, `${path}.categories[${i}]`))
  return errors
}
