import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import { clone, same } from '../../api/object.ts'
import { prune } from '../customresource/prune.ts'
import type { JsonSchema } from '../customresource/schema.ts'
import { isObject } from '../customresource/schema.ts'
import { validateValue } from '../customresource/validate/validate.ts'

/** Defaults have to follow the schema that they stand in. `apiextensions: apiserver/schema/defaulting` */
export function validateDefaults(schema: JsonSchema, path: string): FieldError[] {
  const errors: FieldError[] = [], value: unknown = schema.default
  if (value !== undefined && value !== null) {
    if (isObject(value)) {
      const pruned = { value: clone(value) }
      prune(pruned, { properties: { value: schema } })
      if (!same(pruned.value, value)) errors.push(invalid(`${path}.default`, value, 'must not have unknown fields'))
    }
    errors.push(...validateValue(schema, value, '').map((error) => ({ ...error, path: error.path === '<nil>' ? error.path : error.path ? `${path}.default.${error.path}` : `${path}.default` })))
  }
  if (schema.items) errors.push(...validateDefaults(schema.items, `${path}.items`))
  for (const name of Object.keys(schema.properties ?? {}).sort()) errors.push(...validateDefaults(schema.properties[name], `${path}.properties[${name}]`))
  return errors
}
