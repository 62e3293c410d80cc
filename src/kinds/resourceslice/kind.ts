import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'resource/v1.ResourceSlice',
  unknownFieldLabel: (field) => `field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: ${field}`,
  returnsDeleted: true,
  columns: [
    nameColumn,
    textColumn('Node', ({ spec }) => spec?.nodeName),
    textColumn('Driver', ({ spec }) => spec?.driver),
    textColumn('Pool', ({ spec }) => spec?.pool?.name),
    ageColumn,
  ],
})
