import { sinceText } from '../../api/time.ts'
import type { Event } from '../../api/types/core.v1.ts'
import { nameColumn, textColumn } from '../columns.ts'
import type { Column } from '../contract.ts'

const firstSeen = (event: Event, now: number): string => sinceText(event.firstTimestamp || event.eventTime, now)

function lastSeen(event: Event, now: number): string {
  if (event.series) return sinceText(event.series.lastObservedTime, now)
  return event.lastTimestamp ? sinceText(event.lastTimestamp, now) : firstSeen(event, now)
}

function objectText({ involvedObject: about }: Event): string {
  const kind = (about?.kind ?? '').toLowerCase()
  return about?.name ? `${kind}/${about.name}` : kind
}

function sourceText({ source, reportingComponent, reportingInstance }: Event): string {
  const component = source?.component || reportingComponent || '', host = source?.host || reportingInstance || ''
  return host ? `${component}, ${host}` : component
}

export const columns: readonly Column[] = [
  textColumn('Last Seen', lastSeen),
  textColumn('Type', (event: Event) => event.type),
  textColumn('Reason', (event: Event) => event.reason),
  textColumn('Object', objectText),
  textColumn('Subobject', (event: Event) => event.involvedObject?.fieldPath, 1),
  textColumn('Source', sourceText, 1),
  textColumn('Message', (event: Event) => (event.message ?? '').trim()),
  textColumn('First Seen', firstSeen, 1),
  { name: 'Count', type: 'string', priority: 1, cell: (event: Event) => (event.series ? event.series.count ?? 0 : event.count || 1) },
  { ...nameColumn, priority: 1 },
]
