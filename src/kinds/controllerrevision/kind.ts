import { immutable, nonNegative } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { required } from '../../api/field.ts'
import { parseApiVersion } from '../../api/gvk.ts'
import type { KubeObject, OwnerReference } from '../../api/object.ts'
import { defineKind } from '../contract.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'

function validate({ revision, data }: KubeObject): FieldError[] {
  const errors = nonNegative(revision, 'revision')
  if (data === undefined || data === null) errors.push(required('data', 'data is mandatory'))
  else if (typeof data !== 'object' || Array.isArray(data)) errors.push(required('data', 'data must be a valid JSON object'))
  return errors
}

/** `statefulset.apps/web`, or `<none>`. */
function controllerName(revision: KubeObject): string {
  const owner = revision.metadata.ownerReferences?.find((reference: OwnerReference) => reference.controller)
  if (!owner) return '<none>'
  const { group } = parseApiVersion(owner.apiVersion)
  return `${owner.kind.toLowerCase()}${group ? `.${group}` : ''}/${owner.name}`
}

export const kind = defineKind({
  type: 'apps/v1.ControllerRevision',
  defaults: (revision) => { revision.revision ??= 0 },
  validate,
  validateUpdate: (revision, old) => [...nonNegative(revision.revision, 'revision'), ...immutable(revision.data, old.data, 'data')],
  columns: [
    nameColumn,
    textColumn('Controller', controllerName),
    { name: 'Revision', type: 'string', cell: ({ revision }) => revision ?? 0 },
    ageColumn,
  ],
})
