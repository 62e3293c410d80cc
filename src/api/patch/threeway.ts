import { same, type Fields } from '../object.ts'
import type { Schema } from '../schema/contract.ts'
import { strategicConflict } from './conflict.ts'
import { diffMaps } from './diff.ts'
import { isMap, put } from './directives.ts'
import { PatchError } from './errors.ts'
import { goPrint } from './goprint.ts'
import { diffMerge, mergeDocuments } from './merge.ts'
import { mergeStrategicPatches } from './strategic.ts'

/** The strategic patch that turns `original` into `modified`: what kubectl edit, label, annotate, set and rollout send. @throws PatchError */
export function createStrategicPatch(schema: Schema, type: string, original: Fields, modified: Fields): Fields {
  return diffMaps(schema, { kind: 'struct', name: type }, original, modified, { elementOrder: true })
}

/**
 * What `kubectl apply` sends: additions and changes from the live object to the manifest, and deletions from the last applied manifest to this one.
 * @param original the last applied configuration; `{}` when there is none
 * @param overwrite false refuses when somebody else changed the same fields (`--overwrite=false`)
 * @throws PatchError
 */
export function threeWayStrategic(schema: Schema, type: string, original: Fields, modified: Fields, current: Fields, overwrite = true): Fields {
  const ref = { kind: 'struct' as const, name: type }
  const delta = diffMaps(schema, ref, current, modified, { elementOrder: true, noDeletions: true })
  const deletions = diffMaps(schema, ref, original, modified, { elementOrder: true, onlyDeletions: true })
  const patch = mergeStrategicPatches(schema, type, deletions, delta)
  if (!overwrite) {
    const changed = diffMaps(schema, ref, original, current, { elementOrder: false })
    if (strategicConflict(schema, ref, patch, changed)) throw new PatchConflict(patch, changed)
  }
  return patch
}

/** The same as a JSON merge patch, for types without schema (custom resources). Refuses to change apiVersion, kind or name. @throws PatchError */
export function threeWayMerge(original: Fields, modified: Fields, current: Fields): Fields {
  const delta = withNulls(diffMerge(current, modified), false)
  const deletions = withNulls(diffMerge(original, modified), true)
  if (conflicting(delta, deletions)) throw new PatchConflict(delta, deletions)
  const patch = mergeDocuments(deletions, delta, true)
  if ('apiVersion' in patch || 'kind' in patch || (isMap(patch['metadata']) && 'name' in patch['metadata'])) {
    throw new PatchError(`precondition failed for: ${goPrint(patch)}`)
  }
  return patch
}

/** The patch overwrites what others changed. The caller shows both sides as YAML: `patch:\n…\nconflicts with changes made from original to current:\n…\n`. */
export class PatchConflict extends PatchError {
  constructor(readonly patch: Fields, readonly changed: Fields) {
    super(`patch:\n${JSON.stringify(patch)}\nconflicts with changes made from original to current:\n${JSON.stringify(changed)}\n`)
  }
}

/** Only the nulls of a merge patch, or everything but them. */
function withNulls(patch: Fields, only: boolean): Fields {
  const kept: Fields = {}
  for (const key of Object.keys(patch)) {
    const value = patch[key]
    if (value === null) {
      if (only) put(kept, key, null)
    } else if (isMap(value) && Object.keys(value).length) {
      const inner = withNulls(value, only)
      if (Object.keys(inner).length) put(kept, key, inner)
    } else if (!only) put(kept, key, value)
  }
  return kept
}

function conflicting(left: any, right: any): boolean {
  if (isMap(left) && isMap(right)) return Object.keys(left).some((key) => Object.hasOwn(right, key) && conflicting(left[key], right[key]))
  if (Array.isArray(left) && Array.isArray(right)) return left.length !== right.length || left.some((item, i) => conflicting(item, right[i]))
  return !same(left, right)
}
