import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'flowcontrol/v1.PriorityLevelConfiguration',
  columns: [
    nameColumn,
    textColumn('Type', ({ spec }) => spec?.type),
    { name: 'NominalConcurrencyShares', type: 'string', cell: ({ spec }) => spec?.limited?.nominalConcurrencyShares ?? '<none>' },
    { name: 'Queues', type: 'string', cell: ({ spec }) => spec?.limited?.limitResponse?.queuing?.queues ?? '<none>' },
    { name: 'HandSize', type: 'string', cell: ({ spec }) => spec?.limited?.limitResponse?.queuing?.handSize ?? '<none>' },
    { name: 'QueueLengthLimit', type: 'string', cell: ({ spec }) => spec?.limited?.limitResponse?.queuing?.queueLengthLimit ?? '<none>' },
    ageColumn,
  ],
})
