import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'resource/v1.ResourceSlice',
  returnsDeleted: true,
  columns: [
    nameColumn,
    textColumn('Node', ({ spec }) => spec?.nodeName),
    textColumn('Driver', ({ spec }) => spec?.driver),
    textColumn('Pool', ({ spec }) => spec?.pool?.name),
    ageColumn,
  ],
})
