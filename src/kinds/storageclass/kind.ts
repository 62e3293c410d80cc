import { oneOf } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import { qualifiedName } from '../../api/names.ts'
import type { KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

const DEFAULT = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class']
const POLICIES = ['Delete', 'Retain'], MODES = ['Immediate', 'WaitForFirstConsumer']

function validate({ provisioner = '', reclaimPolicy, volumeBindingMode }: KubeObject): FieldError[] {
  const errors: FieldError[] = provisioner ? qualifiedName(provisioner.toLowerCase()).map((text) => invalid('provisioner', provisioner, text)) : [required('provisioner')]
  if (reclaimPolicy) errors.push(...oneOf(reclaimPolicy, POLICIES, 'reclaimPolicy'))
  if (volumeBindingMode === undefined) errors.push(required('volumeBindingMode'))
  else errors.push(...oneOf(volumeBindingMode, MODES, 'volumeBindingMode'))
  return errors
}

export const kind = defineKind({
  type: 'storage/v1.StorageClass',
  returnsDeleted: true,
  defaults(object) {
    object.reclaimPolicy ??= 'Delete'
    object.volumeBindingMode ??= 'Immediate'
  },
  validate,
  validateUpdate: (object, old) => ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode']
    .filter((field) => !same(object[field] ?? null, old[field] ?? null)).map((field) => invalid(field, null, 'field is immutable')),
  columns: [
    { ...nameColumn, cell: ({ metadata }) => `${metadata.name}${DEFAULT.some((key) => metadata.annotations?.[key] === 'true') ? ' (default)' : ''}` },
    textColumn('Provisioner', ({ provisioner }) => provisioner),
    textColumn('ReclaimPolicy', ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete'),
    textColumn('VolumeBindingMode', ({ volumeBindingMode }) => volumeBindingMode ?? '<unset>'),
    { name: 'AllowVolumeExpansion', type: 'string', cell: ({ allowVolumeExpansion }) => allowVolumeExpansion ?? false },
    ageColumn,
  ],
})
