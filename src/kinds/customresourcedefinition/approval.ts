import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import type { KubeObject } from '../../api/object.ts'

const KEY = 'api-approved.kubernetes.io', AT = `metadata.annotations[${KEY}]`

/** Groups of the Kubernetes community need an approval. `apiextensions: apihelpers` */
export function validateApproval({ metadata, spec }: KubeObject, old: KubeObject | undefined): FieldError[] {
  const group: string = spec?.group ?? ''
  if (!/(?:^|\.)(?:k8s|kubernetes)\.io$/.test(group)) return []
  const value = metadata.annotations?.[KEY]
  if (old && (old.metadata.annotations?.[KEY] ?? '') === (value ?? '')) return []
  if (value === undefined || value === '') return [required(AT, 'protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111')]
  if (value.startsWith('unapproved') || /^https?:\/\/[^/\s]+/.test(value)) return []
  return [invalid(AT, value, 'protected groups must have approval annotation "api-approved.kubernetes.io" with either a URL or a reason starting with "unapproved", see https://github.com/kubernetes/enhancements/pull/1111')]
}
