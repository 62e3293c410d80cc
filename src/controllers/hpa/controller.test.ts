import { expect, test } from 'vitest'
import { FakeCluster } from '../testing.ts'
import { controller } from './controller.ts'

const CPU = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }
function cluster(replicas: number, spec = {}) {
  const c = new FakeCluster(controller)
  c.create('deployments.apps', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'default' }, spec: { replicas, selector: { matchLabels: { app: 'web' } } } })
  c.create('horizontalpodautoscalers.autoscaling', {
    apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'web', namespace: 'default' },
    spec: { minReplicas: 2, maxReplicas: 5, metrics: [CPU], scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, ...spec },
  })
  return c
}
const status = (c: FakeCluster) => c.get('horizontalpodautoscalers.autoscaling', 'web').status
const events = (c: FakeCluster) => c.events.map(({ reason, message }) => `${reason} ${message}`)
const NO_CPU = 'failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)'

test('without metrics it says so', () => {
  const c = cluster(2)
  expect(events(c)).toEqual([`FailedGetResourceMetric ${NO_CPU}`, `FailedComputeMetricsReplicas invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: ${NO_CPU}`])
  expect(status(c)).toMatchObject({ currentReplicas: 2, desiredReplicas: 0, currentMetrics: [{ type: '' }], observedGeneration: 1 })
  expect(status(c).conditions.map((one: any) => `${one.type} ${one.status} ${one.reason}`)).toEqual(['AbleToScale True SucceededGetScale', 'ScalingActive False FailedGetResourceMetric'])
})

test.each([[1, 2, 'below Spec.MinReplicas'], [9, 5, 'above Spec.MaxReplicas']])('%i replicas become %i', (replicas, size, why) => {
  const c = cluster(replicas)
  expect(c.get('deployments.apps', 'web').spec.replicas).toBe(size)
  expect(events(c)).toEqual([`SuccessfulRescale New size: ${size}; reason: Current number of replicas ${why}`])
  expect(status(c)).toMatchObject({ currentReplicas: replicas, desiredReplicas: size, lastScaleTime: '2026-01-01T00:00:00Z' })
  c.advance(15_000)
  expect(status(c).conditions.map((one: any) => one.reason)).toEqual(['SucceededGetScale', 'NotScaledToZero', 'FailedGetResourceMetric'])
})

test.each([
  [{ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'no' } }, 'deployments.apps "no" not found'],
  [{ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Foo', name: 'no' } }, 'no matches for kind "Foo" in group "apps"'],
])('no target: %j', (spec, text) => expect(events(cluster(2, spec))).toEqual([`FailedGetScale ${text}`]))

test('weeks of failing cost little', () => {
  const c = cluster(2)
  c.advance(7 * 86_400_000)
  expect(c.reconciles).toBeLessThan(2200)
})
