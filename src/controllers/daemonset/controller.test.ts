import { expect, test } from 'vitest'
import { FakeCluster } from '../testing.ts'
import { testKubelet } from '../testkubelet.ts'
import { controller } from './controller.ts'

const template = (image: string) => ({ metadata: { labels: { app: 'ds' } }, spec: { containers: [{ name: 'a', image }] } })
function cluster() {
  const c = new FakeCluster(controller, testKubelet())
  for (const name of ['n1', 'n2', 'n3']) c.create('nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name, labels: { disk: name === 'n3' ? 'hdd' : 'ssd' } }, spec: name === 'n2' ? { taints: [{ key: 'own', effect: 'NoSchedule' }] } : {} })
  c.create('daemonsets.apps', {
    apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'ds', namespace: 'default', annotations: { 'deprecated.daemonset.template.generation': '1' } },
    spec: { selector: { matchLabels: { app: 'ds' } }, revisionHistoryLimit: 10, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } }, template: template('redis:1') },
  })
  return c
}

test('a pod on each node without a taint in its way', () => {
  const c = cluster()
  expect(c.list('pods')).toHaveLength(2)
  const [pod] = c.list('pods'), [revision] = c.list('controllerrevisions.apps')
  const hash = revision.metadata.labels['controller-revision-hash']
  expect(revision.metadata.name).toBe(`ds-${hash}`)
  expect(pod.metadata.labels).toEqual({ app: 'ds', 'controller-revision-hash': hash, 'pod-template-generation': '1' })
  expect(pod.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual({ nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n1'] }] }] })
  expect(pod.spec.tolerations).toHaveLength(6)
  expect(c.get('daemonsets.apps', 'ds').status).toEqual({ currentNumberScheduled: 2, desiredNumberScheduled: 2, numberAvailable: 2, numberMisscheduled: 0, numberReady: 2, observedGeneration: 1, updatedNumberScheduled: 2 })
})

test('pods follow taints and selectors', () => {
  const c = cluster()
  c.change('nodes', 'n2', ({ spec }) => { delete spec.taints }, '')
  expect(c.list('pods')).toHaveLength(3)
  c.change('daemonsets.apps', 'ds', ({ spec }) => { spec.template.spec.tolerations = []; spec.template.metadata.annotations = { a: 'b' } })
  expect(c.get('daemonsets.apps', 'ds').status).toMatchObject({ updatedNumberScheduled: 3, numberAvailable: 3 })
  c.change('nodes', 'n1', ({ spec }) => { spec.taints = [{ key: 'x', effect: 'NoExecute' }] }, '')
  expect(c.list('pods')).toHaveLength(2)
})

test('an update replaces every pod', () => {
  const c = cluster()
  c.change('daemonsets.apps', 'ds', ({ spec }) => { spec.template = template('redis:2') })
  expect(c.list('pods').map((pod) => pod.spec.containers[0].image)).toEqual(['redis:2', 'redis:2'])
  expect(c.list('controllerrevisions.apps').map(({ revision }) => revision).sort()).toEqual([1, 2])
})
