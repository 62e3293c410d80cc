import { ageColumn, integerColumn, nameColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'storage/v1.CSINode',
  returnsDeleted: true,
  needsResourceVersion: true,
  hasGeneration: false,
  columns: [
    nameColumn,
    integerColumn('Drivers', ({ spec }) => spec?.drivers?.length),
    ageColumn,
  ],
})
