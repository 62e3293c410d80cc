import { nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

const parentText = (ref: { group?: string; resource?: string; namespace?: string; name?: string } | undefined): string =>
  (ref ? [`${ref.resource ?? ''}${ref.group ? `.${ref.group}` : ''}`.toLowerCase(), ...(ref.namespace ? [ref.namespace] : []), ref.name ?? ''].join('/') : '<none>')

export const kind = defineKind({
  type: 'networking/v1.IPAddress',
  hasGeneration: false,
  columns: [nameColumn, textColumn('ParentRef', ({ spec }) => parentText(spec?.parentRef))],
})
