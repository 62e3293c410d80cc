import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../api/object.ts'
import { memoryStore } from './memory.ts'
import { readSeed, seedNames } from './package.ts'
import type { SeedCluster } from './seed.ts'
import { seedCluster } from './seed.ts'

const now = Date.parse('2026-01-02T03:04:05.678Z')
const seeded = (seed: SeedCluster, text = 'one') =>
  memoryStore({ from: seed.name, seed: text, clock: { mode: 'instant', offset: 0 }, fill: (tx) => seedCluster(tx, seed, now) })

const small: SeedCluster = {
  name: 'small', resourceVersion: 300, age: 60,
  objects: [
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'n', ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'r' } as any] }, status: { startTime: 'now', message: 'now' } },
    { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'r', namespace: 'n' } },
    { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'l', namespace: 'n' }, spec: { renewTime: 'now' } },
    { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'e', namespace: 'n' }, subsets: [{ addresses: [{ targetRef: { kind: 'Pod', name: 'p', uid: '' } }] }] },
    { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'c' } },
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'y', namespace: 'n' } },
  ] as KubeObject[],
}

describe('seedCluster', () => {
  it('fills in what differs from cluster to cluster', async () => {
    await seeded(small).transact((tx) => {
      const pod = tx.get('pods', 'n', 'p')!, owner = tx.get('replicasets.apps', 'n', 'r')!
      expect(pod.metadata).toMatchObject({ resourceVersion: '300', creationTimestamp: '2026-01-02T03:03:05Z', ownerReferences: [{ uid: owner.metadata.uid }] })
      expect(pod.metadata.uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(pod.status).toEqual({ startTime: '2026-01-02T03:03:05Z', message: 'now' })
      expect(tx.get('leases.coordination.k8s.io', 'n', 'l')!.spec.renewTime).toBe('2026-01-02T03:03:05.678000Z')
      expect(tx.get('endpoints', 'n', 'e')!.subsets[0].addresses[0].targetRef.uid).toBe(pod.metadata.uid)
      expect(tx.resources()).toEqual(['endpoints', 'leases.coordination.k8s.io', 'networkpolicies.networking.k8s.io', 'pods', 'priorityclasses.scheduling.k8s.io', 'replicasets.apps'])
      expect(tx.meta.resourceVersion).toBe(305)
      expect(tx.logSince(305)).toEqual([])
    })
  })

  it('makes the same cluster from the same seed text', async () => {
    const uid = (text: string) => seeded(small, text).transact((tx) => tx.get('pods', 'n', 'p')!.metadata.uid)
    expect(await uid('one')).toBe(await uid('one'))
    expect(await uid('one')).not.toBe(await uid('two'))
  })

  it.each(seedNames())('can read the seed cluster %s', async (name) => {
    await seeded(readSeed(name)).transact((tx) => {
      const objects = tx.resources().flatMap((resource) => tx.namespacesOf(resource).flatMap((namespace) => tx.list(resource, namespace)))
      expect(objects).toHaveLength(readSeed(name).objects.length)
      expect(JSON.stringify(objects)).not.toMatch(/"(?:now|)"[,}]?(?<="(?:uid|\w+Time|\w+At)":"(?:now|)"[,}]?)/)
    })
  })
})
