import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid } from '../../api/field.ts'
import { configMapKey } from '../../api/names.ts'
import { same } from '../../api/object.ts'

/** All values of a ConfigMap or Secret together. */
export const MAX_DATA_BYTES = 1024 * 1024

/** Field errors of the keys of `data` or `binaryData`. */
export const validateKeys = (data: Readonly<Record<string, unknown>> | undefined, path: string): FieldError[] =>
  Object.keys(data ?? {}).sort().flatMap((key) => configMapKey(key).map((text) => invalid(`${path}[${key}]`, key, text)))

/** Size in bytes of base64 values. */
export const base64Bytes = (data: Readonly<Record<string, string>> | undefined): number =>
  Object.values(data ?? {}).reduce((sum, text) => sum + Math.floor((text.length * 3) / 4) - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0), 0)

/** What may not change once `immutable` is set. */
export function validateImmutable(object: Record<string, any>, old: Record<string, any>, fields: readonly string[]): FieldError[] {
  if (!old.immutable) return []
  const detail = 'field is immutable when `immutable` is set'
  return [
    ...(object.immutable ? [] : [forbidden('immutable', detail)]),
    ...fields.filter((field) => !same(object[field] ?? {}, old[field] ?? {})).map((field) => forbidden(field, detail)),
  ]
}
