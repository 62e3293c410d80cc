import { GoValue } from '../../../api/field.ts'
import type { Fields } from '../../../api/object.ts'

/**
 * Some errors show a value of the server's internal types, which have no JSON names: all fields are written, by
 * their Go names, in declaration order. `fields` maps Go name → JSON name, in that order.
 */
export function goStruct(object: Fields, fields: Readonly<Record<string, string>>): GoValue {
  const shown: Fields = {}
  for (const name in fields) shown[name] = object[fields[name]!] ?? null
  return new GoValue(JSON.stringify(shown))
}
