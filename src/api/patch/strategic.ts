import type { Fields } from '../object.ts'
import type { Schema, TypeRef } from '../schema/contract.ts'
import { isDeleteList, isMap, parallelField, PATCH, put, shallow, withoutDirectives, withoutNulls } from './directives.ts'
import { mergeElementOrders, type Merger } from './elementorder.ts'
import { conversionError } from './conversion.ts'
import { badDecode } from './decode.ts'
import { invalidPatch, PatchError } from './errors.ts'
import { goPrint, goType } from './goprint.ts'
import { arrange, elementType, findByKey, keyOf, noMergeKey, unique } from './lists.ts'
import { kindName, listMeta, mapMeta } from './meta.ts'
import { retainKeys } from './retainkeys.ts'

/**
 * Applies a strategic merge patch as the API server does: the body must be an object, and the result must fit the type.
 * The live object stays as it is; the result shares parts with it.
 * @param type schema name of the object's type, `apps/v1.Deployment`
 * @throws PatchError 400, 422 or 500
 */
export function applyStrategicPatch(schema: Schema, type: string, live: Fields, patch: unknown): Fields {
  if (patch !== null && !isMap(patch)) throw badDecode(patch, 'value of type map[string]interface {}', '')
  const result = strategicMerge(schema, type, live, patch ?? {})
  const misfit = conversionError(schema, { kind: 'struct', name: type }, result)
  if (misfit !== undefined) throw invalidPatch(goPrint(patch), misfit)
  return result
}

/**
 * Applies a strategic merge patch (`apimachinery: util/strategicpatch`). Neither input is changed; the result shares parts with them.
 * @param type schema name of the object's type, `apps/v1.Deployment`
 * @throws PatchError
 */
export function strategicMerge(schema: Schema, type: string, original: Fields, patch: Fields): Fields {
  return merger(schema, true).map(original, patch, { kind: 'struct', name: type })
}

/**
 * Merges two patches into one: directives and nulls are kept instead of being carried out.
 * @throws PatchError
 */
export function mergeStrategicPatches(schema: Schema, type: string, first: Fields, second: Fields): Fields {
  return merger(schema, false).map(first, second, { kind: 'struct', name: type })
}

/** `carryOut`: whether parallel lists and nulls take effect (on an object) or are kept (merging patches). */
function merger(schema: Schema, carryOut: boolean): Merger {
  const added = (value: any) => withoutDirectives(carryOut ? withoutNulls(value) : value)

  function map(originalIn: Fields, patchIn: Fields, type: TypeRef): Fields {
    const patch = shallow(patchIn)
    if (Object.hasOwn(patch, PATCH)) return wholeMap(patch)
    const original = shallow(originalIn)
    retainKeys(original, patch, carryOut)
    mergeElementOrders(self, original, patch, type)
    for (const given of Object.keys(patch)) {
      const value = patch[given]
      const deleting = isDeleteList(given)
      if (deleting && !carryOut) {
        put(original, given, value)
        continue
      }
      const key = deleting ? parallelField(given) : given
      if (value === null) {
        delete original[key]
        if (carryOut) continue
      }
      const isNew = !Object.hasOwn(original, key)
      if (isNew || goType(original[key]) !== goType(value)) {
        if (!deleting) set(original, key, added(value))
      } else set(original, key, merged(original[key], value, type, key, deleting))
    }
    return original
  }

  function merged(original: any, value: any, type: TypeRef, key: string, deleting: boolean): any {
    if (isMap(value)) {
      const meta = mapMeta(schema, type, key)
      return meta.strategy === 'replace' ? value : map(original, value, meta.type)
    }
    if (!Array.isArray(value)) return withoutDirectives(value)
    const meta = listMeta(schema, type, key)
    return meta.strategy === 'merge' || deleting ? list(original, value, meta.type, meta.mergeKey, deleting) : value
  }

  function list(original: any[], patch: any[], type: TypeRef, mergeKey: string, deleting: boolean): any[] {
    if (!original.length && !patch.length) return original
    if (elementType(original, patch) !== 'map') {
      if (deleting) return original.filter((item) => !patch.includes(item))
      return arrange(unique([...original, ...patch]), patch, original, mergeKey, false)
    }
    if (!mergeKey) throw new PatchError(`cannot merge lists without merge key for ${kindName(type)}`)
    const special = withoutSpecials(original, patch, mergeKey)
    const result = [...special.original]
    for (const item of special.patch) {
      const at = findByKey(result, mergeKey, keyOf(item, mergeKey))
      if (at < 0) result.push(item)
      else result[at] = map(result[at], item, type)
    }
    return arrange(result, special.patch, special.original, mergeKey, true)
  }

  const self: Merger = { schema, carryOut, list, map }
  return self
}

function set(target: Fields, key: string, value: unknown): void {
  if (value === undefined) delete target[key]
  else put(target, key, value)
}

function wholeMap(patch: Fields): Fields {
  const directive = patch[PATCH]
  if (directive === 'delete') return {}
  if (directive !== 'replace') throw badPatchType(directive, patch)
  delete patch[PATCH]
  return patch
}

/** Carries out `$patch` inside a list: deletes elements, or empties the original for `replace`. */
function withoutSpecials(original: any[], patch: any[], mergeKey: string): { original: any[]; patch: any[] } {
  const plain: any[] = []
  let kept = original
  let replace = false
  for (const item of patch as Fields[]) {
    const directive = item[PATCH]
    if (!Object.hasOwn(item, PATCH)) plain.push(item)
    else if (directive === 'delete') {
      if (!Object.hasOwn(item, mergeKey)) throw noMergeKey(item, mergeKey)
      findByKey(kept, mergeKey, item[mergeKey])
      kept = kept.filter((other) => !Object.hasOwn(other, mergeKey) || other[mergeKey] !== item[mergeKey])
    } else if (directive === 'replace') replace = true
    else if (directive === 'merge') throw new PatchError('merging lists cannot yet be specified in the patch')
    else throw badPatchType(directive, item)
  }
  return replace ? { original: plain, patch: [] } : { original: kept, patch: plain }
}

const badPatchType = (directive: any, map: Fields) => new PatchError(`unknown patch type: ${goPrint(directive)} in map: ${goPrint(map)}`)
