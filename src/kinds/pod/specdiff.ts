import type { Fields } from '../../api/object.ts'
import { unifiedDiff } from '../../api/unifieddiff.ts'
import { goJson, internalForm } from '../podspec/validate/gostruct.ts'

/** What changed between two objects of the server's internal type `struct`, as its errors show it. */
export function internalDiff(struct: string, before: Fields, after: Fields): string {
  return unifiedDiff(goJson(internalForm(struct, before), 1), goJson(internalForm(struct, after), 1))
}
