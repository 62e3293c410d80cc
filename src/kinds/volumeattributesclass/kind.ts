import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'storage/v1.VolumeAttributesClass',
  returnsDeleted: true,
  columns: [
    nameColumn,
    textColumn('DriverName', ({ driverName }) => driverName),
    ageColumn,
  ],
})
