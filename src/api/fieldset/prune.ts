import type { KubeObject } from '../object.ts'
import type { Atom } from './atom.ts'
import type { Manager, Managers } from './entries.ts'
import { fieldsOfAtom } from './fields.ts'
import { removeFields, withNamedFields } from './remove.ts'
import { difference, intersection, isEmpty, union, EMPTY, type FieldSet } from './set.ts'

/**
 * Takes out what the manager applied last time and does not apply now, unless somebody else owns it or it holds something that is owned
 * (`structured-merge-diff: merge.Updater.prune`). `managers` has the manager's new fields already.
 */
export function pruneFields(atom: Atom, merged: KubeObject, managers: Managers, last: Manager): KubeObject {
  if (isEmpty(last.set)) return merged
  const named = (set: FieldSet) => withNamedFields(set, atom)
  const mergedFields = named(fieldsOfAtom(atom, merged))
  const lastFields = named(last.set)
  let owned: FieldSet = EMPTY
  for (const manager of managers.values()) owned = union(owned, manager.set)
  // Remove all of the last application, then put back what is owned …
  const bare = removeFields(atom, merged, lastFields)
  const keptFields = union(named(fieldsOfAtom(atom, bare)), named(owned))
  const withOwned = removeFields(atom, merged, difference(mergedFields, keptFields))
  // … and what went with a removed parent though it was never applied.
  const remaining = named(fieldsOfAtom(atom, withOwned))
  return removeFields(atom, merged, intersection(difference(mergedFields, remaining), lastFields)) as KubeObject
}
