import { expect, test } from 'vitest'
import { FakeCluster } from '../testing.ts'
import { testKubelet } from '../testkubelet.ts'
import { controller } from './controller.ts'
import { formatIndexes, parseIndexes } from './pods.ts'

function cluster(spec: object, end: (name: string) => 'Succeeded' | 'Failed' | undefined = () => 'Succeeded') {
  const c = new FakeCluster(controller, testKubelet(end))
  c.create('jobs.batch', {
    apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'one', namespace: 'default' },
    spec: { completions: 1, parallelism: 1, backoffLimit: 6, selector: { matchLabels: { job: 'one' } }, template: { metadata: { labels: { job: 'one' } }, spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'busybox' }] } }, ...spec },
  })
  return c
}
const status = (c: FakeCluster) => c.get('jobs.batch', 'one').status
const conditions = (c: FakeCluster) => status(c).conditions.map((one: any) => `${one.type} ${one.status} ${one.reason}`)

test('three completions, two at a time', () => {
  const c = cluster({ completions: 3, parallelism: 2 })
  const time = '2026-01-01T00:00:00Z'
  const reached = { lastProbeTime: time, lastTransitionTime: time, message: 'Reached expected number of succeeded pods', reason: 'CompletionsReached', status: 'True' }
  expect(status(c)).toEqual({ completionTime: time, conditions: [{ ...reached, type: 'SuccessCriteriaMet' }, { ...reached, type: 'Complete' }], ready: 0, startTime: time, succeeded: 3, terminating: 0, uncountedTerminatedPods: {} })
  expect(c.messages('Job').map((message) => message.replace(/-\w{5}$/, ''))).toEqual(['Created pod: one', 'Created pod: one', 'Created pod: one', 'Job completed'])
  expect(c.list('pods').every((pod) => !pod.metadata.finalizers)).toBe(true)
})

test('indexed: each pod has its number', () => {
  const c = cluster({ completions: 2, parallelism: 2, completionMode: 'Indexed' })
  expect(status(c)).toMatchObject({ completedIndexes: '0,1', succeeded: 2 })
  const [pod] = c.list('pods')
  expect(pod.metadata.name).toMatch(/^one-0-\w{5}$/)
  expect(pod).toMatchObject({ spec: { hostname: 'one-0', containers: [{ env: [{ name: 'JOB_COMPLETION_INDEX' }] }] }, metadata: { annotations: { 'batch.kubernetes.io/job-completion-index': '0' } } })
})

test('failures back off, and in the end the job gives up', () => {
  const c = cluster({ backoffLimit: 2 }, () => 'Failed')
  expect(c.list('pods')).toHaveLength(1)
  c.advance(9_000)
  expect(c.list('pods')).toHaveLength(1)
  c.advance(1_000)
  expect(c.list('pods')).toHaveLength(2)
  c.advance(20_000)
  expect(conditions(c)).toEqual(['FailureTarget True BackoffLimitExceeded', 'Failed True BackoffLimitExceeded'])
  expect(status(c)).toMatchObject({ failed: 3 })
  expect(c.messages('Job').at(-1)).toBe('Job has reached the specified backoff limit')
})

test('suspend and resume', () => {
  const c = cluster({ suspend: true }, () => undefined)
  expect(status(c)).toMatchObject({ conditions: [{ type: 'Suspended', status: 'True', reason: 'JobSuspended', message: 'Job suspended' }], ready: 0, terminating: 0 })
  expect(status(c)).not.toHaveProperty('startTime')
  c.change('jobs.batch', 'one', ({ spec }) => { spec.suspend = false })
  expect(status(c)).toMatchObject({ active: 1, ready: 1 })
  c.change('jobs.batch', 'one', ({ spec }) => { spec.suspend = true })
  expect(c.list('pods')).toHaveLength(0)
  expect(c.events.map(({ reason }) => reason)).toEqual(['Suspended', 'Resumed', 'SuccessfulCreate', 'Suspended', 'SuccessfulDelete'])
})

test('a deadline ends it, a time to live removes it', () => {
  const c = cluster({ activeDeadlineSeconds: 30, ttlSecondsAfterFinished: 60 }, () => undefined)
  c.advance(30_000)
  expect(conditions(c)).toEqual(['FailureTarget True DeadlineExceeded', 'Failed True DeadlineExceeded'])
  c.advance(60_000)
  expect(c.get('jobs.batch', 'one').metadata.finalizers).toEqual(['foregroundDeletion'])
})

test.each([[[], ''], [[3], '3'], [[1, 2], '1,2'], [[0, 1, 2, 5, 7, 6], '0-2,5-7']])('indexes %j', (indexes, text) => {
  expect(formatIndexes(indexes)).toBe(text)
  expect([...parseIndexes(text)].sort()).toEqual([...indexes].sort())
})
