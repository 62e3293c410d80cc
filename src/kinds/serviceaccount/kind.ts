import type { ServiceAccount } from '../../api/types/core.v1.ts'
import { ageColumn, nameColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { token } from './token.ts'

const MOUNTABLE = 'kubernetes.io/enforce-mountable-secrets'

export const kind = defineKind<ServiceAccount>({
  type: 'core/v1.ServiceAccount',
  returnsDeleted: true,
  warnings: ({ metadata }, old) => (metadata.annotations?.[MOUNTABLE] === 'true' && old?.metadata.annotations?.[MOUNTABLE] !== 'true'
    ? [`metadata.annotations[${MOUNTABLE}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets`] : []),
  columns: [nameColumn, ageColumn],
  subresources: { token },
})
