import { apiVersionOf, resourceKey } from '../api/gvk.ts'
import type { KubeObject } from '../api/object.ts'
import type { ApiRequest, WatchEvent } from '../api/request.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import type { LogEntry } from '../store/contract.ts'
import { checkListOptions, checkNumbers } from './listoptions.ts'
import { listObjects } from './read.ts'
import { matcherFor } from './selectors.ts'
import type { Session } from './session.ts'
import { tableOf } from './table.ts'
import type { IncludeObject } from './table.ts'
import { expandManagedFields, toVersion } from './wire.ts'

export interface WatchRound {
  events: WatchEvent[]
  /** The resourceVersion up to which changes were given. */
  position: number
  /** The watch is over: its resourceVersion is too old. */
  ended: boolean
}

/**
 * What a watch sees in this transaction: changes since `position` (or since the query's resourceVersion), this
 * transaction's own among them. An object that comes to match the selectors is ADDED, one that ceases to is DELETED.
 * @throws ApiError 400 for bad selectors
 */
export function openWatch(session: Session, row: ResourceRow, storage: ResourceRow, request: ApiRequest, position: number | undefined): WatchRound {
  const query = request.query ?? {}
  const matches = matcherFor(session.kind(row), row, query) ?? (() => true)
  const show = (object: KubeObject): unknown => (request.accept === 'table'
    ? tableOf(session, row, { items: [object], metadata: { resourceVersion: object.metadata.resourceVersion! } }, (query.includeObject ?? 'Metadata') as IncludeObject)
    : request.accept === 'partial' ? { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata } : expandManagedFields(object))
  const end = session.tx.meta.resourceVersion
  if (position === undefined) {
    checkNumbers(query)
    checkListOptions('watch', query, end)
  }
  const given = query.resourceVersion && query.resourceVersion !== '0' ? Number(query.resourceVersion) : undefined
  const since = position ?? given
  if (since === undefined) {
    const { items } = listObjects(session, row, request.namespace, { labelSelector: query.labelSelector, fieldSelector: query.fieldSelector })
    const events: WatchEvent[] = items.map((object) => ({ type: 'ADDED', object: show(object) }))
    if (query.sendInitialEvents === 'true' && query.allowWatchBookmarks === 'true') events.push({ type: 'BOOKMARK', object: endOfInitial(row, end) })
    return { events, position: end, ended: false }
  }
  const before = session.tx.logSince(since)
  if (!before) return { events: [{ type: 'ERROR', object: tooOld(since, end) }], position: end, ended: true }
  const key = resourceKey(storage)
  const events: WatchEvent[] = []
  for (const entry of [...before, ...session.entries]) {
    if (entry.resource !== key || entry.resourceVersion <= since) continue
    const { object } = entry
    if (row.namespaced && request.namespace !== undefined && object.metadata.namespace !== request.namespace) continue
    const type = typeFor(entry, (candidate) => matches(toVersion(session, row, candidate)))
    if (type) events.push({ type, object: show(toVersion(session, row, type === 'DELETED' ? lastSeen(entry) : object)) })
  }
  return { events, position: end, ended: false }
}

function typeFor(entry: LogEntry, matches: (object: KubeObject) => boolean): WatchEvent['type'] | undefined {
  const now = entry.type !== 'DELETED' && matches(entry.object)
  const before = entry.type !== 'ADDED' && matches(entry.old ?? entry.object)
  if (now) return before ? 'MODIFIED' : 'ADDED'
  return before ? 'DELETED' : undefined
}

/** What a watcher sees of an object that went, or stopped to match: how it was, under the version of the change. */
function lastSeen({ type, object, old }: LogEntry): KubeObject {
  return type === 'DELETED' || !old ? object : { ...old, metadata: { ...old.metadata, resourceVersion: object.metadata.resourceVersion } }
}

/** After the initial events: from here on, changes. */
const endOfInitial = (row: ResourceRow, version: number) => ({
  kind: row.kind, apiVersion: apiVersionOf(row), metadata: { resourceVersion: String(version), annotations: { 'k8s.io/initial-events-end': 'true' } },
})

const tooOld = (since: number, end: number) => ({
  kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: `too old resource version: ${since} (${end})`, reason: 'Expired', code: 410,
})
