import type { Fields, KubeObject } from '../api/object.ts'
import { clone } from '../api/object.ts'
import { rfc3339, rfc3339Micro } from '../api/time.ts'
import type { Session, Writer } from '../apiserver/session.ts'
import { updateObject } from '../apiserver/update.ts'
import type { EventText } from './contract.ts'
import { createEvent } from './eventfields.ts'

/** From this many different messages of one kind within the window on, events are combined. `client-go: tools/record` */
const SIMILAR_LIMIT = 10
const SIMILAR_WINDOW = 10 * 60_000
/** One source may say so much of one object at once, and then one thing every five minutes; the rest is counted only. */
const BURST = 25
const REFILL = 5 * 60_000
const SLOT = 'events'

interface Similar { messages: string[]; last: number }
interface Bucket { tokens: number; at: number }
/** The event that stands for a key, and how often it was held back since it was last written. */
interface Known { name?: string; held: number; first: string }

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
  const create = (body: Fields) => createEvent(session, namespace, {
    apiVersion: 'v1', kind: 'Event', metadata: { name: eventName(session, regarding), namespace }, involvedObject,
    reason: text.reason, type: text.type, reportingComponent: component, ...body,
  } as KubeObject, writer)

  if (text.action) {
    create({ action: text.action, eventTime: rfc3339Micro(session.now), message: text.message, reportingInstance: host ? `${component}-${host}` : component, source: {}, ...(text.related && { related: text.related }) })
    return
  }
  const source = { component, ...(host && { host }) }
  const speaker = [component, host, regarding.metadata.uid, text.type].join('|')
  const kindOfEvent = `${speaker}|${text.reason}`
  const isCombined = joinsSimilar(session, kindOfEvent, text.message)
  const message = isCombined ? `(combined from similar events): ${text.message}` : text.message
  const key = isCombined ? `${kindOfEvent}|combined` : `${kindOfEvent}|${text.fieldPath ?? ''}|${text.message}`
  const now = rfc3339(session.now)
  const known = session.tx.recall(SLOT, key) as Known | undefined
  if (!takesToken(session, speaker)) {
    session.tx.remember(SLOT, key, { first: now, ...known, held: (known?.held ?? 0) + 1 } satisfies Known)
    return
  }
  const old = known?.name === undefined ? undefined : session.get('events', namespace, known.name)
  if (old) {
    updateObject(session, row, namespace, old.metadata.name!, { ...clone(old), count: (old.count ?? 0) + 1 + known!.held, lastTimestamp: now, message }, writer)
    if (known!.held) session.tx.remember(SLOT, key, { ...known, held: 0 })
    return
  }
  const isHeld = known !== undefined && known.name === undefined
  const first = isHeld ? known.first : now
  const made = create({ count: 1 + (isHeld ? known.held : 0), eventTime: null, firstTimestamp: first, lastTimestamp: now, reportingInstance: host, source, message })
  session.tx.remember(SLOT, key, { name: made.metadata.name!, held: 0, first } satisfies Known)
}

/** Whether a message is one too many of its kind: it joins the combined event. */
function joinsSimilar(session: Session, kindOfEvent: string, message: string): boolean {
  const key = `similar|${kindOfEvent}`
  const before = session.tx.recall(SLOT, key) as Similar | undefined
  const messages = before && session.now - before.last <= SIMILAR_WINDOW ? before.messages : []
  const isNew = !messages.includes(message)
  const isOne = isNew && messages.length + 1 >= SIMILAR_LIMIT
  session.tx.remember(SLOT, key, { messages: isNew && !isOne ? [...messages, message] : messages, last: session.now } satisfies Similar)
  return isOne
}

/** Whether a source may still write about an object. */
function takesToken(session: Session, speaker: string): boolean {
  const key = `bucket|${speaker}`
  const before = (session.tx.recall(SLOT, key) as Bucket | undefined) ?? { tokens: BURST, at: session.now }
  const tokens = Math.min(BURST, before.tokens + (session.now - before.at) / REFILL)
  const may = tokens >= 1
  session.tx.remember(SLOT, key, { tokens: may ? tokens - 1 : tokens, at: session.now } satisfies Bucket)
  return may
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
