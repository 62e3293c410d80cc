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
  // A list marks the class that claims without one get: the newest of the default ones.
  shapeRows(classes, rows) {
    const marked = classes.filter(({ metadata }) => DEFAULT.some((key) => metadata.annotations?.[key] === 'true'))
    const time = ({ metadata }: KubeObject) => metadata.creationTimestamp ?? ''
    marked.sort((a, b) => (time(a) === time(b) ? (a.metadata.name! < b.metadata.name! ? -1 : 1) : time(a) > time(b) ? -1 : 1))
    if (marked[0]) rows[classes.indexOf(marked[0])]![0] = `${marked[0].metadata.name} (default)`
  },
  columns: [
    nameColumn,
    textColumn('Provisioner', ({ provisioner }) => provisioner),
    textColumn('ReclaimPolicy', ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete'),
    textColumn('VolumeBindingMode', ({ volumeBindingMode }) => volumeBindingMode ?? '<unset>'),
    { name: 'AllowVolumeExpansion', type: 'string', cell: ({ allowVolumeExpansion }) => allowVolumeExpansion ?? false },
    ageColumn,
  ],
})
