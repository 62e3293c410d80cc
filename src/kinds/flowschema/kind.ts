import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'flowcontrol/v1.FlowSchema',
  defaults({ spec }) {
    if (spec) spec.matchingPrecedence ||= 1000
  },
  columns: [
    nameColumn,
    textColumn('PriorityLevel', ({ spec }) => spec?.priorityLevelConfiguration?.name),
    { name: 'MatchingPrecedence', type: 'string', cell: ({ spec }) => spec?.matchingPrecedence ?? 0 },
    textColumn('DistinguisherMethod', ({ spec }) => spec?.distinguisherMethod?.type ?? '<none>'),
    ageColumn,
    textColumn('MissingPL', ({ status }) => status?.conditions?.find(({ type }: { type: string }) => type === 'Dangling')?.status ?? '?'),
  ],
})
