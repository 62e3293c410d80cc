import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'networking/v1.ServiceCIDR',
  hasGeneration: false,
  columns: [
    nameColumn,
    textColumn('CIDRs', ({ spec }) => spec?.cidrs?.join(',')),
    ageColumn,
  ],
})
