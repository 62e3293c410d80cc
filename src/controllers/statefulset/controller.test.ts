import { expect, test } from 'vitest'
import { FakeCluster } from '../testing.ts'
import { testKubelet } from '../testkubelet.ts'
import { controller } from './controller.ts'

const template = (image: string) => ({ metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'a', image }] } })
function cluster(spec: object = {}) {
  const c = new FakeCluster(controller, testKubelet())
  c.create('statefulsets.apps', {
    apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db', namespace: 'default' },
    spec: {
      replicas: 2, serviceName: 'db', podManagementPolicy: 'OrderedReady', revisionHistoryLimit: 10, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      selector: { matchLabels: { app: 'db' } }, template: template('redis:1'),
      volumeClaimTemplates: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'] }, status: { phase: 'Pending' } }], ...spec,
    },
  })
  return c
}
const edit = (c: FakeCluster, change: (spec: any) => void) => c.change('statefulsets.apps', 'db', ({ spec }) => change(spec))
const images = (c: FakeCluster) => c.list('pods').map((pod) => `${pod.metadata.name} ${pod.spec.containers[0].image}`)

test('pods come in order, with claims and labels of their own', () => {
  const c = cluster()
  expect(c.messages('StatefulSet')).toEqual([0, 1].flatMap((n) => [`Create Claim data-db-${n} Pod db-${n} in StatefulSet db success`, `Create Pod db-${n} in StatefulSet db successful`]))
  const [revision] = c.list('controllerrevisions.apps')
  expect(c.get('pods', 'db-0')).toMatchObject({
    metadata: { generateName: 'db-', labels: { app: 'db', 'apps.kubernetes.io/pod-index': '0', 'controller-revision-hash': revision.metadata.name, 'statefulset.kubernetes.io/pod-name': 'db-0' } },
    spec: { hostname: 'db-0', subdomain: 'db', volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-db-0' } }] },
  })
  expect(c.get('persistentvolumeclaims', 'data-db-0').metadata.labels).toEqual({ app: 'db' })
  expect(c.get('statefulsets.apps', 'db').status).toEqual({
    observedGeneration: 1, replicas: 2, readyReplicas: 2, currentReplicas: 2, updatedReplicas: 2, availableReplicas: 2, collisionCount: 0,
    currentRevision: revision.metadata.name, updateRevision: revision.metadata.name,
  })
})

test('an update goes from the last pod to the first, as far as the partition', () => {
  const c = cluster()
  edit(c, (spec) => { spec.template = template('redis:2'); spec.updateStrategy.rollingUpdate.partition = 1 })
  expect(images(c)).toEqual(['db-0 redis:1', 'db-1 redis:2'])
  expect(c.get('statefulsets.apps', 'db').status).toMatchObject({ updatedReplicas: 1, currentReplicas: 1 })
  edit(c, (spec) => { spec.updateStrategy.rollingUpdate.partition = 0 })
  expect(images(c)).toEqual(['db-0 redis:2', 'db-1 redis:2'])
  const { currentRevision, updateRevision } = c.get('statefulsets.apps', 'db').status
  expect(currentRevision).toBe(updateRevision)
  edit(c, (spec) => { spec.template = template('redis:1') })
  expect(c.list('controllerrevisions.apps').map(({ revision }) => revision).sort()).toEqual([2, 3])
})

test('scaling down takes the highest numbers, claims stay', () => {
  const c = cluster({ replicas: 3 })
  edit(c, (spec) => { spec.replicas = 1 })
  expect(images(c)).toEqual(['db-0 redis:1'])
  expect(c.messages('StatefulSet').slice(-2)).toEqual(['Delete Pod db-2 in StatefulSet db successful', 'Delete Pod db-1 in StatefulSet db successful'])
  expect(c.list('persistentvolumeclaims')).toHaveLength(3)
})

test('a pod that does not get ready holds back the others, unless they are parallel', () => {
  const stuck = { metadata: { labels: { app: 'db' } }, spec: { nodeSelector: { no: 'where' }, containers: [{ name: 'a', image: 'x' }] } }
  expect(cluster({ template: stuck }).list('pods')).toHaveLength(1)
  expect(cluster({ template: stuck, podManagementPolicy: 'Parallel' }).list('pods')).toHaveLength(2)
})
