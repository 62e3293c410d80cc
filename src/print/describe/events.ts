import type { KubeObject } from '../../api/object.ts'
import { parseTime, sinceText } from '../../api/time.ts'
import type { Event } from '../../api/types/core.v1.ts'
import { sortLikeGo } from '../gosort.ts'
import type { Lines, Related } from './contract.ts'
import { indent, row, table } from './lines.ts'

/** What events are looked up by. Without a kind those of any kind count. */
export interface Subject { kind?: string; name?: string; namespace?: string; uid?: string }

/** Events about a subject, in no special order; none when the server refuses them. */
export async function eventsAbout({ kind, name = '', namespace = '', uid }: Subject, related: Related): Promise<Event[]> {
  const terms = [kind && `involvedObject.kind=${kind}`, `involvedObject.name=${name}`, `involvedObject.namespace=${namespace}`, uid && `involvedObject.uid=${uid}`]
  try {
    return await related.list('events', namespace || undefined, { fieldSelector: terms.filter(Boolean).join(',') }) as unknown as Event[]
  } catch {
    return []
  }
}

/** The events of an object, or nothing when none are wanted. */
export async function eventLines({ kind, metadata }: KubeObject, related: Related): Promise<Lines> {
  return related.showEvents ? eventTable(await eventsAbout({ kind, ...metadata }, related), related.now) : []
}

/** `Events:` as a table, by the time they were last seen. `kubectl: describe.DescribeEvents` */
export function eventTable(events: readonly Event[], now: number): Lines {
  if (!events.length) return [row('Events', '<none>')]
  const last = (event: Event) => parseTime(event.lastTimestamp) ?? -Infinity
  const sorted = sortLikeGo([...events], (a, b) => last(a) < last(b))
  return ['Events:', ...indent(1, table(['Type', 'Reason', 'Age', 'From', 'Message'], sorted.map((event) => [
    event.type ?? '', event.reason ?? '', age(event, now), event.source?.component || event.reportingComponent || '', messageOf(event),
  ]), { Age: 4 }))]
}

function age(event: Event, now: number): string {
  const first = sinceText(event.eventTime ?? event.firstTimestamp, now)
  const { series, count = 0 } = event
  if (series) return `${sinceText(series.lastObservedTime, now)} (x${series.count ?? 0} over ${first})`
  return count > 1 ? `${sinceText(event.lastTimestamp, now)} (x${count} over ${first})` : first
}

function messageOf({ message = '', involvedObject }: Event): string {
  const text = message.trim()
  return involvedObject?.fieldPath ? `${involvedObject.fieldPath}: ${text}` : text
}
