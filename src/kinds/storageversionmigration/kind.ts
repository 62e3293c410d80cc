import { nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

const STATES = ['Running', 'Failed', 'Succeeded']

export const kind = defineKind({
  type: 'storagemigration/v1.StorageVersionMigration',
  needsResourceVersion: true,
  columns: [
    nameColumn,
    textColumn('Resource', ({ spec }) => (spec?.resource?.group ? `${spec.resource.resource}.${spec.resource.group}` : spec?.resource?.resource)),
    textColumn('Status', ({ status }) => status?.conditions?.filter((condition: { type: string; status: string }) => condition.status === 'True' && STATES.includes(condition.type)).at(-1)?.type ?? 'Unknown'),
  ],
})
