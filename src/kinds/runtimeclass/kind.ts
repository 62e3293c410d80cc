import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'node/v1.RuntimeClass',
  needsResourceVersion: true,
  createsOnUpdate: true,
  columns: [
    nameColumn,
    textColumn('Handler', ({ handler }) => handler),
    ageColumn,
  ],
})
