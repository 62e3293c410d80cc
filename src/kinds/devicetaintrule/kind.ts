import { sinceText } from '../../api/time.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'resource/v1.DeviceTaintRule',
  returnsDeleted: true,
  columns: [
    nameColumn,
    textColumn('Key', ({ spec }) => spec?.taint?.key),
    textColumn('Value', ({ spec }) => spec?.taint?.value),
    textColumn('Effect', ({ spec }) => spec?.taint?.effect),
    textColumn('TimeAdded', ({ spec }, now) => (spec?.taint?.timeAdded ? sinceText(spec.taint.timeAdded, now) : '')),
    ageColumn,
  ],
})
