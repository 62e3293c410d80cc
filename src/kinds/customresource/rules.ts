import type { FieldError } from '../../api/field.ts'
import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { JsonSchema } from './schema.ts'
import { allSchemas } from './schema.ts'

const ruled = new WeakMap<JsonSchema, boolean>()

/**
 * The CEL rules of a schema (`x-kubernetes-validations`). They are not evaluated yet, and not passed over either.
 * @throws ApiError 501 when there are any
 */
export function rules(schema: JsonSchema, _object: KubeObject, _old: KubeObject | undefined, _before: readonly FieldError[]): FieldError[] {
  let has = ruled.get(schema)
  if (has === undefined) ruled.set(schema, (has = [...allSchemas(schema)].some((one) => one['x-kubernetes-validations']?.length)))
  if (has) throw new ApiError(501, 'NotImplemented', 'fauxctl does not evaluate x-kubernetes-validations yet')
  return []
}
