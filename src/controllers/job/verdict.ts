import { parseTime } from '../../api/time.ts'
import { restartsOf } from './backoff.ts'
import type { Verdict } from './conditions.ts'
import { COMPLETE, findTrue, TOO_LATE, TOO_MANY_FAILURES } from './conditions.ts'
import type { JobState } from './state.ts'

/** Whether the Job comes to its end, and why. What has been decided once stays. */
export function judge(state: JobState): Verdict | undefined {
  const { job, pods, api } = state
  const { spec, status } = job
  const failing = findTrue(status, 'FailureTarget')
  if (failing) return { type: 'Failed', reason: failing.reason, message: failing.message }
  if (findTrue(status, 'SuccessCriteriaMet')) return COMPLETE
  if (state.suspended) return undefined
  const restarts = spec.template.spec.restartPolicy === 'OnFailure' ? restartsOf(pods.active) : 0
  const spent = spec.template.spec.restartPolicy === 'OnFailure' && restarts > 0 && restarts >= spec.backoffLimit
  if (state.failed > spec.backoffLimit || spent) return TOO_MANY_FAILURES
  if (spec.activeDeadlineSeconds !== undefined && api.now >= (parseTime(state.startTime) ?? api.now) + spec.activeDeadlineSeconds * 1000) return TOO_LATE
  return isDone(state) ? COMPLETE : undefined
}

/** Enough pods have succeeded; without a number, the first success ends it once the others are done. */
function isDone({ job, succeeded, pods }: JobState): boolean {
  const { completions } = job.spec
  return completions === undefined ? succeeded > 0 && pods.active.length === 0 : succeeded >= completions && pods.active.length === 0
}
