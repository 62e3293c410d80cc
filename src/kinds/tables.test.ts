import { describe, expect, it } from 'vitest'
import { parseApiVersion } from '../api/gvk.ts'
import type { KubeObject } from '../api/object.ts'
import { rowOfKind } from './lookup.ts'

/** Cells as the server's printers give them with `-o wide` (kubernetes: printers/internalversion); ages start at `created`. */
const created = '2026-11-22T16:00:00Z'
const now = Date.UTC(2026, 10, 22, 16, 2, 5)
const object = (apiVersion: string, kind: string, rest: object, meta: object = {}): KubeObject => ({ apiVersion, kind, metadata: { name: 'x', namespace: 'default', creationTimestamp: created, ...meta }, ...rest })
const service = (spec: object, status: object = {}) => object('v1', 'Service', { spec, status })
const ports = [{ name: 'a', port: 80, protocol: 'TCP', nodePort: 30080 }, { name: 'b', port: 53, protocol: 'UDP' }]
const slice = (endpoints: string[][], slicePorts: object[] | null) => object('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4', endpoints: endpoints.map((addresses) => ({ addresses })), ports: slicePorts })
const event = (rest: object) => object('v1', 'Event', { involvedObject: { kind: 'Pod', name: 'p', fieldPath: 'spec.containers{c}' }, type: 'Normal', reason: 'Started', message: ' Container started\n', ...rest }, { name: 'p.1' })
const autoscaler = (metrics: object[], currentMetrics?: object[]) => object('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'd' }, minReplicas: 1, maxReplicas: 3, metrics }, status: { currentReplicas: 2, currentMetrics } })
const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }
const node = (rest: { spec?: object; status?: object }, meta: object = {}) => object('v1', 'Node', { spec: {}, status: {}, ...rest }, { namespace: undefined, ...meta })

const cases: [string, KubeObject, (string | number | boolean)[]][] = [
  ['service', service({ type: 'ClusterIP', clusterIP: '10.96.1.2', clusterIPs: ['10.96.1.2'], ports, selector: { b: '2', a: '1' } }), ['x', 'ClusterIP', '10.96.1.2', '<none>', '80:30080/TCP,53/UDP', '2m5s', 'a=1,b=2']],
  ['headless service', service({ type: 'ClusterIP', clusterIP: 'None', clusterIPs: ['None'] }), ['x', 'ClusterIP', 'None', '<none>', '<none>', '2m5s', '<none>']],
  ['external name', service({ type: 'ExternalName', externalName: 'a.b' }), ['x', 'ExternalName', '<none>', 'a.b', '<none>', '2m5s', '<none>']],
  ['pending load balancer', service({ type: 'LoadBalancer', clusterIPs: ['10.96.1.2'], ports }), ['x', 'LoadBalancer', '10.96.1.2', '<pending>', '80:30080/TCP,53/UDP', '2m5s', '<none>']],
  ['load balancer', service({ type: 'LoadBalancer', clusterIPs: ['1.1.1.1'], externalIPs: ['9.9.9.9'] }, { loadBalancer: { ingress: [{ ip: '5.5.5.5' }, { hostname: 'a' }, { ip: '4.4.4.4' }] } }), ['x', 'LoadBalancer', '1.1.1.1', '4.4.4.4,5.5.5.5,a,9.9.9.9', '<none>', '2m5s', '<none>']],
  ['endpoints', object('v1', 'Endpoints', { subsets: [{ addresses: [{ ip: '1.1.1.1' }, { ip: '2.2.2.2' }], ports: [{ port: 80 }, { port: 81 }] }, { addresses: [{ ip: '::1' }] }] }), ['x', '1.1.1.1:80,2.2.2.2:80,1.1.1.1:81 + 2 more...', '2m5s']],
  ['no endpoints', object('v1', 'Endpoints', {}), ['x', '<none>', '2m5s']],
  ['slice', slice([['1.1.1.1', '2.2.2.2'], ['3.3.3.3'], ['4.4.4.4']], [{ port: 80 }, { name: 'n' }, {}, { port: 1 }]), ['x', 'IPv4', '80,n,* + 1 more...', '1.1.1.1,2.2.2.2,3.3.3.3 + 1 more...', '2m5s']],
  ['empty slice', slice([], null), ['x', 'IPv4', '<unset>', '<unset>', '2m5s']],
  ['old event', event({ count: 3, firstTimestamp: created, lastTimestamp: '2026-11-22T16:01:05Z', source: { component: 'kubelet', host: 'n' } }), ['60s', 'Normal', 'Started', 'pod/p', 'spec.containers{c}', 'kubelet, n', 'Container started', '2m5s', 3, 'p.1']],
  ['new event', event({ eventTime: '2026-11-22T16:00:00.000000Z', firstTimestamp: null, lastTimestamp: null, reportingComponent: 'default-scheduler', reportingInstance: 'h' }), ['2m5s', 'Normal', 'Started', 'pod/p', 'spec.containers{c}', 'default-scheduler, h', 'Container started', '2m5s', 1, 'p.1']],
  ['event series', event({ eventTime: '2026-11-22T16:00:00.000000Z', series: { count: 5, lastObservedTime: '2026-11-22T16:02:00.000000Z' } }), ['5s', 'Normal', 'Started', 'pod/p', 'spec.containers{c}', '', 'Container started', '2m5s', 5, 'p.1']],
  ['autoscaler', autoscaler([cpu]), ['x', 'Deployment/d', 'cpu: <unknown>/80%', '1', 3, 2, '2m5s']],
  ['autoscaler with status', autoscaler([cpu], [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: 12 } } }]), ['x', 'Deployment/d', 'cpu: 12%/80%', '1', 3, 2, '2m5s']],
  ['autoscaler of three metrics', autoscaler([cpu, { type: 'Pods', pods: { metric: { name: 'q' }, target: { averageValue: '5' } } }, cpu]), ['x', 'Deployment/d', 'cpu: <unknown>/80%, <unknown>/5 + 1 more...', '1', 3, 2, '2m5s']],
  ['ingress', object('networking.k8s.io/v1', 'Ingress', { spec: { rules: ['a', 'b', 'c', 'd', 'e'].map((host) => ({ host })), tls: [{}] } }), ['x', '<none>', 'a,b,c + 2 more...', '', '80, 443', '2m5s']],
  ['ingress without host', object('networking.k8s.io/v1', 'Ingress', { spec: { ingressClassName: 'n', rules: [{}] }, status: { loadBalancer: { ingress: [{ ip: '1.1.1.1' }] } } }), ['x', 'n', '*', '1.1.1.1', '80', '2m5s']],
  ['default ingress class', object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a.b/c', parameters: { apiGroup: 'g', kind: 'K', name: 'n' } } }, { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } }), ['x (default)', 'a.b/c', 'K.g/n', '2m5s']],
  ['node', node({ spec: { unschedulable: true }, status: { conditions: [{ type: 'Ready', status: 'False' }], nodeInfo: { kubeletVersion: 'v1', kernelVersion: '6.1', architecture: 'amd64' }, addresses: [{ type: 'InternalIP', address: '1.1.1.1' }] } }, { labels: { 'node-role.kubernetes.io/b': '', 'node-role.kubernetes.io/a': '', 'kubernetes.io/role': 'c' } }), ['x', 'NotReady,SchedulingDisabled', 'a,b,c', '2m5s', 'v1', '1.1.1.1', '<none>', '<unknown>', '6.1 (amd64)', '<unknown>']],
  ['unheard node', node({}), ['x', 'Unknown', '<none>', '2m5s', '', '<none>', '<none>', '<unknown>', '<unknown>', '<unknown>']],
  ['config map', object('v1', 'ConfigMap', { data: { a: '1' }, binaryData: { b: 'x' } }), ['x', 2, '2m5s']],
  ['secret', object('v1', 'Secret', { type: 'Opaque', data: { a: '1' } }), ['x', 'Opaque', 1, '2m5s']],
  ['namespace', object('v1', 'Namespace', { status: { phase: 'Active' } }), ['x', 'Active', '2m5s']],
  ['lease', object('coordination.k8s.io/v1', 'Lease', { spec: { holderIdentity: 'h' } }), ['x', 'h', '2m5s']],
  ['running job', object('batch/v1', 'Job', { spec: { parallelism: 3, template: { spec: { containers: [{ name: 'c', image: 'i' }] } } }, status: { startTime: '2026-11-22T16:01:05Z' } }), ['x', 'Running', '0/1 of 3', '60s', '2m5s', 'c', 'i', '<none>']],
  ['complete job', object('batch/v1', 'Job', { spec: { completions: 1, template: {} }, status: { succeeded: 1, startTime: created, completionTime: '2026-11-22T16:00:09Z', conditions: [{ type: 'Complete', status: 'True' }] } }), ['x', 'Complete', '1/1', '9s', '2m5s', '', '', '<none>']],
  ['cron job', object('batch/v1', 'CronJob', { spec: { schedule: '* * * * *', suspend: false, jobTemplate: {} }, status: {} }), ['x', '* * * * *', '<none>', 'False', 0, '<none>', '2m5s', '', '', '<none>']],
  ['volume', object('v1', 'PersistentVolume', { spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany', 'ReadWriteOnce'], persistentVolumeReclaimPolicy: 'Retain', claimRef: { namespace: 'n', name: 'c' }, storageClassName: 's', volumeMode: 'Filesystem' }, status: { phase: 'Bound' } }), ['x', '1Gi', 'RWO,RWX', 'Retain', 'Bound', 'n/c', 's', '<unset>', '', '2m5s', 'Filesystem']],
  ['pending claim', object('v1', 'PersistentVolumeClaim', { spec: { storageClassName: 's', volumeMode: 'Filesystem', resources: { requests: { storage: '1Gi' } } }, status: { phase: 'Pending' } }), ['x', 'Pending', '', '', '', 's', '<unset>', '2m5s', 'Filesystem']],
  ['quota', object('v1', 'ResourceQuota', { status: { hard: { pods: '5', 'limits.cpu': '2', cpu: '1' }, used: { pods: '1' } } }), ['x', 'cpu: 0/1, pods: 1/5', 'limits.cpu: 0/2', '2m5s']],
  ['limit range', object('v1', 'LimitRange', {}), ['x', created]],
  ['binding', object('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: { kind: 'Role', name: 'r' }, subjects: [{ kind: 'User', name: 'u' }, { kind: 'ServiceAccount', name: 's', namespace: 'n' }] }), ['x', 'Role/r', '2m5s', 'u', '', 'n/s']],
]

describe('tables', () => {
  it.each(cases)('%s', async (_name, given, cells) => {
    const kind = await rowOfKind({ ...parseApiVersion(given.apiVersion), kind: given.kind })!.load()
    expect(kind.columns!.map((column) => column.cell(given, now))).toEqual(cells)
  })
})
