import { same, type Fields, type Json } from '../object.ts'
import { isMap } from './directives.ts'
import { badDecode } from './decode.ts'
import { applyOperation } from './operations.ts'

/** One operation of a JSON patch. A missing `value` counts as null. */
export interface JsonPatchOperation { op?: string; path?: string; from?: string; value?: Json; [extra: string]: unknown }

/**
 * Applies a JSON patch (RFC 6902) with the API server's reading of it: negative indices count from the end, `replace` of an absent map key adds it.
 * The input stays as it is; maps on the way to a change come out with sorted keys.
 * @throws PatchError 400 for what is no list of operations, 422 when an operation does not apply
 */
export function applyJsonPatch(document: Fields, patch: unknown): Fields {
  let result: Json = document
  for (const operation of decodeJsonPatch(patch)) result = applyOperation(result, operation)
  return result as Fields
}

/** Checks the form of a JSON patch. @throws PatchError 400 with the words of Go's decoder */
export function decodeJsonPatch(patch: unknown): JsonPatchOperation[] {
  if (patch === null) return []
  if (!Array.isArray(patch)) throw badDecode(patch, 'value of type []handlers.jsonPatchOp')
  for (const operation of patch) {
    if (operation === null) continue
    if (!isMap(operation)) throw badDecode(operation, 'value of type handlers.jsonPatchOp')
    for (const field of ['op', 'path', 'from']) {
      const value = operation[field]
      if (value !== undefined && value !== null && typeof value !== 'string') throw badDecode(value, `struct field jsonPatchOp.${field} of type string`)
    }
  }
  return patch.map((operation) => operation ?? {})
}

/** Warnings for fields that are no part of an operation: `json patch unknown field "[0].extra"`. */
export function unknownOperationFields(patch: unknown): string[] {
  if (!Array.isArray(patch)) return []
  return patch.flatMap((operation, i) => (isMap(operation) ? Object.keys(operation) : [])
    .filter((key) => !['op', 'path', 'from', 'value'].includes(key))
    .map((key) => `json patch unknown field "[${i}].${key}"`))
}

/** The patch from one document to another: whole values are replaced where they differ. */
export function createJsonPatch(original: Fields, modified: Fields): JsonPatchOperation[] {
  const operations: JsonPatchOperation[] = []
  diff(original, modified, '', operations)
  return operations
}

function diff(before: Fields, after: Fields, path: string, out: JsonPatchOperation[]): void {
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) out.push({ op: 'remove', path: `${path}/${escape(key)}` })
  for (const key of Object.keys(after)) {
    const at = `${path}/${escape(key)}`
    if (!Object.hasOwn(before, key)) out.push({ op: 'add', path: at, value: after[key] })
    else if (isMap(before[key]) && isMap(after[key])) diff(before[key], after[key], at, out)
    else if (!same(before[key], after[key])) out.push({ op: 'replace', path: at, value: after[key] })
  }
}

const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
