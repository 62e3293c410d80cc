import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

/** Served by the API server itself, or by a Service. */
const isLocal = ({ spec }: { spec?: { service?: unknown } }) => !spec?.service

function availableText(object: { spec?: { service?: unknown }; status?: { conditions?: { type: string; status: string; reason?: string }[] } }): string {
  const condition = object.status?.conditions?.find(({ type }) => type === 'Available')
  if (!condition) return 'Unknown'
  return condition.status === 'True' ? 'True' : `${condition.status} (${condition.reason ?? ''})`
}

export const kind = defineKind({
  type: 'apiregistration/v1.APIService',
  hasGeneration: false,
  columns: [
    nameColumn,
    textColumn('Service', (object) => (isLocal(object) ? 'Local' : `${object.spec.service.namespace}/${object.spec.service.name}`)),
    textColumn('Available', availableText),
    ageColumn,
  ],
})
