import { same, type Fields, type Json } from '../object.ts'
import { isMap, put, shallow } from './directives.ts'
import { PatchError } from './errors.ts'
import { badDecode } from './decode.ts'

/**
 * Applies a JSON merge patch (RFC 7386) as the API server does. The input stays as it is; maps that the patch touches come out with sorted keys,
 * which is how the server prints them in errors.
 * @throws PatchError (400) when the patch is no object
 */
export function applyMergePatch(document: Fields, patch: unknown): Fields {
  if (patch === null) throw new PatchError('Invalid JSON Patch', 400)
  if (!isMap(patch)) throw badDecode(patch, 'value of type map[string]interface {}')
  return mergeDocuments(document, patch, false)
}

/** Merges two merge patches (`keepNulls`: nulls stay in the result), or applies one. */
export function mergeDocuments(document: Fields, patch: Fields, keepNulls: boolean): Fields {
  const result = shallow(document)
  for (const key of Object.keys(patch)) {
    const value = patch[key]
    if (value === null) {
      if (keepNulls) put(result, key, null)
      else delete result[key]
      continue
    }
    const old = Object.hasOwn(result, key) ? result[key] : undefined
    if (isMap(value)) put(result, key, isMap(old) ? mergeDocuments(old, value, keepNulls) : keepNulls ? value : pruned(value))
    else put(result, key, keepNulls || !Array.isArray(value) ? value : pruned(value))
  }
  return sorted(result)
}

/** The merge patch that turns `original` into `modified`. */
export function diffMerge(original: Fields, modified: Fields): Fields {
  const patch: Fields = {}
  for (const key of Object.keys(modified)) {
    const before = Object.hasOwn(original, key) ? original[key] : undefined
    const after = modified[key]
    if (isMap(before) && isMap(after)) {
      const inner = diffMerge(before, after)
      if (Object.keys(inner).length) put(patch, key, inner)
    } else if (!same(before, after)) put(patch, key, after)
  }
  for (const key of Object.keys(original)) if (!Object.hasOwn(modified, key)) put(patch, key, null)
  return patch
}

/** Without the nulls in maps; nulls in lists stay. */
function pruned(value: any): Json {
  if (Array.isArray(value)) return value.map(pruned)
  if (!isMap(value)) return value
  const kept: Fields = {}
  for (const key of Object.keys(value)) if (value[key] !== null) put(kept, key, pruned(value[key]))
  return kept
}

/** The same map with its keys in order. */
export function sorted(map: Fields): Fields {
  const out: Fields = {}
  for (const key of Object.keys(map).sort()) put(out, key, map[key])
  return out
}
