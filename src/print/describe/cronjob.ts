import { formatSelector, selectorFromObject } from '../../api/labels.ts'
import type { ObjectReference } from '../../api/types/core.v1.ts'
import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { row, rowOr, truth } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'
import { describePodTemplate } from './podtemplate.ts'
import { timeText } from './times.ts'

/** kubectl: describe.CronJobDescriber */
export const describeCronJob: Describer = async (cron, related) => {
  const { metadata, spec, status = {} } = cron
  const job = spec.jobTemplate.spec ?? {}
  const active: ObjectReference[] = status.active ?? []
  return [
    ...nameLines(cron),
    ...metadataLines(metadata),
    row('Schedule', spec.schedule),
    row('Concurrency Policy', spec.concurrencyPolicy ?? ''),
    row('Suspend', truth(spec.suspend)),
    rowOr('Time Zone', spec.timeZone, '<unset>'),
    rowOr('Successful Job History Limit', spec.successfulJobsHistoryLimit, '<unset>'),
    rowOr('Failed Job History Limit', spec.failedJobsHistoryLimit, '<unset>'),
    row('Starting Deadline Seconds', spec.startingDeadlineSeconds === undefined ? '<unset>' : `${spec.startingDeadlineSeconds}s`),
    row('Selector', job.selector ? formatSelector(selectorFromObject(job.selector)) : '<unset>'),
    rowOr('Parallelism', job.parallelism, '<unset>'),
    rowOr('Completions', job.completions, '<unset>'),
    ...(job.activeDeadlineSeconds === undefined ? [] : [row('Active Deadline Seconds', `${job.activeDeadlineSeconds}s`)]),
    ...describePodTemplate(job.template),
    row('Last Schedule Time', status.lastScheduleTime ? timeText(status.lastScheduleTime) : '<unset>'),
    row('Active Jobs', active.map(({ name }) => name).join(', ') || '<none>'),
    ...await eventLines(cron, related),
  ]
}
