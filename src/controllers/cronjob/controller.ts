import type { Fields, KubeObject } from '../../api/object.ts'
import { clone, same } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import { parseTime, rfc3339 } from '../../api/time.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerReference, defineController } from '../contract.ts'
import { findTrue, isFinished } from '../job/conditions.ts'
import { JOBS } from '../job/state.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { ownerKeys } from '../shared/owner-keys.ts'
import { parseSchedule } from './schedule.ts'
import { timesOf } from './times.ts'

const CRONJOBS = 'cronjobs.batch'
const COMPONENT = 'cronjob-controller'
const SCHEDULED_AT = 'batch.kubernetes.io/cronjob-scheduled-timestamp'

/** Starts Jobs on a schedule. Kubernetes: pkg/controller/cronjob. */
export const controller = defineController({
  keys: (change, api) => (change.resource === CRONJOBS ? [keyOf(change.object)] : ownerKeys(change, { resource: CRONJOBS, kind: 'CronJob', selector: () => undefined }, api)),
  reconcile(key, api) {
    const cron = api.get(CRONJOBS, ...splitKey(key))
    if (cron) reconcile(key, cron, api)
  },
})

const say = (api: ControllerApi, cron: KubeObject, type: 'Normal' | 'Warning', reason: string, message: string): void => api.event(cron, { type, reason, message }, COMPONENT)

function reconcile(key: string, cron: KubeObject, api: ControllerApi): void {
  const jobs = [...api.owned(JOBS, cron.metadata.namespace!, cron.metadata.uid!)].sort((a, b) => (a.metadata.creationTimestamp! < b.metadata.creationTimestamp! ? -1 : 1))
  const status: Fields = clone(cron.status ?? {})
  noteEnds(cron, jobs, status, api)
  if (cron.metadata.deletionTimestamp === undefined) {
    if (cron.spec.suspend !== true) schedule(key, cron, jobs, status, api)
    cleanUp(cron, jobs, api)
  }
  if (status.active?.length === 0) delete status.active
  if (!same(status, cron.status ?? {})) api.updateStatus(CRONJOBS, { ...cron, status })
}

/** Takes Jobs that have ended off the list of active ones. */
function noteEnds(cron: KubeObject, jobs: readonly KubeObject[], status: Fields, api: ControllerApi): void {
  const active: Fields[] = status.active ?? []
  for (const job of jobs) {
    const listed = active.some(({ uid }) => uid === job.metadata.uid)
    if (!isFinished(job.status) || !listed) continue
    status.active = status.active.filter(({ uid }: Fields) => uid !== job.metadata.uid)
    const complete = findTrue(job.status, 'Complete') !== undefined
    say(api, cron, 'Normal', 'SawCompletedJob', `Saw completed job: ${job.metadata.name}, condition: ${complete ? 'Complete' : 'Failed'}`)
    if (complete && (parseTime(job.status.completionTime) ?? 0) > (parseTime(status.lastSuccessfulTime) ?? 0)) status.lastSuccessfulTime = job.status.completionTime
  }
  for (const { name, uid } of active) {
    if (jobs.some((job) => job.metadata.uid === uid)) continue
    say(api, cron, 'Normal', 'MissingJob', `Active job went missing: ${name}`)
    status.active = status.active.filter((one: Fields) => one.uid !== uid)
  }
}

function schedule(key: string, cron: KubeObject, jobs: readonly KubeObject[], status: Fields, api: ControllerApi): void {
  const plan = parseSchedule(cron.spec.schedule)
  if (!plan) return say(api, cron, 'Warning', 'UnparseableSchedule', `unparseable schedule: ${JSON.stringify(cron.spec.schedule)}`)
  const { missed, next } = timesOf({ ...cron, status }, plan, api.now)
  // A day such as February 31 never comes.
  if (next === undefined && missed === undefined) return say(api, cron, 'Warning', 'InvalidSchedule', `invalid schedule: ${cron.spec.schedule} : time difference between two schedules is less than 1 second`)
  if (next !== undefined) api.requeueAt(key, next)
  if (missed === undefined) return
  if (status.active?.length && cron.spec.concurrencyPolicy === 'Forbid') {
    return say(api, cron, 'Normal', 'JobAlreadyActive', 'Not starting job because prior execution is running and concurrency policy is Forbid')
  }
  if (cron.spec.concurrencyPolicy === 'Replace') for (const job of jobs) if (status.active?.some(({ uid }: Fields) => uid === job.metadata.uid)) deleteJob(cron, job, status, api)
  const job = createJob(cron, missed, api)
  if (!job) return
  const { apiVersion, kind, metadata: { name, namespace, uid, resourceVersion } } = job
  status.active = [...(status.active ?? []), { apiVersion, kind, name, namespace, uid, resourceVersion }]
  status.lastScheduleTime = rfc3339(missed)
}

function createJob(cron: KubeObject, time: number, api: ControllerApi): KubeObject | undefined {
  const { metadata = {}, spec } = clone(cron.spec.jobTemplate) as Fields
  const name = `${cron.metadata.name}-${Math.floor(time / 60_000)}`
  const stamp = cron.spec.timeZone ? zoned(time, cron.spec.timeZone) : rfc3339(time)
  try {
    const job = api.create(JOBS, {
      apiVersion: 'batch/v1', kind: 'Job',
      metadata: { name, namespace: cron.metadata.namespace, ...(metadata.labels && { labels: metadata.labels }), annotations: { ...metadata.annotations, [SCHEDULED_AT]: stamp }, ownerReferences: [controllerReference(cron)] },
      spec,
    })
    say(api, cron, 'Normal', 'SuccessfulCreate', `Created job ${name}`)
    return job
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.reason === 'AlreadyExists') return api.get(JOBS, cron.metadata.namespace, name)
    say(api, cron, 'Warning', 'FailedCreate', `Error creating job: ${error.message}`)
    throw error
  }
}

/** A time in a zone's own clock, with its offset. */
function zoned(time: number, zone: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(time).replace(' ', 'T')
  const minutes = Math.round((Date.parse(`${text}Z`) - time) / 60_000)
  if (minutes === 0) return `${text}Z`
  const clock = `${String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0')}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`
  return `${text}${minutes < 0 ? '-' : '+'}${clock}`
}

function deleteJob(cron: KubeObject, { metadata }: KubeObject, status: Fields | undefined, api: ControllerApi): void {
  api.delete(JOBS, metadata.namespace, metadata.name!, { propagationPolicy: 'Background' })
  if (status) status.active = status.active.filter(({ uid }: Fields) => uid !== metadata.uid)
  say(api, cron, 'Normal', 'SuccessfulDelete', `Deleted job ${metadata.name}`)
}

/** Deletes the oldest finished Jobs beyond the history limits. */
function cleanUp(cron: KubeObject, jobs: readonly KubeObject[], api: ControllerApi): void {
  const { successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 1 } = cron.spec
  for (const [type, limit] of [['Complete', successfulJobsHistoryLimit], ['Failed', failedJobsHistoryLimit]] as const) {
    const ended = jobs.filter((job) => findTrue(job.status, type) && job.metadata.deletionTimestamp === undefined)
    for (const job of ended.slice(0, Math.max(0, ended.length - limit))) deleteJob(cron, job, undefined, api)
  }
}
