import { expect, test } from 'vitest'
import { FakeCluster } from '../testing.ts'
import { controller } from './controller.ts'

/** A ReplicaSet of `size` pods; the first `ready` of them are ready. */
function cluster(size: number, ready: number, spec: object) {
  const c = new FakeCluster(controller)
  const set = c.create('replicasets.apps', { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'web', namespace: 'default' }, spec: { replicas: size } })
  const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: set.metadata.uid!, controller: true }]
  for (let i = 0; i < size; i++) {
    c.create('pods', { apiVersion: 'v1', kind: 'Pod', metadata: { name: `web-${i}`, namespace: 'default', labels: { app: 'web' }, ownerReferences }, spec: {}, status: { phase: 'Running', conditions: [{ type: 'Ready', status: i < ready ? 'True' : 'False' }] } })
  }
  c.create('poddisruptionbudgets.policy', { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'b', namespace: 'default' }, spec: { selector: { matchLabels: { app: 'web' } }, ...spec } })
  return c
}

test.each([
  [2, 2, { minAvailable: 1 }, { currentHealthy: 2, desiredHealthy: 1, disruptionsAllowed: 1, expectedPods: 2 }],
  [3, 3, { maxUnavailable: '30%' }, { currentHealthy: 3, desiredHealthy: 2, disruptionsAllowed: 1, expectedPods: 3 }],
  [4, 2, { minAvailable: '50%' }, { currentHealthy: 2, desiredHealthy: 2, disruptionsAllowed: 0, expectedPods: 4 }],
  [0, 0, { maxUnavailable: 1 }, { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 }],
])('%i pods, %i ready, %j', (size, ready, spec, counts) => {
  const c = cluster(size, ready, spec)
  const allowed = counts.disruptionsAllowed > 0
  expect(c.get('poddisruptionbudgets.policy', 'b').status).toEqual({
    ...counts, observedGeneration: 1,
    conditions: [{ type: 'DisruptionAllowed', status: allowed ? 'True' : 'False', reason: allowed ? 'SufficientPods' : 'InsufficientPods', message: '', observedGeneration: 1, lastTransitionTime: '2026-01-01T00:00:00Z' }],
  })
  expect(c.messages('PodDisruptionBudget')[0]).toBe(size === 0 ? 'No matching pods found' : undefined)
})
