import { expect, test } from 'vitest'
import type { KubeObject } from '../../api/object.ts'
import { podsToDelete } from './ranking.ts'

const NOW = Date.parse('2026-01-01T10:00:00Z')
interface Traits { node?: string; phase?: string; ready?: string | false; cost?: string; restarts?: number; created?: string }

function pod(name: string, { node = 'n', phase = 'Running', ready = '2026-01-01T09:00:00Z', cost, restarts = 0, created = '2026-01-01T08:00:00Z' }: Traits): KubeObject {
  return {
    apiVersion: 'v1', kind: 'Pod', metadata: { name, uid: name, creationTimestamp: created, ...(cost && { annotations: { 'controller.kubernetes.io/pod-deletion-cost': cost } }) },
    spec: node ? { nodeName: node } : {},
    status: { phase, containerStatuses: [{ restartCount: restarts }], conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: ready || undefined }] },
  }
}

// The first of each pair goes first.
test.each<[string, Traits, Traits]>([
  ['unassigned', { node: '', ready: false }, { ready: false, phase: 'Pending' }],
  ['pending', { phase: 'Pending', ready: false }, { ready: false }],
  ['not ready', { ready: false }, {}],
  ['cheap to delete', { cost: '-5' }, {}],
  ['ready for a shorter time', { ready: '2026-01-01T09:59:00Z' }, { ready: '2026-01-01T09:00:00Z' }],
  ['more restarts', { restarts: 3 }, { restarts: 1 }],
  ['newer', { created: '2026-01-01T09:59:00Z' }, {}],
])('%s', (_, first, second) => {
  for (const [a, b] of [['a', 'b'], ['b', 'a']] as const) {
    const pods = [pod(a, first), pod(b, second)].sort((x, y) => (x.metadata.name! < y.metadata.name! ? -1 : 1))
    expect(podsToDelete(pods, pods, 1, NOW).map(({ metadata }) => metadata.name)).toEqual([a])
  }
})

test('doubled up on a node', () => {
  const pods = [pod('a', { node: 'n1' }), pod('b', { node: 'n2' }), pod('c', { node: 'n2' })]
  expect(podsToDelete(pods, pods, 1, NOW)[0]!.spec.nodeName).toBe('n2')
})
