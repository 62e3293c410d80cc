import { setOf, type FieldSet } from './set.ts'

const STATUS = setOf('status')
const SPEC = setOf('spec')
const SPEC_AND_METADATA = setOf('spec', 'metadata')

/** Kinds whose status subresource also leaves metadata (or parts of it) alone (`kubernetes: registry/*, GetResetFields`). */
const WITH_METADATA = new Set([
  'certificates/PodCertificateRequest', 'networking/ServiceCIDR', 'resource/ResourceClaim', 'storage/VolumeAttachment', 'storage/CSINode',
  'flowcontrol/FlowSchema', 'flowcontrol/PriorityLevelConfiguration', 'apiserverinternal/StorageVersion', 'scheduling/PodGroup',
])
const OTHER: Record<string, FieldSet> = {
  'core/Pod': setOf('spec', 'metadata.deletionTimestamp', 'metadata.ownerReferences'),
  'apps/Deployment': setOf('spec', 'metadata.labels'),
  'certificates/CertificateSigningRequest': setOf('spec', 'status.conditions'),
}

/**
 * The fields a write can never own, for the server resets them: `status` through the main resource, `spec` through `status`.
 * @param type schema type, `apps/v1.Deployment`; undefined for custom resources, which reset nothing unless the caller says so
 */
export function resetFields(type: string | undefined, subresource: string): FieldSet | undefined {
  if (!subresource) return type === undefined ? undefined : STATUS
  if (subresource !== 'status' || type === undefined) return undefined
  const name = type.replace(/\/[^.]*\./, '/')
  return OTHER[name] ?? (WITH_METADATA.has(name) ? SPEC_AND_METADATA : SPEC)
}

/** What a custom resource with a status subresource resets. */
export const customResetFields = (subresource: string): FieldSet | undefined => (subresource === '' ? STATUS : subresource === 'status' ? SPEC_AND_METADATA : undefined)
