import { beforeAll, expect, it } from 'vitest'
import type { KubeObject } from '../object.ts'
import type { Deployment } from '../types/apps.v1.ts'
import type { ConfigMap, Pod } from '../types/core.v1.ts'
import type { CustomResourceDefinition } from '../types/apiextensions.v1.ts'
import type { Schema, TypeRef } from './contract.ts'
import table from './data/table.json' with { type: 'json' }
import { loadSchema, schemaNow } from './load.ts'

let schema: Schema
beforeAll(async () => { schema = await loadSchema() })

it.each([
  ['v1', 'Pod', 'core/v1.Pod'], ['apps/v1', 'Deployment', 'apps/v1.Deployment'], ['v1', 'Status', 'meta/v1.Status'], ['policy/v1', 'Eviction', 'policy/v1.Eviction'],
  ['autoscaling/v1', 'Scale', 'autoscaling/v1.Scale'], ['rbac.authorization.k8s.io/v1', 'Role', 'rbac/v1.Role'], ['events.k8s.io/v1', 'Event', 'events/v1.Event'],
  ['networking.k8s.io/v1', 'Ingress', 'networking/v1.Ingress'], ['v1', 'Nope', undefined], ['extensions/v1beta1', 'Deployment', undefined], ['v1', '__proto__', undefined],
])('the type of %s %s is %s', (apiVersion, kind, expected) => expect(schema.typeOf(apiVersion, kind)).toBe(expected))

it('reads every struct, and every struct that a field names', () => {
  const named = (type: TypeRef): string[] => (type.kind === 'struct' ? [type.name] : type.kind === 'list' || type.kind === 'map' ? named(type.of) : [])
  for (const [group, structs] of Object.entries(table.structs)) {
    for (const name of Object.keys(structs)) {
      const info = schema.struct(`${group}.${name}`)
      for (const field of info.fields) for (const other of named(field.type)) expect(schema.struct(other).name).toBe(other)
    }
  }
})

it('knows merge keys, list types and defaults', () => {
  expect(schema.struct('core/v1.Container').field('ports')).toMatchObject({ patchStrategy: ['merge'], patchMergeKey: 'containerPort', listType: 'map', listMapKeys: ['containerPort', 'protocol'] })
  expect(schema.struct('core/v1.PodSpec').field('volumes')).toMatchObject({ patchStrategy: ['merge', 'retainKeys'], patchMergeKey: 'name' })
  expect(schema.struct('core/v1.ContainerPort').field('protocol')).toMatchObject({ default: 'TCP', pointer: false, type: { kind: 'string', go: 'v1.Protocol' } })
  expect(schema.struct('core/v1.PodSpec').field('nodeSelector')).toMatchObject({ mapType: 'atomic' })
  expect(schema.struct('meta/v1.LabelSelector').mapType).toBe('atomic')
  expect(schema.struct('core/v1.Volume').field('emptyDir')).toMatchObject({ inline: 'VolumeSource', pointer: true })
  expect(schema.struct('meta/v1.ObjectMeta').field('creationTimestamp')).toMatchObject({ omit: 'zero', type: { kind: 'time', go: 'v1.Time' } })
})

it('is at hand once loaded', () => expect(schemaNow()).toBe(schema))

it('calls an unknown struct a bug', () => expect(() => schema.struct('core/v1.Nope')).toThrow('the schema table has no core/v1.Nope'))

it('types top-level kinds as KubeObjects', () => {
  const take = (object: KubeObject) => object.kind
  const configMap: ConfigMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { a: 'b' } }
  const kinds: (Pod | Deployment | CustomResourceDefinition)[] = []
  expect([take(configMap), ...kinds.map(take)]).toEqual(['ConfigMap'])
})
