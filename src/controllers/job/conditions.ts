import type { Fields } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'

export interface Verdict { type: 'Complete' | 'Failed'; reason: string; message: string }

export const COMPLETE: Verdict = { type: 'Complete', reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' }
export const TOO_MANY_FAILURES: Verdict = { type: 'Failed', reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' }
export const TOO_LATE: Verdict = { type: 'Failed', reason: 'DeadlineExceeded', message: 'Job was active longer than specified deadline' }

/** A condition as of `now` (ms). */
export function condition(type: string, status: 'True' | 'False', reason: string, message: string, now: number): Fields {
  const time = rfc3339(now)
  return { type, status, lastProbeTime: time, lastTransitionTime: time, reason, message }
}

export const findTrue = (status: Fields | undefined, type: string): Fields | undefined =>
  status?.conditions?.find((one: Fields) => one.type === type && one.status === 'True')

/** Whether a Job has come to its end, well or badly. */
export const isFinished = (status: Fields | undefined): boolean => findTrue(status, 'Complete') !== undefined || findTrue(status, 'Failed') !== undefined
