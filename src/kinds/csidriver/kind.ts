import { ageColumn, booleanColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'storage/v1.CSIDriver',
  returnsDeleted: true,
  needsResourceVersion: true,
  hasGeneration: false,
  defaults({ spec }) {
    if (!spec) return
    spec.attachRequired ??= true
    spec.podInfoOnMount ??= false
    spec.storageCapacity ??= false
    spec.fsGroupPolicy ??= 'ReadWriteOnceWithFSType'
    spec.requiresRepublish ??= false
    spec.seLinuxMount ??= false
    if (!spec.volumeLifecycleModes?.length) spec.volumeLifecycleModes = ['Persistent']
  },
  columns: [
    nameColumn,
    booleanColumn('AttachRequired', ({ spec }) => spec?.attachRequired ?? true),
    booleanColumn('PodInfoOnMount', ({ spec }) => spec?.podInfoOnMount),
    booleanColumn('StorageCapacity', ({ spec }) => spec?.storageCapacity),
    textColumn('TokenRequests', ({ spec }) => spec?.tokenRequests?.map(({ audience }: { audience: string }) => audience).join(',') ?? '<unset>'),
    booleanColumn('RequiresRepublish', ({ spec }) => spec?.requiresRepublish),
    textColumn('Modes', ({ spec }) => spec?.volumeLifecycleModes?.join(',') || '<none>'),
    ageColumn,
  ],
})
