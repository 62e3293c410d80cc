import type { FieldError } from '../../api/field.ts'
import { invalid, tooLong } from '../../api/field.ts'
import { byteLength } from '../../api/names.ts'
import type { ConfigMap } from '../../api/types/core.v1.ts'
import { ageColumn, integerColumn, nameColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { base64Bytes, MAX_DATA_BYTES, validateImmutable, validateKeys } from '../validate/datakeys.ts'

function validate({ data = {}, binaryData = {} }: ConfigMap): FieldError[] {
  const size = Object.values(data).reduce((sum, text) => sum + byteLength(text), 0) + base64Bytes(binaryData)
  const twice = Object.keys(data).sort().filter((key) => Object.hasOwn(binaryData, key))
  return [
    ...validateKeys(data, 'data'),
    ...twice.map((key) => invalid(`data[${key}]`, key, 'duplicate of key present in binaryData')),
    ...validateKeys(binaryData, 'binaryData'),
    ...(size > MAX_DATA_BYTES ? [tooLong('[]', MAX_DATA_BYTES)] : []),
  ]
}

export const kind = defineKind<ConfigMap>({
  type: 'core/v1.ConfigMap',
  validate,
  validateUpdate: (object, old) => [...validateImmutable(object, old, ['data', 'binaryData']), ...validate(object)],
  columns: [
    nameColumn,
    { ...integerColumn('Data', ({ data = {}, binaryData = {} }: ConfigMap) => Object.keys(data).length + Object.keys(binaryData).length), type: 'string' },
    ageColumn,
  ],
})
