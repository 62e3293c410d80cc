import { parseTime, rfc1123z } from '../../api/time.ts'

const never = 'Mon, 01 Jan 0001 00:00:00 +0000'

/** A time of an object as describe shows it; Go's zero time where there is none. */
export function timeText(time: string | null | undefined): string {
  const ms = parseTime(time)
  return ms === undefined ? never : rfc1123z(ms)
}
