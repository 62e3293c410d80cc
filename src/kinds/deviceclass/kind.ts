import { ageColumn, nameColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'resource/v1.DeviceClass',
  returnsDeleted: true,
  columns: [
    nameColumn,
    ageColumn,
  ],
})
