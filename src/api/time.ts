import { humanDuration } from './duration.ts'

/** Times as the API writes them; the clock's own are milliseconds since 1970. */

/** `2026-11-22T16:54:38Z`: a `Time`, cut to seconds. */
export function rfc3339(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** `2026-11-22T16:54:38.123456Z`: a `MicroTime`; a fraction of a millisecond counts. */
export function rfc3339Micro(ms: number): string {
  const micros = String(Math.floor((ms - Math.floor(ms)) * 1000 + 1e-6)).padStart(3, '0')
  return `${new Date(Math.floor(ms)).toISOString().slice(0, 23)}${micros}Z`
}

/** Go's RFC 3339 with as many digits behind the second as there are. */
export function rfc3339Nano(ms: number): string {
  return new Date(ms).toISOString().replace(/\.?0*Z$/, 'Z')
}

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/** Milliseconds of a time in an object; undefined when there is none, or it is no RFC 3339 time. */
export function parseTime(text: string | null | undefined): number | undefined {
  const found = text ? RFC_3339.exec(text) : null
  if (!found) return undefined
  const ms = Date.parse(text!)
  // A day that the month does not have rolls over to the next; Go refuses it.
  return Number.isNaN(ms) || new Date(`${found[1]}T00:00:00Z`).toISOString().slice(0, 10) !== found[1] ? undefined : ms
}

/** How long ago a time was, as tables show ages: `3h12m`; `<unknown>` when there is none. */
export function sinceText(text: string | null | undefined, now: number): string {
  const ms = parseTime(text)
  return ms === undefined ? '<unknown>' : humanDuration(now - ms)
}

/** `Sun, 22 Nov 2026 16:53:45 +0000`: how describe writes times. */
export function rfc1123z(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000')
}

/** How long until a time, as tables and describe show it; `<unknown>` for no time. */
export function untilText(text: string | null | undefined, now: number): string {
  const time = parseTime(text)
  return time === undefined ? '<unknown>' : humanDuration(time - now)
}
