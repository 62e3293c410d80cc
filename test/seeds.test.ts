import { describe, expect, it } from 'vitest'
import { parseApiVersion, resourceKey } from '../src/api/gvk.ts'
import type { KubeObject } from '../src/api/object.ts'
import { clone } from '../src/api/object.ts'
import type { HookContext } from '../src/kinds/contract.ts'
import { rowOfKind } from '../src/kinds/lookup.ts'
import { firstUse } from '../src/store/clusters.ts'
import { memoryStore } from '../src/store/memory.ts'
import { seedNames } from '../src/store/package.ts'

const now = Date.UTC(2026, 10, 22, 16, 0, 0)
const rowOf = ({ apiVersion, kind }: KubeObject) => rowOfKind({ ...parseApiVersion(apiVersion), kind })!

/** Everything in a cluster that was just made from a seed. */
function objectsOf(seed: string): Promise<KubeObject[]> {
  const env = { vars: { FAUXCTL_SEED: 'seeds' }, wallNow: () => now, randomSeed: () => '' }
  return memoryStore(firstUse(env, seed)).transact((tx) => tx.resources().flatMap((resource) => tx.namespacesOf(resource).flatMap((namespace) => [...tx.list(resource, namespace)])))
}

describe.each(seedNames())('%s', async (seed) => {
  const objects = await objectsOf(seed)

  it('has each object once, each of a known kind, in a namespace that is there', () => {
    const names = objects.map((object) => `${resourceKey(rowOf(object))} ${object.metadata.namespace ?? ''}/${object.metadata.name}`)
    expect(new Set(names).size).toBe(names.length)
    const namespaces = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name)
    for (const object of objects) {
      expect(object.metadata.namespace !== undefined).toBe(rowOf(object).namespaced)
      if (object.metadata.namespace) expect(namespaces).toContain(object.metadata.namespace)
    }
  })

  it('leaves no time and no reference open', () => {
    const text = JSON.stringify(objects)
    expect(text).not.toContain('"now"')
    for (const object of objects) for (const owner of object.metadata.ownerReferences ?? []) expect(owner.uid).toMatch(/^[0-9a-f-]{36}$/)
    for (const object of objects) if (object.kind === 'EndpointSlice') for (const endpoint of object.endpoints) if (endpoint.targetRef) expect(endpoint.targetRef.uid).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('holds objects as the server would keep them: defaults change nothing, validation finds nothing', async () => {
    const ctx = { now, dryRun: false, subresource: '', user: { username: 'x', groups: [] }, manager: 'test', get: () => undefined, list: () => [], random: () => 0, randomName: () => '', uid: () => '', warn: () => {} } as HookContext
    for (const object of objects) {
      const kind = await rowOf(object).load(), copy = clone(object)
      kind.defaults?.(copy)
      expect(copy).toEqual(object)
      if (object.kind !== 'Pod') expect({ name: object.metadata.name, errors: kind.validate?.(copy, ctx) ?? [] }).toEqual({ name: object.metadata.name, errors: [] })
    }
  })
})
