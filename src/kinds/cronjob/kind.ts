import { nonNegative } from '../../api/checks.ts'
import { parseSchedule, ScheduleError } from '../../api/cron.ts'
import type { FieldError } from '../../api/field.ts'
import { invalid, required, unsupported } from '../../api/field.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { sinceText } from '../../api/time.ts'
import { ageColumn, containerColumns, integerColumn, nameColumn, selectorColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { defaultJobSpec } from '../job/defaults.ts'
import { jobWarnings } from '../job/kind.ts'
import { validateJobSpec } from '../job/validate.ts'

/** Jobs are named after their CronJob, with eleven characters behind. */
const MAX_NAME = 52
const POLICIES = ['Allow', 'Forbid', 'Replace']

function defaults(job: Fields): void {
  const spec = (job.spec ??= {})
  spec.concurrencyPolicy ||= 'Allow'
  spec.suspend ??= false
  spec.successfulJobsHistoryLimit ??= 3
  spec.failedJobsHistoryLimit ??= 1
  const jobSpec = ((spec.jobTemplate ??= {}).spec ??= {})
  defaultJobSpec(jobSpec)
}

function validateSchedule({ schedule, timeZone }: Fields, old: Fields | undefined): FieldError[] {
  const path = 'spec.schedule', errors: FieldError[] = []
  if (!schedule) return []
  try {
    parseSchedule(schedule)
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error
    errors.push(invalid(path, schedule, error.message))
  }
  const allowed = old?.schedule?.includes('TZ') ?? false
  if (schedule.includes('TZ') && !allowed) errors.push(invalid(path, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'))
  else if (schedule.includes('TZ') && timeZone !== undefined) errors.push(invalid(path, schedule, 'cannot use both timeZone field and TZ or CRON_TZ in schedule'))
  return errors
}

function validateTimeZone(timeZone: string | undefined): FieldError[] {
  const path = 'spec.timeZone'
  if (timeZone === undefined) return []
  if (!timeZone) return [invalid(path, timeZone, 'timeZone must be nil or non-empty string')]
  if (timeZone.toLowerCase() === 'local') return [invalid(path, timeZone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones')]
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return []
  } catch {
    return [invalid(path, timeZone, `unknown time zone ${timeZone}`)]
  }
}

function validate({ spec }: KubeObject, old?: KubeObject): FieldError[] {
  const { jobTemplate, concurrencyPolicy: policy } = spec, template = 'spec.jobTemplate.spec'
  const errors = [...validateSchedule(spec, old?.spec), ...nonNegative(spec.startingDeadlineSeconds, 'spec.startingDeadlineSeconds')]
  if (old?.spec.timeZone !== spec.timeZone) errors.push(...validateTimeZone(spec.timeZone))
  if (!POLICIES.includes(policy)) errors.push(unsupported('spec.concurrencyPolicy', policy, POLICIES))
  errors.push(...validateJobSpec(jobTemplate.spec, template))
  if (jobTemplate.spec.selector) errors.push(invalid(`${template}.selector`, jobTemplate.spec.selector, '`selector` will be auto-generated'))
  if (jobTemplate.spec.manualSelector) errors.push(unsupported(`${template}.manualSelector`, true, ['nil', 'false']))
  errors.push(...nonNegative(spec.successfulJobsHistoryLimit, 'spec.successfulJobsHistoryLimit'), ...nonNegative(spec.failedJobsHistoryLimit, 'spec.failedJobsHistoryLimit'))
  // Declared in the server's schema, and so checked last.
  return spec.schedule ? errors : [...errors, required('spec.schedule')]
}

export const kind = defineKind({
  type: 'batch/v1.CronJob',
  defaults,
  prepareForCreate: (job) => { job.status = {} },
  validate: (job) => [
    ...validate(job),
    ...((job.metadata.name ?? '').length > MAX_NAME ? [invalid('metadata.name', job.metadata.name, `must be no more than ${MAX_NAME} characters`)] : []),
  ],
  validateUpdate: (job, old, ctx) => (ctx.subresource === 'status' ? [] : validate(job, old)),
  warnings: (job, old) => (old && same(job.spec, old.spec) ? [] : jobWarnings(old ? 'x' : job.metadata.name ?? '', job.spec.jobTemplate.spec, 'spec.jobTemplate.spec')),
  columns: [
    nameColumn,
    textColumn('Schedule', ({ spec }) => spec?.schedule),
    textColumn('Timezone', ({ spec }) => spec?.timeZone ?? '<none>'),
    { name: 'Suspend', type: 'boolean', cell: ({ spec }) => (spec?.suspend === undefined ? '<unset>' : spec.suspend ? 'True' : 'False') },
    integerColumn('Active', ({ status }) => status?.active?.length),
    textColumn('Last Schedule', ({ status }, now) => (status?.lastScheduleTime ? sinceText(status.lastScheduleTime, now) : '<none>')),
    ageColumn,
    ...containerColumns(({ spec }) => spec?.jobTemplate?.spec?.template?.spec),
    selectorColumn(({ spec }) => spec?.jobTemplate?.spec?.selector),
  ],
})
