import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import { qualifiedName } from '../../api/names.ts'
import { forbiddenError } from '../../api/status.ts'
import type { Namespace } from '../../api/types/core.v1.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

const NAME_LABEL = 'kubernetes.io/metadata.name'
const IMMORTAL = ['default', 'kube-system', 'kube-public']
/** Finalizers without a domain that the machinery itself knows. */
const STANDARD = ['kubernetes', 'orphan', 'foregroundDeletion']

/** On create the errors name the list, in `finalize` its items. */
const validateFinalizers = (namespace: Namespace, path: (i: number) => string): FieldError[] => (namespace.spec?.finalizers ?? []).flatMap((name, i) => [
  ...qualifiedName(name).map((text) => invalid(path(i), name, text)),
  ...(name.includes('/') || STANDARD.includes(name) ? [] : [invalid(path(i), name, 'name is neither a standard finalizer name nor is it fully qualified')]),
])

function validateStatus({ metadata, status }: Namespace): FieldError[] {
  const deleting = metadata.deletionTimestamp !== undefined, phase = status?.phase ?? ''
  if (phase === (deleting ? 'Terminating' : 'Active')) return []
  return [invalid('status.Phase', phase, deleting ? "may only be 'Terminating' if `deletionTimestamp` is not empty" : "may only be 'Active' if `deletionTimestamp` is empty")]
}

/**
 * Namespace. Its own finalizers (`spec.finalizers`) hold it until the namespace controller has emptied it and
 * takes them off through `finalize`.
 */
export const kind = defineKind<Namespace>({
  type: 'core/v1.Namespace',
  returnsDeleted: true,
  nameRule: 'label',
  hasGeneration: false,
  defaults(namespace) {
    if (namespace.metadata.name) namespace.metadata.labels = { ...namespace.metadata.labels, [NAME_LABEL]: namespace.metadata.name }
  },
  prepareForCreate(namespace) {
    namespace.status = { phase: 'Active' }
    const finalizers = namespace.spec?.finalizers ?? []
    namespace.spec = { ...namespace.spec, finalizers: finalizers.includes('kubernetes') ? finalizers : [...finalizers, 'kubernetes'] }
  },
  prepareForUpdate(namespace, old, ctx) {
    if (ctx.subresource === 'status') {
      namespace.spec = old.spec
      return
    }
    namespace.status = old.status
    if (ctx.subresource !== 'finalize') namespace.spec = old.spec
  },
  admit(namespace) {
    // A generated name is known only now.
    if (namespace.metadata.name) namespace.metadata.labels = { ...namespace.metadata.labels, [NAME_LABEL]: namespace.metadata.name }
  },
  validate: (namespace) => validateFinalizers(namespace, () => 'spec.finalizers'),
  validateUpdate: (namespace, _old, ctx) => (ctx.subresource === 'status' ? validateStatus(namespace) : ctx.subresource === 'finalize' ? validateFinalizers(namespace, (i) => `spec.finalizers[${i}]`) : []),
  validateDelete(namespace) {
    const name = namespace.metadata.name!
    if (IMMORTAL.includes(name)) throw forbiddenError({ group: '', resource: 'namespaces' }, name, 'this namespace may not be deleted')
  },
  prepareForDelete(namespace) {
    namespace.status = { ...namespace.status, phase: 'Terminating' }
    // Only finalizers hold it: there is no grace.
    delete namespace.metadata.deletionGracePeriodSeconds
  },
  columns: [nameColumn, textColumn('Status', (namespace: Namespace) => namespace.status?.phase), ageColumn],
  selectableFields: (namespace) => ({ 'status.phase': namespace.status?.phase ?? '' }),
})
