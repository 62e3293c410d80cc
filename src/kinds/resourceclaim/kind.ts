import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

function stateText({ metadata, status }: { metadata: { deletionTimestamp?: string }; status?: { allocation?: unknown; reservedFor?: unknown[] } }): string {
  const states = metadata.deletionTimestamp ? ['deleted'] : []
  if (status?.allocation) states.push('allocated', ...(status.reservedFor?.length ? ['reserved'] : []))
  else if (!metadata.deletionTimestamp) states.push('pending')
  return states.join(',')
}

export const kind = defineKind({ type: 'resource/v1.ResourceClaim', returnsDeleted: true, columns: [nameColumn, textColumn('State', stateText), ageColumn] })
