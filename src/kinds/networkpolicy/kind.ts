import { formatLabelSelector } from '../../api/labels.ts'
import type { Fields } from '../../api/object.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { validatePolicy } from './validate.ts'

export const kind = defineKind({
  type: 'networking/v1.NetworkPolicy',
  defaults(policy) {
    const spec = (policy.spec ??= {})
    spec.podSelector ??= {}
    if (!spec.policyTypes?.length) spec.policyTypes = ['Ingress', ...(spec.egress?.length ? ['Egress'] : [])]
    for (const rule of [...(spec.ingress ?? []), ...(spec.egress ?? [])] as Fields[]) for (const port of rule.ports ?? []) port.protocol ??= 'TCP'
  },
  validate: (policy) => validatePolicy(policy.spec),
  validateUpdate: (policy) => validatePolicy(policy.spec),
  columns: [nameColumn, textColumn('Pod-Selector', ({ spec }) => formatLabelSelector(spec?.podSelector ?? {})), ageColumn],
})
