import { same, type Fields } from '../object.ts'
import { isDeleteList, isElementOrder, RETAIN_KEYS } from './directives.ts'
import { badRetainKeys, PatchError } from './errors.ts'
import { goPrint } from './goprint.ts'

/**
 * Carries out `$retainKeys`: clears the fields of `original` that it does not list. Changes both maps (private copies of one level).
 * When two patches are merged, it only moves the directive over.
 * @throws PatchError when the patch itself has fields the directive does not list
 */
export function retainKeys(original: Fields, patch: Fields, carryOut: boolean): void {
  if (!Object.hasOwn(patch, RETAIN_KEYS)) return
  const listed = patch[RETAIN_KEYS]
  delete patch[RETAIN_KEYS]
  if (!carryOut) {
    if (!Object.hasOwn(original, RETAIN_KEYS)) original[RETAIN_KEYS] = listed
    else if (!same(original[RETAIN_KEYS], listed)) {
      throw new PatchError(`${goPrint(original[RETAIN_KEYS])} and ${goPrint(listed)} are not deep equal: this may happen when calculating the 3-way diff patch`)
    }
    return
  }
  if (!Array.isArray(listed)) throw badRetainKeys()
  for (const key of Object.keys(patch)) {
    if (patch[key] !== null && !isDeleteList(key) && !isElementOrder(key) && !listed.includes(key)) throw badRetainKeys()
  }
  for (const key of Object.keys(original)) if (!listed.includes(key)) delete original[key]
}
