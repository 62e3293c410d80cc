import type { Fields } from '../../api/object.ts'

/**
 * An object as kubectl's typed clients hold and print it: fields in the order of the Go type, with its zero values.
 * Kinds that the schema does not know stay as they are.
 */
export async function typedObject(object: Fields): Promise<Fields> {
  const [{ loadSchema }, { encode }] = await Promise.all([import('../../api/schema/load.ts'), import('../../api/schema/decode.ts')])
  const schema = await loadSchema()
  const type = schema.typeOf(object.apiVersion, object.kind)
  return type ? encode(schema, type, object) : object
}
