import { expect, test } from 'vitest'
import { defineController } from '../contract.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { FakeCluster } from '../testing.ts'
import { controller as namespaces } from './controller.ts'
import { controller as rootCa } from './root-ca.ts'
import { controller as accounts } from './serviceaccount.ts'

/** Ends pods two seconds after they were told to. */
const kubelet = defineController({
  keys(change, api) {
    if (change.resource === 'pods' && change.object.metadata.deletionTimestamp && change.type !== 'DELETED') api.requeueAt(keyOf(change.object), api.now + 2000)
    return []
  },
  reconcile: (key, api) => api.delete('pods', ...splitKey(key), { gracePeriodSeconds: 0 }),
})

function cluster() {
  const c = new FakeCluster(namespaces, accounts, rootCa, kubelet)
  for (const name of ['kube-system', 'shop']) c.create('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } })
  c.create('configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kube-root-ca.crt', namespace: 'kube-system' }, data: { 'ca.crt': 'CERT' } })
  c.change('namespaces', 'shop', (namespace) => { namespace.metadata.labels = { a: 'b' } }, '')
  return c
}
const there = (c: FakeCluster) => c.api.get('namespaces', undefined, 'shop') !== undefined

test('a namespace gets its account and certificate, and gets them back', () => {
  const c = cluster()
  expect(c.get('configmaps', 'kube-root-ca.crt', 'shop').data).toEqual({ 'ca.crt': 'CERT' })
  c.remove('serviceaccounts', 'default', 'shop')
  c.remove('configmaps', 'kube-root-ca.crt', 'shop')
  expect(c.list('serviceaccounts', 'shop')).toHaveLength(1)
  expect(c.list('configmaps', 'shop')).toHaveLength(1)
})

// Times as measured on a real cluster: 5 s for an empty namespace, 10 s for one with a running pod.
test('an empty namespace goes after five seconds', () => {
  const c = cluster()
  c.remove('namespaces', 'shop', '')
  c.advance(4999)
  expect(there(c)).toBe(true)
  c.advance(1)
  expect(there(c)).toBe(false)
  expect(c.list('configmaps', 'shop')).toHaveLength(0)
})

test('pods go first, and are waited for', () => {
  const c = cluster()
  c.create('pods', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' }, spec: { nodeName: 'n', terminationGracePeriodSeconds: 30 }, status: { phase: 'Running' } })
  c.remove('namespaces', 'shop', '')
  c.advance(5000)
  expect(c.list('configmaps', 'shop')).toHaveLength(1)
  expect(c.get('namespaces', 'shop', '').status.conditions.map((one: any) => [one.type, one.status])).toEqual([
    ['NamespaceDeletionDiscoveryFailure', 'False'], ['NamespaceDeletionGroupVersionParsingFailure', 'False'], ['NamespaceDeletionContentFailure', 'False'],
    ['NamespaceContentRemaining', 'False'], ['NamespaceFinalizersRemaining', 'False'],
  ])
  c.advance(4999)
  expect(there(c)).toBe(true)
  c.advance(1)
  expect(there(c)).toBe(false)
})

test('finalizers hold it, and the conditions tell', () => {
  const c = cluster()
  c.create('configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'held', namespace: 'shop', finalizers: ['test/hold'] } })
  c.remove('namespaces', 'shop', '')
  c.advance(5000)
  const text = (type: string) => c.get('namespaces', 'shop', '').status.conditions.find((one: any) => one.type === type).message
  expect(text('NamespaceContentRemaining')).toBe('Some resources are remaining: configmaps. has 1 resource instances')
  expect(text('NamespaceFinalizersRemaining')).toBe('Some content in the namespace has finalizers remaining: test/hold in 1 resource instances')
  c.advance(3_600_000)
  expect(c.reconciles).toBeLessThan(200)
  c.change('configmaps', 'held', (map) => { delete map.metadata.finalizers }, 'shop')
  c.advance(60_000)
  expect(there(c)).toBe(false)
})
