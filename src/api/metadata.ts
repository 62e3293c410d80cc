/** Validation of ObjectMeta on create and update. Texts and order: `k8s.io/apimachinery: api/validation`. */
import type { FieldError } from './field.ts'
import { forbidden, invalid, required, tooLong, unsupported } from './field.ts'
import { validateLabels } from './labels.ts'
import type { NameRule } from './names.ts'
import { byteLength, dns1035Label, dns1123Label, dns1123Subdomain, maskTrailingDash, pathSegmentName, pathSegmentPrefix, qualifiedName } from './names.ts'
import type { ManagedFieldsEntry, ObjectMeta, OwnerReference } from './object.ts'
import { same } from './object.ts'

export type ObjectNameRule = 'subdomain' | 'label' | 'label1035' | 'path-segment' | 'none'

const annotationsLimit = 256 * 1024
const labelRules: Partial<Record<ObjectNameRule, NameRule>> = { subdomain: dns1123Subdomain, label: dns1123Label, label1035: dns1035Label }

/** Messages about a name; `prefix` when characters will be appended. */
export function checkName(rule: ObjectNameRule, name: string, prefix = false): string[] {
  if (rule === 'path-segment') return prefix ? pathSegmentPrefix(name) : pathSegmentName(name)
  return labelRules[rule]?.(prefix ? maskTrailingDash(name) : name) ?? []
}

/** Field errors of a new object's metadata, after its name was generated. */
export function validateMetadata(meta: ObjectMeta, options: { namespaced: boolean; nameRule?: ObjectNameRule; freeFinalizers?: boolean }, path = 'metadata'): FieldError[] {
  const rule = options.nameRule ?? 'subdomain'
  const errors: FieldError[] = []
  if (meta.generateName) for (const message of checkName(rule, meta.generateName, true)) errors.push(invalid(`${path}.generateName`, meta.generateName, message))
  if (!meta.name) errors.push(required(`${path}.name`, 'name or generateName is required'))
  else for (const message of checkName(rule, meta.name)) errors.push(invalid(`${path}.name`, meta.name, message))
  if (!options.namespaced) {
    if (meta.namespace) errors.push(forbidden(`${path}.namespace`, 'not allowed on this type'))
  } else if (!meta.namespace) errors.push(required(`${path}.namespace`))
  else for (const message of dns1123Label(meta.namespace)) errors.push(invalid(`${path}.namespace`, meta.namespace, message))
  if ((meta.generation ?? 0) < 0) errors.push(invalid(`${path}.generation`, meta.generation, 'must be greater than or equal to 0'))
  errors.push(...validateLabels(meta.labels, `${path}.labels`))
  errors.push(...validateAnnotations(meta.annotations, `${path}.annotations`))
  errors.push(...validateOwnerReferences(meta.ownerReferences, `${path}.ownerReferences`))
  errors.push(...validateFinalizers(meta.finalizers, `${path}.finalizers`))
  errors.push(...validateManagedFields(meta.managedFields, `${path}.managedFields`))
  if (!options.freeFinalizers) errors.push(...validateStandardFinalizers(meta.finalizers, `${path}.finalizers`))
  return errors
}

const immutable = ['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const
/** What an absent field holds on the server: texts are empty there, times and numbers null. */
const absent: Record<string, unknown> = { name: '', namespace: '', uid: '' }

/** Field errors of changed metadata. */
export function validateMetadataUpdate(meta: ObjectMeta, old: ObjectMeta, path = 'metadata', options: { freeFinalizers?: boolean } = {}): FieldError[] {
  const errors: FieldError[] = []
  if (old.deletionTimestamp) {
    const added = [...new Set(meta.finalizers)].filter((name) => !old.finalizers?.includes(name)).sort()
    if (added.length) errors.push(forbidden(`${path}.finalizers`, `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((name) => JSON.stringify(name)).join(', ')}}`))
  }
  if (!meta.resourceVersion) errors.push(invalid(`${path}.resourceVersion`, '', 'must be specified for an update'))
  if ((meta.generation ?? 0) < 0) errors.push(invalid(`${path}.generation`, meta.generation, 'must be greater than or equal to 0'))
  if ((meta.generation ?? 0) < (old.generation ?? 0)) errors.push(invalid(`${path}.generation`, meta.generation ?? 0, 'must not be decremented'))
  for (const field of immutable) {
    const value = meta[field] ?? absent[field], before = old[field] ?? absent[field]
    if (!same(value, before)) errors.push(invalid(`${path}.${field}`, value, 'field is immutable'))
  }
  errors.push(...validateLabels(meta.labels, `${path}.labels`))
  errors.push(...validateAnnotations(meta.annotations, `${path}.annotations`))
  errors.push(...validateOwnerReferences(meta.ownerReferences, `${path}.ownerReferences`))
  errors.push(...validateManagedFields(meta.managedFields, `${path}.managedFields`))
  if (!options.freeFinalizers) errors.push(...validateStandardFinalizers(meta.finalizers, `${path}.finalizers`))
  return errors
}

/** Keys follow the rule of label keys, whatever their case; all of them together have 256 KiB. */
export function validateAnnotations(annotations: Readonly<Record<string, string>> | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  let size = 0
  for (const key of Object.keys(annotations ?? {}).sort()) {
    errors.push(...qualifiedName(key.toLowerCase()).map((message) => invalid(path, key, message)))
    size += byteLength(key) + byteLength(annotations![key]!)
  }
  if (size > annotationsLimit) errors.push(tooLong(path, annotationsLimit))
  return errors
}

function validateOwnerReferences(references: readonly OwnerReference[] | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  let manager = ''
  references?.forEach((reference, i) => {
    const at = `${path}[${i}]`
    const parts = (reference.apiVersion ?? '').split('/')
    if (!reference.apiVersion) errors.push(required(`${at}.apiVersion`, 'must not be empty'))
    else if (parts.length > 2 || !parts[parts.length - 1]) errors.push(invalid(`${at}.apiVersion`, reference.apiVersion, 'must be <group>/<version> or <version>'))
    for (const field of ['kind', 'name', 'uid'] as const) if (!reference[field]) errors.push(required(`${at}.${field}`, 'must not be empty'))
    if (reference.apiVersion === 'v1' && reference.kind === 'Event') errors.push(invalid(at, reference, '/v1, Kind=Event is disallowed from being an owner'))
    if (!reference.controller) return
    const name = `${reference.kind}/${reference.name}`
    if (manager) errors.push(invalid(path, references, `Only one reference can have Controller set to true. Found "true" in references for ${manager} and ${name}`))
    else manager = name
  })
  return errors
}

function validateFinalizers(finalizers: readonly string[] | undefined, path: string): FieldError[] {
  const errors = (finalizers ?? []).flatMap((name) => qualifiedName(name).map((message) => invalid(path, name, message)))
  if (finalizers?.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.push(invalid(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'))
  }
  return errors
}

/** A finalizer without a domain has to be one that Kubernetes itself knows. `kubernetes: apis/core/validation` */
function validateStandardFinalizers(finalizers: readonly string[] | undefined, path: string): FieldError[] {
  return (finalizers ?? []).flatMap((name, i) =>
    (name.includes('/') || ['kubernetes', 'orphan', 'foregroundDeletion'].includes(name) ? [] : [invalid(`${path}[${i}]`, name, 'name is neither a standard finalizer name nor is it fully qualified')]))
}

function validateManagedFields(entries: readonly ManagedFieldsEntry[] | undefined, path: string): FieldError[] {
  return (entries ?? []).flatMap((entry, i) => {
    const at = `${path}[${i}]`, errors: FieldError[] = []
    if (!entry.operation) errors.push(required(`${at}.operation`, 'must not be empty'))
    else if (entry.operation !== 'Apply' && entry.operation !== 'Update') errors.push(unsupported(`${at}.operation`, entry.operation, ['Apply', 'Update']))
    if (entry.fieldsType && entry.fieldsType !== 'FieldsV1') errors.push(invalid(`${at}.fieldsType`, entry.fieldsType, 'must be `FieldsV1`'))
    if (byteLength(entry.manager ?? '') > 128) errors.push(tooLong(`${at}.manager`, 128))
    if (byteLength(entry.subresource ?? '') > 256) errors.push(tooLong(`${at}.subresource`, 256))
    return errors
  })
}
