import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'node/v1.RuntimeClass',
  columns: [
    nameColumn,
    textColumn('Handler', ({ handler }) => handler),
    ageColumn,
  ],
})
