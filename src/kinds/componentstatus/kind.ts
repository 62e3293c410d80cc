import { nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

const healthy = ({ conditions }: { conditions?: { type: string; status: string; message?: string; error?: string }[] }) => conditions?.find(({ type }) => type === 'Healthy')

/** ComponentStatus: read only, made up by the server from what its components say. */
export const kind = defineKind({
  type: 'core/v1.ComponentStatus',
  deprecation: 'v1 ComponentStatus is deprecated in v1.19+',
  columns: [
    nameColumn,
    textColumn('Status', (object) => { const condition = healthy(object); return condition ? (condition.status === 'True' ? 'Healthy' : 'Unhealthy') : 'Unknown' }),
    textColumn('Message', (object) => healthy(object)?.message),
    textColumn('Error', (object) => healthy(object)?.error),
  ],
})
