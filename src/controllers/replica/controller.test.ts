import { expect, test } from 'vitest'
import { forbiddenError } from '../../api/status.ts'
import { FakeCluster } from '../testing.ts'
import { testKubelet } from '../testkubelet.ts'
import { controller as replicaset } from './replicaset.ts'
import { controller as replication } from './replicationcontroller.ts'

const template = { metadata: { labels: { app: 'web' }, annotations: { note: 'hi' } }, spec: { containers: [{ name: 'a', image: 'nginx' }] } }
const set = (replicas: number) => ({ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'web', namespace: 'default' }, spec: { replicas, selector: { matchLabels: { app: 'web' } }, template } })
const loose = (name: string, labels: object) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default', labels }, spec: { containers: [] } })
const cluster = () => new FakeCluster(replicaset, replication, testKubelet())

test('a ReplicationController counts without terminating pods', () => {
  const c = cluster()
  c.create('replicationcontrollers', { apiVersion: 'v1', kind: 'ReplicationController', metadata: { name: 'web', namespace: 'default' }, spec: { replicas: 2, selector: { app: 'web' }, template } })
  expect(c.get('replicationcontrollers', 'web').status).toEqual({ replicas: 2, fullyLabeledReplicas: 2, readyReplicas: 2, availableReplicas: 2, observedGeneration: 1 })
  const [pod] = c.list('pods')
  expect(pod.metadata).toMatchObject({ generateName: 'web-', labels: { app: 'web' }, annotations: { note: 'hi' }, ownerReferences: [{ apiVersion: 'v1', kind: 'ReplicationController', name: 'web', controller: true, blockOwnerDeletion: true }] })
  expect(c.events[0]).toMatchObject({ reason: 'SuccessfulCreate', message: `Created pod: ${c.events[0]!.message.split(' ')[2]}`, component: 'replication-controller' })
})

test('orphans that fit are adopted, pods that fit no more are let go', () => {
  const c = cluster()
  c.create('pods', loose('stray', { app: 'web' }))
  c.create('replicasets.apps', set(2))
  expect(c.list('pods')).toHaveLength(2)
  expect(c.get('pods', 'stray').metadata.ownerReferences).toMatchObject([{ kind: 'ReplicaSet', controller: true }])
  c.change('pods', 'stray', (pod) => { pod.metadata.labels = { app: 'other' } })
  expect(c.get('pods', 'stray').metadata.ownerReferences).toBeUndefined()
  expect(c.list('pods')).toHaveLength(3)
  c.create('pods', loose('surplus', { app: 'web' }))
  expect(c.list('pods')).toHaveLength(3)
})

test('a refusal is told, tried again, and forgotten', () => {
  const c = cluster()
  c.refuse = (resource) => (resource === 'pods' ? forbiddenError({ group: '', resource: 'pods' }, 'web-x', 'exceeded quota: q') : undefined)
  c.create('replicasets.apps', set(4))
  const text = 'pods "web-x" is forbidden: exceeded quota: q'
  expect(c.get('replicasets.apps', 'web').status).toMatchObject({ replicas: 0, conditions: [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: text }] })
  expect(c.messages('ReplicaSet').every((message) => message === `Error creating: ${text}`)).toBe(true)
  c.refuse = () => undefined
  c.advance(5000)
  expect(c.get('replicasets.apps', 'web').status).toMatchObject({ replicas: 4, readyReplicas: 4 })
  expect(c.get('replicasets.apps', 'web').status.conditions).toBeUndefined()
})
