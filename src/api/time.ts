import { humanDuration } from './duration.ts'

/** Times as the API writes them; the clock's own are milliseconds since 1970. */

/** `2026-11-22T16:54:38Z`: a `Time`, cut to seconds. */
export function rfc3339(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** `2026-11-22T16:54:38.123000Z`: a `MicroTime`. */
export function rfc3339Micro(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23)}000Z`
}

/** Milliseconds of a time in an object; undefined when there is none, or it cannot be read. */
export function parseTime(text: string | null | undefined): number | undefined {
  const ms = text ? Date.parse(text) : NaN
  return Number.isNaN(ms) ? undefined : ms
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
