import { humanDuration } from '../../api/duration.ts'
import type { Fields } from '../../api/object.ts'
import { parseTime } from '../../api/time.ts'
import { ageColumn, containerColumns, nameColumn, selectorColumn, textColumn } from '../columns.ts'
import type { Column } from '../contract.ts'

/** `1/3`, or `1/1 of 3` for a job that is done when any pod succeeds. */
export function completionsText({ spec, status }: Fields): string {
  const succeeded = status?.succeeded ?? 0, parallelism = spec?.parallelism ?? 0
  if (spec?.completions !== undefined) return `${succeeded}/${spec.completions}`
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`
}

function durationText({ status }: Fields, now: number): string {
  const start = parseTime(status?.startTime)
  return start === undefined ? '' : humanDuration((parseTime(status?.completionTime) ?? now) - start)
}

export function jobStatus({ metadata, status }: Fields): string {
  const is = (type: string) => status?.conditions?.some((condition: Fields) => condition.type === type && condition.status === 'True')
  if (is('Complete')) return 'Complete'
  if (is('Failed')) return 'Failed'
  if (metadata.deletionTimestamp) return 'Terminating'
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(is) ?? 'Running'
}

export const columns: readonly Column[] = [
  nameColumn,
  textColumn('Status', jobStatus),
  textColumn('Completions', completionsText),
  textColumn('Duration', durationText),
  ageColumn,
  ...containerColumns(({ spec }) => spec?.template?.spec),
  selectorColumn(({ spec }) => spec?.selector),
]
