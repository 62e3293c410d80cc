import { expect, test } from 'vitest'
import { controller as slices } from '../endpointslice/controller.ts'
import { controller as mirroring } from '../endpointslice/mirroring.ts'
import { FakeCluster } from '../testing.ts'
import { controller as endpoints } from './controller.ts'

const SLICES = 'endpointslices.discovery.k8s.io'
const TIME = '2026-01-01T00:00:00Z'

function cluster() {
  const c = new FakeCluster(endpoints, slices, mirroring)
  c.create('nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name: 'minikube' } })
  return c
}
function pod(c: FakeCluster, name: string, ip: string, more: { spec?: object; ready?: boolean; app?: string } = {}) {
  return c.create('pods', {
    apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default', labels: { app: more.app ?? 'hl' } },
    spec: { nodeName: 'minikube', containers: [{ name: 'a', image: 'nginx', ports: [{ name: 'https', containerPort: 8443, protocol: 'TCP' }] }], ...more.spec },
    status: { phase: 'Running', podIP: ip, podIPs: [{ ip }], conditions: [{ type: 'Ready', status: more.ready === false ? 'False' : 'True', lastTransitionTime: TIME }] },
  })
}
const service = (c: FakeCluster, name: string, spec: object, labels?: object) => c.create('services', {
  apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'default', ...(labels && { labels }) },
  spec: { type: 'ClusterIP', clusterIP: '10.96.0.9', ipFamilies: ['IPv4'], ...spec },
})
const PORTS = [{ name: 'x', port: 80, targetPort: 80, protocol: 'TCP' }, { name: 'tls', port: 443, targetPort: 'https', protocol: 'TCP', appProtocol: 'http' }]

// Objects as a real cluster made them.
test('two ports: each object has its own order of them', () => {
  const c = cluster()
  const { metadata: { uid } } = pod(c, 'hl', '10.244.0.30')
  service(c, 'two', { selector: { app: 'hl' }, ports: PORTS })
  const targetRef = { kind: 'Pod', name: 'hl', namespace: 'default', uid }
  expect(c.get('endpoints', 'two')).toMatchObject({
    metadata: { annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': TIME }, labels: { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' } },
    subsets: [{ addresses: [{ ip: '10.244.0.30', nodeName: 'minikube', targetRef }], ports: [{ appProtocol: 'http', name: 'tls', port: 8443, protocol: 'TCP' }, { name: 'x', port: 80, protocol: 'TCP' }] }],
  })
  const [slice] = c.list(SLICES)
  expect(slice.metadata.name).toMatch(/^two-[a-z0-9]{5}$/)
  expect(slice).toMatchObject({
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.244.0.30'], conditions: { ready: true, serving: true, terminating: false }, nodeName: 'minikube', targetRef }],
    metadata: { generateName: 'two-', labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io', 'kubernetes.io/service-name': 'two' }, ownerReferences: [{ kind: 'Service', name: 'two', controller: true }] },
    ports: [{ name: 'x', port: 80, protocol: 'TCP' }, { appProtocol: 'http', name: 'tls', port: 8443, protocol: 'TCP' }],
  })
})

test('a headless service without ports publishes pods that are not ready, with their hostnames', () => {
  const c = cluster()
  service(c, 'headless', { clusterIP: 'None', selector: { app: 'hl' }, publishNotReadyAddresses: true })
  pod(c, 'hl', '10.244.0.30', { ready: false, spec: { hostname: 'myhost', subdomain: 'headless' } })
  expect(c.get('endpoints', 'headless').metadata.labels).toEqual({ 'endpoints.kubernetes.io/managed-by': 'endpoint-controller', 'service.kubernetes.io/headless': '' })
  expect(c.get('endpoints', 'headless').subsets).toMatchObject([{ addresses: [{ hostname: 'myhost', ip: '10.244.0.30' }] }])
  expect(c.list(SLICES)).toMatchObject([{ ports: null, endpoints: [{ hostname: 'myhost', conditions: { ready: true, serving: false, terminating: false } }] }])
})

test('a service without pods has empty endpoints and one empty slice; both follow its labels', () => {
  const c = cluster()
  service(c, 'empty', { selector: { app: 'none' }, ports: PORTS }, { a: 'b' })
  expect(c.get('endpoints', 'empty')).not.toHaveProperty('subsets')
  expect(c.list(SLICES)).toMatchObject([{ endpoints: null, ports: null, metadata: { labels: { a: 'b' } } }])
  pod(c, 'one', '10.244.0.7', { app: 'none' })
  const [{ metadata: { name } }] = c.list(SLICES)
  c.remove('pods', 'one', 'default', { gracePeriodSeconds: 0 })
  expect(c.list(SLICES)).toMatchObject([{ metadata: { name }, endpoints: null, ports: null }])
  c.change('services', 'empty', (s) => { s.metadata.labels = { a: 'c' } })
  expect(c.list(SLICES)[0].metadata.labels.a).toBe('c')
  expect(c.get('endpoints', 'empty').metadata.labels.a).toBe('c')
  c.remove('services', 'empty')
  expect(c.list('endpoints')).toEqual([])
})

test('pods that are not ready, being deleted, or over', () => {
  const c = cluster()
  service(c, 'web', { selector: { app: 'hl' }, ports: [{ port: 80, targetPort: 80, protocol: 'TCP' }] })
  for (const [name, ready] of [['a', true], ['b', false], ['c', true], ['d', true]] as const) pod(c, name, `10.244.0.${name.charCodeAt(0)}`, { ready })
  c.remove('pods', 'c')
  c.change('pods', 'd', ({ status }) => { status.phase = 'Succeeded' })
  expect(c.get('endpoints', 'web').subsets).toMatchObject([{ addresses: [{ ip: '10.244.0.97' }], notReadyAddresses: [{ ip: '10.244.0.98' }], ports: [{ port: 80, protocol: 'TCP' }] }])
  expect(c.list(SLICES)[0].endpoints.map((one: any) => [one.targetRef.name, one.conditions])).toEqual([
    ['a', { ready: true, serving: true, terminating: false }], ['b', { ready: false, serving: false, terminating: false }], ['c', { ready: false, serving: true, terminating: true }],
  ])
})

test('250 pods make three slices, and few of them change when pods do', () => {
  const c = cluster()
  for (let i = 0; i < 250; i++) pod(c, `p${String(i).padStart(3, '0')}`, `10.1.${i >> 8}.${i & 255}`)
  service(c, 'many', { selector: { app: 'hl' }, ports: PORTS })
  const sizes = () => c.list(SLICES).map((slice) => slice.endpoints.length).sort((a: number, b: number) => b - a)
  expect(sizes()).toEqual([100, 100, 50])
  const versions = new Set(c.list(SLICES).map((slice) => slice.metadata.resourceVersion))
  pod(c, 'new', '10.2.0.1')
  expect(sizes()).toEqual([100, 100, 51])
  expect(c.list(SLICES).filter((slice) => versions.has(slice.metadata.resourceVersion))).toHaveLength(2)
})

test('hand-made endpoints are mirrored', () => {
  const c = cluster()
  service(c, 'manual', { ports: [{ name: 'http', port: 80, targetPort: 80, protocol: 'TCP' }] })
  c.create('endpoints', {
    apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'manual', namespace: 'default', labels: { e: 'p' }, annotations: { note: 'hi', 'kubectl.kubernetes.io/last-applied-configuration': '{}' } },
    subsets: [{ addresses: [{ ip: '1.2.3.4' }, { ip: '1.2.3.5', nodeName: 'minikube', hostname: 'h' }], notReadyAddresses: [{ ip: '1.2.3.6' }], ports: [{ name: 'http', port: 80, protocol: 'TCP' }] }],
  })
  expect(c.list(SLICES)).toMatchObject([{
    addressType: 'IPv4', ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
    endpoints: [{ addresses: ['1.2.3.4'], conditions: { ready: true } }, { addresses: ['1.2.3.5'], conditions: { ready: true }, hostname: 'h', nodeName: 'minikube' }, { addresses: ['1.2.3.6'], conditions: { ready: false } }],
    metadata: { annotations: { note: 'hi' }, labels: { e: 'p', 'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io', 'kubernetes.io/service-name': 'manual' }, ownerReferences: [{ kind: 'Endpoints' }] },
  }])
  c.remove('endpoints', 'manual')
  expect(c.list(SLICES)).toEqual([])
})
