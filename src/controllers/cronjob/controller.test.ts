import { expect, test } from 'vitest'
import { controller as job } from '../job/controller.ts'
import { FakeCluster } from '../testing.ts'
import { testKubelet } from '../testkubelet.ts'
import { controller } from './controller.ts'

function cluster(spec: object, end: () => 'Succeeded' | undefined = () => 'Succeeded') {
  const c = new FakeCluster(controller, job, testKubelet(end))
  c.now += 15_000
  const jobSpec = { completions: 1, parallelism: 1, backoffLimit: 6, selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { restartPolicy: 'Never', containers: [{ name: 'a' }] } } }
  c.create('cronjobs.batch', {
    apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'cron', namespace: 'default' },
    spec: { schedule: '* * * * *', concurrencyPolicy: 'Allow', successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1, jobTemplate: { spec: jobSpec }, ...spec },
  })
  return c
}
const names = (c: FakeCluster) => c.list('jobs.batch').map(({ metadata }) => metadata.name)
const FIRST = Date.UTC(2026, 0, 1) / 60_000 + 1

test('a job each minute; the last three are kept', () => {
  const c = cluster({})
  c.advance(45_000)
  expect(names(c)).toEqual([`cron-${FIRST}`])
  expect(c.get('jobs.batch', `cron-${FIRST}`).metadata.annotations).toEqual({ 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2026-01-01T00:01:00Z' })
  expect(c.messages('CronJob')).toEqual([`Created job cron-${FIRST}`, `Saw completed job: cron-${FIRST}, condition: Complete`])
  c.advance(240_000)
  expect(names(c)).toEqual([2, 3, 4].map((n) => `cron-${FIRST + n}`))
  expect(c.get('cronjobs.batch', 'cron').status).toEqual({ lastScheduleTime: '2026-01-01T00:05:00Z', lastSuccessfulTime: '2026-01-01T00:05:00Z' })
})

test.each([['Forbid', 1, 'Not starting job because prior execution is running and concurrency policy is Forbid'], ['Replace', 1, `Created job cron-${FIRST + 1}`], ['Allow', 2, `Created job cron-${FIRST + 1}`]])('%s', (concurrencyPolicy, running, last) => {
  const c = cluster({ concurrencyPolicy }, () => undefined)
  c.advance(105_000)
  expect(c.get('cronjobs.batch', 'cron').status.active).toHaveLength(running)
  expect(c.messages('CronJob').at(-1)).toBe(last)
})

test('suspended', () => {
  const c = cluster({ suspend: true })
  c.advance(600_000)
  expect(names(c)).toEqual([])
})

test('a day that never comes', () => {
  const c = cluster({ schedule: '59 23 31 2 *' })
  c.advance(600_000)
  expect(names(c)).toEqual([])
  expect(c.messages('CronJob')[0]).toBe('invalid schedule: 59 23 31 2 * : time difference between two schedules is less than 1 second')
})
