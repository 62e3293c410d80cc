import type { Fields, KubeObject } from '../api/object.ts'
import { clone } from '../api/object.ts'
import { rfc3339, rfc3339Micro } from '../api/time.ts'
import { createObject } from '../apiserver/create.ts'
import type { Session, Writer } from '../apiserver/session.ts'
import { updateObject } from '../apiserver/update.ts'
import type { EventText } from './contract.ts'

/** Past this many different messages of one kind within the window, events are combined. `client-go: tools/record` */
const SIMILAR_LIMIT = 10
const SIMILAR_WINDOW = 10 * 60_000
const SLOT = 'events'

interface Similar { messages: string[]; last: number }

/**
 * Records an event about an object: a repeat counts up the one that is there, many alike are combined into one.
 * `component` is who says it; the older style names it as source, the newer (with `action`) as reportingComponent.
 */
export function recordEvent(session: Session, writer: Writer, regarding: KubeObject, text: EventText, component: string, host = ''): void {
  const namespace = regarding.metadata.namespace || 'default'
  const involvedObject = {
    apiVersion: regarding.apiVersion, ...(text.fieldPath && { fieldPath: text.fieldPath }), kind: regarding.kind, name: regarding.metadata.name,
    ...(regarding.metadata.namespace && { namespace: regarding.metadata.namespace }), resourceVersion: regarding.metadata.resourceVersion, uid: regarding.metadata.uid,
  }
  const row = session.storedRow('events')
  const create = (body: Fields) => createObject(session, row, namespace, {
    apiVersion: 'v1', kind: 'Event', metadata: { name: eventName(session, regarding), namespace }, involvedObject,
    reason: text.reason, type: text.type, reportingComponent: component, ...body,
  } as KubeObject, writer)

  if (text.action) {
    create({ action: text.action, eventTime: rfc3339Micro(session.now), message: text.message, reportingInstance: host ? `${component}-${host}` : component, source: {}, ...(text.related && { related: text.related }) })
    return
  }
  const source = { component, ...(host && { host }) }
  const kindOfEvent = [component, host, regarding.metadata.uid, text.fieldPath ?? '', text.type, text.reason].join('|')
  const message = combined(session, kindOfEvent, text.message)
  const key = `${kindOfEvent}|${message ?? text.message}`
  const now = rfc3339(session.now)
  const known = session.tx.recall(SLOT, key) as string | undefined
  const old = known && session.get('events', namespace, known)
  if (old) {
    const next = clone(old)
    next.count = (next.count ?? 0) + 1
    next.lastTimestamp = now
    if (message) next.message = `(combined from similar events): ${text.message}`
    updateObject(session, row, namespace, known, next, writer)
    return
  }
  const made = create({
    count: 1, eventTime: null, firstTimestamp: now, lastTimestamp: now, reportingInstance: host, source,
    message: message ? `(combined from similar events): ${text.message}` : text.message,
  })
  session.tx.remember(SLOT, key, made.metadata.name)
}

/** A key for combined events when too many different messages came for the same reason; undefined while they stand alone. */
function combined(session: Session, kindOfEvent: string, message: string): string | undefined {
  const key = `similar|${kindOfEvent}`
  const before = session.tx.recall(SLOT, key) as Similar | undefined
  const similar: Similar = before && session.now - before.last <= SIMILAR_WINDOW ? { messages: before.messages, last: session.now } : { messages: [], last: session.now }
  if (similar.messages.length < SIMILAR_LIMIT && !similar.messages.includes(message)) similar.messages = [...similar.messages, message]
  session.tx.remember(SLOT, key, similar)
  return similar.messages.length >= SIMILAR_LIMIT ? 'combined' : undefined
}

/** `web.18ea6bd96fc7381a`: the object's name and nanoseconds in hex. Below the millisecond, chance keeps names apart; they rise inside a transaction. */
function eventName(session: Session, regarding: KubeObject): string {
  const nanos = BigInt(session.now) * 1_000_000n + BigInt(session.random.below(1000))
  const last = latest.get(session) ?? 0n
  const next = nanos > last ? nanos : last + 1n + BigInt(session.random.below(1000))
  latest.set(session, next)
  return `${regarding.metadata.name}.${next.toString(16)}`
}

const latest = new WeakMap<Session, bigint>()
