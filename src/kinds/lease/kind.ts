import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import { rfc3339Micro } from '../../api/time.ts'
import type { Lease } from '../../api/types/coordination.v1.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

const RENEW_MS = 10_000
const HEARTBEATS = 'kube-node-lease'

function validate({ spec = {} }: Lease): FieldError[] {
  const errors: FieldError[] = []
  if (spec.leaseDurationSeconds !== undefined && spec.leaseDurationSeconds <= 0) errors.push(invalid('spec.leaseDurationSeconds', spec.leaseDurationSeconds, 'must be greater than 0'))
  if (spec.leaseTransitions !== undefined && spec.leaseTransitions < 0) errors.push(invalid('spec.leaseTransitions', spec.leaseTransitions, 'must be greater than or equal to 0'))
  return errors
}

/** Coordinated leader election is off by default: its fields are not kept. */
function dropElection({ spec }: Lease): void {
  delete spec?.strategy
  delete spec?.preferredHolder
}

export const kind = defineKind<Lease>({
  type: 'coordination/v1.Lease',
  needsResourceVersion: true,
  createsOnUpdate: true,
  hasGeneration: false,
  prepareForCreate: dropElection,
  prepareForUpdate: dropElection,
  validate,
  validateUpdate: validate,
  columns: [nameColumn, textColumn('Holder', ({ spec }: Lease) => spec?.holderIdentity), ageColumn],
  /** A kubelet renews its node's lease every ten seconds. */
  present(lease, now) {
    if (lease.metadata.namespace !== HEARTBEATS || !lease.spec?.renewTime) return lease
    const first = Date.parse(lease.spec.renewTime), beats = Math.floor((now - first) / RENEW_MS)
    return beats > 0 ? { ...lease, spec: { ...lease.spec, renewTime: rfc3339Micro(first + beats * RENEW_MS) } } : lease
  },
})
