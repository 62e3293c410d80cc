import type { FieldError } from '../../api/field.ts'
import { invalid, tooLong } from '../../api/field.ts'
import type { Secret } from '../../api/types/core.v1.ts'
import { ageColumn, integerColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { base64Bytes, MAX_DATA_BYTES, validateImmutable, validateKeys } from '../validate/datakeys.ts'
import { keyPairWarnings, validateTyped } from './types.ts'

const OPAQUE = 'Opaque'

/** `stringData` is for writing only: its values move into `data` at once. */
function takeStringData(secret: Secret): void {
  const { stringData } = secret
  if (stringData && Object.keys(stringData).length) {
    secret.data = { ...secret.data, ...Object.fromEntries(Object.entries(stringData).map(([key, text]) => [key, Buffer.from(text, 'utf8').toString('base64')])) }
  }
  delete secret.stringData
}

const validate = (secret: Secret): FieldError[] => [
  ...validateKeys(secret.data, 'data'),
  ...(base64Bytes(secret.data) > MAX_DATA_BYTES ? [tooLong('data', MAX_DATA_BYTES)] : []),
  ...validateTyped(secret),
]

export const kind = defineKind<Secret>({
  type: 'core/v1.Secret',
  defaults(secret) {
    takeStringData(secret)
    secret.type ||= OPAQUE
  },
  validate,
  validateUpdate: (secret, old) => [
    ...(secret.type === old.type ? [] : [invalid('type', secret.type, 'field is immutable')]),
    ...validateImmutable(secret, old, ['data']),
    ...validate(secret),
  ],
  warnings: keyPairWarnings,
  columns: [
    nameColumn,
    textColumn('Type', (secret: Secret) => secret.type),
    { ...integerColumn('Data', (secret: Secret) => Object.keys(secret.data ?? {}).length), type: 'string' },
    ageColumn,
  ],
  selectableFields: (secret) => ({ type: secret.type ?? '' }),
})
