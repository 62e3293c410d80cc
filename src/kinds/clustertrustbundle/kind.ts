import { nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'certificates/v1.ClusterTrustBundle',
  needsResourceVersion: true,
  hasGeneration: false,
  columns: [
    nameColumn,
    textColumn('SignerName', ({ spec }) => spec?.signerName || '<none>'),
  ],
})
