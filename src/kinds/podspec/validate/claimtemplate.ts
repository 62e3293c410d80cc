/** Field errors of the claim that a generic ephemeral volume makes for itself. */
import { follows, oneOf } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../../api/field.ts'
import { validateLabelSelector, validateLabels } from '../../../api/labels.ts'
import { validateAnnotations } from '../../../api/metadata.ts'
import { dns1123Subdomain } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import { formatQuantity, parseQuantity } from '../../../api/quantity.ts'

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']

export function validateClaimTemplate(source: Fields, path: string): FieldError[] {
  const template = source.volumeClaimTemplate, at = `${path}.volumeClaimTemplate`
  if (!template) return [required(at)]
  return [
    ...validateAnnotations(template.metadata?.annotations, `${at}.metadata.annotations`),
    ...validateLabels(template.metadata?.labels, `${at}.metadata.labels`),
    ...validateClaimSpec(template.spec ?? {}, `${at}.spec`),
  ]
}

/** The spec of a PersistentVolumeClaim, as far as it does not depend on other objects. */
export function validateClaimSpec(spec: Fields, path: string): FieldError[] {
  const modes: string[] = spec.accessModes ?? []
  const errors: FieldError[] = modes.length ? [] : [required(`${path}.accessModes`, 'at least 1 access mode is required')]
  errors.push(...validateLabelSelector(spec.selector, `${path}.selector`))
  for (const mode of modes) if (!accessModes.includes(mode)) errors.push(unsupported(`${path}.accessModes`, mode, accessModes))
  if (modes.includes('ReadWriteOncePod') && modes.some((mode) => mode !== 'ReadWriteOncePod' && accessModes.includes(mode))) {
    errors.push(forbidden(`${path}.accessModes`, 'may not use ReadWriteOncePod with other access modes'))
  }
  const storage = spec.resources?.requests?.storage
  if (storage === undefined) errors.push(required(`${path}.resources[storage]`))
  else {
    const quantity = parseQuantity(String(storage))
    if (quantity.nano <= 0n) errors.push(invalid(`${path}.resources[storage]`, formatQuantity(quantity), 'must be greater than zero'))
  }
  if (spec.storageClassName) errors.push(...follows(dns1123Subdomain, spec.storageClassName, `${path}.storageClassName`))
  if (spec.volumeMode !== undefined) errors.push(...oneOf(spec.volumeMode, ['Block', 'Filesystem'], `${path}.volumeMode`))
  return errors
}
