import { humanDuration } from '../../api/duration.ts'
import { formatSelector, selectorFromObject } from '../../api/labels.ts'
import { parseTime } from '../../api/time.ts'
import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { row, rowIf, rowOr } from './lines.ts'
import { controllerOf, metadataLines, nameLines } from './metadata.ts'
import { describePodTemplate } from './podtemplate.ts'
import { timeText } from './times.ts'

/** kubectl: describe.JobDescriber */
export const describeJob: Describer = async (job, related) => {
  const { metadata, spec, status = {} } = job
  const { startTime, completionTime, active = 0, ready, succeeded = 0, failed = 0 } = status
  const start = parseTime(startTime), end = parseTime(completionTime)
  return [
    ...nameLines(job),
    row('Selector', formatSelector(selectorFromObject(spec.selector))),
    ...metadataLines(metadata),
    ...rowIf('Controlled By', controllerOf(metadata)),
    ...rowIf('Parallelism', spec.parallelism),
    rowOr('Completions', spec.completions, '<unset>'),
    ...rowIf('Completion Mode', spec.completionMode),
    ...rowIf('Suspend', spec.suspend),
    ...rowIf('Backoff Limit', spec.backoffLimit),
    ...rowIf('TTL Seconds After Finished', spec.ttlSecondsAfterFinished),
    ...(startTime ? [row('Start Time', timeText(startTime))] : []),
    ...(completionTime ? [row('Completed At', timeText(completionTime))] : []),
    ...(start !== undefined && end !== undefined ? [row('Duration', humanDuration(end - start))] : []),
    ...(spec.activeDeadlineSeconds === undefined ? [] : [row('Active Deadline Seconds', `${spec.activeDeadlineSeconds}s`)]),
    row('Pods Statuses', `${active} Active${ready === undefined ? '' : ` (${ready} Ready)`} / ${succeeded} Succeeded / ${failed} Failed`),
    ...(spec.completionMode === 'Indexed' ? [row('Completed Indexes', indexesText(status.completedIndexes ?? ''))] : []),
    ...describePodTemplate(spec.template),
    ...await eventLines(job, related),
  ]
}

/** Bytes of a list of indexes after which it is cut, at the next comma. */
const softLimit = 50

function indexesText(indexes: string): string {
  const cut = indexes.indexOf(',', softLimit)
  return cut < 0 ? indexes || '<none>' : `${indexes.slice(0, cut + 1)}...`
}
