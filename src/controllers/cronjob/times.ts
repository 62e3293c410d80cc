import type { KubeObject } from '../../api/object.ts'
import { parseTime } from '../../api/time.ts'
import type { Schedule } from './schedule.ts'
import { nearest } from './schedule.ts'

/** The newest scheduled time that no Job was made for, and the next one to come (ms). */
export interface Times { missed: number | undefined; next: number | undefined }

/** `now` in ms. */
export function timesOf({ metadata, spec, status }: KubeObject, schedule: Schedule, now: number): Times {
  const zone: string | undefined = spec.timeZone
  const created = parseTime(metadata.creationTimestamp)!
  const last = parseTime(status?.lastScheduleTime) ?? created
  const deadline = spec.startingDeadlineSeconds === undefined ? -Infinity : now - spec.startingDeadlineSeconds * 1000
  const earliest = Math.max(last, deadline)
  if (schedule.every !== undefined) {
    const steps = Math.floor((now - last) / schedule.every)
    const latest = last + steps * schedule.every
    return { missed: steps > 0 && latest > earliest ? latest : undefined, next: last + (steps + 1) * schedule.every }
  }
  const latest = nearest(schedule, now, -1, zone)
  return { missed: latest !== undefined && latest > earliest ? latest : undefined, next: nearest(schedule, now, 1, zone) }
}
