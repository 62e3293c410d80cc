import { ageColumn, booleanColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'storage/v1.VolumeAttachment',
  returnsDeleted: true,
  needsResourceVersion: true,
  hasGeneration: false,
  columns: [
    nameColumn,
    { ...textColumn('Attacher', ({ spec }) => spec?.attacher), format: 'name' },
    textColumn('PV', ({ spec }) => spec?.source?.persistentVolumeName),
    textColumn('Node', ({ spec }) => spec?.nodeName),
    booleanColumn('Attached', ({ status }) => status?.attached),
    ageColumn,
  ],
})
