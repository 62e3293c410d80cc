import { describe, expect, test } from 'vitest'
import type { Fields, KubeObject } from '../../api/object.ts'
import { progressByKind } from './progress.ts'

const workload = (status: Fields, spec: Fields = {}, generation = 1): KubeObject => ({
  apiVersion: 'apps/v1', kind: '', metadata: { name: 'web', generation, annotations: { 'deployment.kubernetes.io/revision': '3' } },
  spec: { replicas: 3, updateStrategy: { type: 'RollingUpdate' }, ...spec }, status: { observedGeneration: 1, ...status },
})

function told(kind: string, object: KubeObject, revision = 0): string {
  try {
    const { text, done } = progressByKind[kind]!(object, revision)
    return `${done ? 'done' : 'waiting'}: ${text.trimEnd()}`
  } catch (error) {
    return `failed: ${(error as Error).message}`
  }
}

const partition = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } }

describe('how far a rollout is', () => {
  test.each<[string, KubeObject, number, string]>([
    ['Deployment.apps', workload({}, {}, 2), 0, 'waiting: Waiting for deployment spec update to be observed...'],
    ['Deployment.apps', workload({ updatedReplicas: 1 }), 0, 'waiting: Waiting for deployment "web" rollout to finish: 1 out of 3 new replicas have been updated...'],
    ['Deployment.apps', workload({ updatedReplicas: 3, replicas: 4 }), 0, 'waiting: Waiting for deployment "web" rollout to finish: 1 old replicas are pending termination...'],
    ['Deployment.apps', workload({ updatedReplicas: 3, replicas: 3, availableReplicas: 2 }), 3, 'waiting: Waiting for deployment "web" rollout to finish: 2 of 3 updated replicas are available...'],
    ['Deployment.apps', workload({ updatedReplicas: 3, replicas: 3, availableReplicas: 3 }), 0, 'done: deployment "web" successfully rolled out'],
    ['Deployment.apps', workload({ conditions: [{ type: 'Progressing', reason: 'ProgressDeadlineExceeded' }] }), 0, 'failed: deployment "web" exceeded its progress deadline'],
    ['Deployment.apps', workload({}), 2, 'failed: desired revision (2) is different from the running revision (3)'],
    ['DaemonSet.apps', workload({ desiredNumberScheduled: 2 }), 0, 'waiting: Waiting for daemon set "web" rollout to finish: 0 out of 2 new pods have been updated...'],
    ['DaemonSet.apps', workload({ desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 1 }), 0, 'waiting: Waiting for daemon set "web" rollout to finish: 1 of 2 updated pods are available...'],
    ['DaemonSet.apps', workload({ desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 }), 0, 'done: daemon set "web" successfully rolled out'],
    ['DaemonSet.apps', workload({}, { updateStrategy: { type: 'OnDelete' } }), 0, 'failed: rollout status is only available for RollingUpdate strategy type'],
    ['StatefulSet.apps', workload({ observedGeneration: 0 }, {}, 0), 0, 'waiting: Waiting for statefulset spec update to be observed...'],
    ['StatefulSet.apps', workload({ readyReplicas: 1 }), 0, 'waiting: Waiting for 2 pods to be ready...'],
    ['StatefulSet.apps', workload({ readyReplicas: 3, updatedReplicas: 1 }, partition), 0, 'waiting: Waiting for partitioned roll out to finish: 1 out of 2 new pods have been updated...'],
    ['StatefulSet.apps', workload({ readyReplicas: 3, updatedReplicas: 2 }, partition), 0, 'done: partitioned roll out complete: 2 new pods have been updated...'],
    ['StatefulSet.apps', workload({ readyReplicas: 3, updatedReplicas: 2, updateRevision: 'b', currentRevision: 'a' }), 0, 'waiting: waiting for statefulset rolling update to complete 2 pods at revision b...'],
    ['StatefulSet.apps', workload({ readyReplicas: 3, currentReplicas: 3, updateRevision: 'b', currentRevision: 'b' }), 0, 'done: statefulset rolling update complete 3 pods at revision b...'],
  ])('%s %#', (kind, object, revision, expected) => {
    expect(told(kind, object, revision)).toBe(expected)
  })
})
