import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseApiVersion, resourceKey } from '../api/gvk.ts'
import type { KubeObject } from '../api/object.ts'
import { clone } from '../api/object.ts'
import type { HookContext } from './contract.ts'
import { rowOfKind } from './lookup.ts'
import type { Seed } from './seed.ts'
import { fillSeed } from './seed.ts'

const now = Date.UTC(2026, 10, 22, 16, 0, 0)
const seeds = ['minikube', 'empty', 'kind-3'].map((name) => JSON.parse(readFileSync(new URL(`../../state/${name}.json`, import.meta.url), 'utf8')) as Seed)
const rowOf = ({ apiVersion, kind }: KubeObject) => rowOfKind({ ...parseApiVersion(apiVersion), kind })!
const fill = (seed: Seed) => { let n = 0; return fillSeed(seed, now, () => `uid-${++n}`) }

describe.each(seeds.map((seed) => [seed.name, seed] as const))('%s', (_name, seed) => {
  const objects = fill(seed)

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
    for (const object of objects) for (const owner of object.metadata.ownerReferences ?? []) expect(owner.uid).toMatch(/^uid-/)
    for (const object of objects) if (object.kind === 'EndpointSlice') for (const endpoint of object.endpoints) if (endpoint.targetRef) expect(endpoint.targetRef.uid).toMatch(/^uid-/)
  })

  it('holds objects as the server would keep them: defaults change nothing, validation finds nothing', async () => {
    const ctx = { now, dryRun: false, subresource: '', user: { username: 'x', groups: [] }, get: () => undefined, list: () => [], random: () => 0, randomName: () => '', uid: () => '', warn: () => {} } as HookContext
    for (const object of objects) {
      const kind = await rowOf(object).load(), copy = clone(object)
      kind.defaults?.(copy)
      expect(copy).toEqual(object)
      if (object.kind !== 'Pod') expect({ name: object.metadata.name, errors: kind.validate?.(copy, ctx) ?? [] }).toEqual({ name: object.metadata.name, errors: [] })
    }
  })
})
