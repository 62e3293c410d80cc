import type { KubeObject } from '../api/object.ts'
import { parseTime } from '../api/time.ts'
import { defineController } from './contract.ts'

/** The API server keeps events for an hour after their last write. */
const TTL_MS = 3_600_000
const SWEEP = 'sweep'

const lastWrite = ({ lastTimestamp, series, eventTime, metadata }: KubeObject): number =>
  parseTime(series?.lastObservedTime) ?? parseTime(lastTimestamp) ?? parseTime(eventTime) ?? parseTime(metadata.creationTimestamp) ?? 0

/** Lets events expire, all that are due at one go. */
export const controller = defineController({
  keys(_, api) {
    api.requeueAt(SWEEP, api.now + TTL_MS)
    return []
  },
  reconcile(key, api) {
    let next = Infinity
    for (const event of api.list('events').slice()) {
      const end = lastWrite(event) + TTL_MS
      if (end <= api.now) api.delete('events', event.metadata.namespace, event.metadata.name!)
      else next = Math.min(next, end)
    }
    if (next < Infinity) api.requeueAt(key, Math.max(next, api.now + 1000))
  },
})
