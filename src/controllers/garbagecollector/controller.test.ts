import { expect, test } from 'vitest'
import { FakeCluster } from '../testing.ts'
import { controller } from './controller.ts'

const APPS: Record<string, [string, string]> = { 'deployments.apps': ['apps/v1', 'Deployment'], 'replicasets.apps': ['apps/v1', 'ReplicaSet'], configmaps: ['v1', 'ConfigMap'], nodes: ['v1', 'Node'] }

function make(c: FakeCluster, resource: string, name: string, ...owners: any[]) {
  const [apiVersion, kind] = APPS[resource]!
  return c.create(resource, {
    apiVersion, kind,
    metadata: {
      name, ...(resource !== 'nodes' && { namespace: 'default' }),
      ...(owners.length && { ownerReferences: owners.map((o) => ({ apiVersion: o.apiVersion, kind: o.kind, name: o.metadata.name, uid: o.metadata.uid, blockOwnerDeletion: true })) }),
    },
  })
}

/** A Deployment with one ReplicaSet with one ConfigMap. */
function family() {
  const c = new FakeCluster(controller)
  const top = make(c, 'deployments.apps', 'top')
  const middle = make(c, 'replicasets.apps', 'middle', top)
  make(c, 'configmaps', 'leaf', middle)
  return c
}
const alive = (c: FakeCluster) => Object.keys(APPS).flatMap((resource) => c.list(resource).map(({ metadata }) => metadata.name))

test('background: the owner goes, then all below it', () => {
  const c = family()
  c.remove('deployments.apps', 'top', 'default', { propagationPolicy: 'Background' })
  expect(alive(c)).toEqual([])
})

test('foreground: the owner goes last', () => {
  const c = family()
  c.change('configmaps', 'leaf', (map) => { map.metadata.finalizers = ['test/hold'] })
  c.remove('deployments.apps', 'top', 'default', { propagationPolicy: 'Foreground' })
  expect(alive(c)).toEqual(['top', 'middle', 'leaf'])
  expect(c.get('replicasets.apps', 'middle').metadata.finalizers).toEqual(['foregroundDeletion'])
  c.change('configmaps', 'leaf', (map) => { delete map.metadata.finalizers })
  expect(alive(c)).toEqual([])
})

test('orphan: the dependents stay and forget', () => {
  const c = family()
  c.remove('deployments.apps', 'top', 'default', { propagationPolicy: 'Orphan' })
  expect(alive(c)).toEqual(['middle', 'leaf'])
  expect(c.get('replicasets.apps', 'middle').metadata.ownerReferences).toBeUndefined()
})

test('an object with another owner stays and forgets the one that is gone', () => {
  const c = new FakeCluster(controller)
  const a = make(c, 'deployments.apps', 'a'), b = make(c, 'deployments.apps', 'b')
  make(c, 'configmaps', 'both', a, b)
  c.remove('deployments.apps', 'a')
  expect(c.get('configmaps', 'both').metadata.ownerReferences).toMatchObject([{ name: 'b' }])
  c.remove('deployments.apps', 'b')
  expect(alive(c)).toEqual([])
})

test('an object whose owner never was goes at once, one of a cluster-wide owner with it', () => {
  const c = new FakeCluster(controller)
  make(c, 'configmaps', 'lost', { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'nobody', uid: 'x' } })
  expect(alive(c)).toEqual([])
  const node = make(c, 'nodes', 'n')
  make(c, 'configmaps', 'onnode', node)
  expect(alive(c)).toEqual(['onnode', 'n'])
  c.remove('nodes', 'n', '')
  expect(alive(c)).toEqual([])
})
