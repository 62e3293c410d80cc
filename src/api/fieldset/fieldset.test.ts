import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { same, type KubeObject } from '../object.ts'
import type { Schema } from '../schema/contract.ts'
import { decode } from '../schema/decode.ts'
import { loadSchema } from '../schema/load.ts'
import { applyPatch, ApplyConflict } from './apply.ts'
import { findFieldsOwners, LAST_APPLIED_FIELD, upgradeManagedFields } from './csaupgrade.ts'
import { fieldsOf } from './fields.ts'
import { recordUpdate } from './managed.ts'
// What Kubernetes' own field manager (1.37.2) made of random updates and applies; it had status (or spec, for the status subresource) as reset fields.
import recorded from './recorded.json' with { type: 'json' }
import { difference, EMPTY, intersection, parseSet, paths, SetBuilder, setText, union, type FieldSet } from './set.ts'

let schema: Schema
beforeAll(async () => { schema = await loadSchema() })

const RESETS: Record<string, FieldSet> = { '': { 'f:status': EMPTY }, status: { 'f:spec': EMPTY } }

describe('recorded stories of writes', () => {
  test.each(recorded.map((story, i) => [i, story] as const))('story %i', (_i, { apiVersion, type: named, steps }) => {
    const type = named ?? undefined
    let live: KubeObject | undefined
    for (const step of steps as any[]) {
      const { op, manager, subresource, force = false, object, error, managedFields, result } = step
      const common = { schema, type, manager, apiVersion, subresource, time: '2026-01-01T00:00:01Z', ...(type && { reset: RESETS[subresource]! }) }
      const run = () => {
        if (op === 'apply') return applyPatch({ ...common, live, applied: object, force })
        const decoded = type ? decode(schema, type, object).object as unknown as KubeObject : object
        return { object: decoded, managedFields: recordUpdate({ ...common, old: live, object: decoded }) }
      }
      if (error !== undefined) {
        expect(run).toThrow(error.split('\n')[0].replace(/: conflicts with.*/, ''))
        continue
      }
      const got = run()
      expect((got.managedFields ?? []).map((m) => [m.manager, m.operation, m.subresource ?? '', inOrder(JSON.parse(m.fieldsV1 as string))])).toEqual(
        managedFields.map(([m, o, s, f]: string[]) => [m, o, s, inOrder(JSON.parse(f!))]))
      const bare = (value: any) => withoutEmpties({ ...value, metadata: { ...value.metadata, uid: undefined, managedFields: undefined } })
      expect(same(bare(got.object), bare(result))).toBe(true)
      // The recording set the times of all earlier writes alike.
      const earlier = got.managedFields?.map((m) => (m.time ? { ...m, time: '2026-01-01T00:00:00Z' } : m))
      live = { ...result, metadata: { ...result.metadata, uid: 'u', managedFields: earlier } }
    }
  })
})

/** The message of what a call throws. */
function messageOf(run: () => unknown): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

const inOrder = (set: any): any => Object.fromEntries(Object.keys(set).sort().map((key) => [key, inOrder(set[key])]))

function withoutEmpties(value: any): any {
  if (Array.isArray(value)) return value.map(withoutEmpties)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutEmpties(inner)] as const)
  return Object.fromEntries(entries.filter(([key, inner]) => inner !== null && inner !== undefined && (key === 'emptyDir' || key === 'securityContext' || typeof inner !== 'object' || Object.keys(inner).length)))
}

describe('text form', () => {
  test('keyed items are sorted by value, set items and fields by text (recorded: a Service with ports 9, 80, 443 and 9/UDP)', () => {
    const port = (number: number, protocol: string) => ({ port: number, protocol })
    const object = { metadata: { finalizers: ['b.c/z', 'a.c/y'] }, spec: { ports: [port(443, 'TCP'), port(9, 'UDP'), port(80, 'TCP'), port(9, 'TCP')] } }
    const keys = Object.keys((fieldsOf(schema, 'core/v1.Service', object) as any)['f:spec']['f:ports'])
    expect(keys).toEqual(['k:{"port":9,"protocol":"TCP"}', 'k:{"port":9,"protocol":"UDP"}', 'k:{"port":80,"protocol":"TCP"}', 'k:{"port":443,"protocol":"TCP"}'])
    expect(setText(fieldsOf(schema, 'core/v1.Service', { metadata: object.metadata }))).toBe('{"f:metadata":{"f:finalizers":{"v:\\"a.c/y\\"":{},"v:\\"b.c/z\\"":{}}}}')
  })
})

describe('server-side apply (recorded with kubectl 1.37.2)', () => {
  const map = (data: unknown, more = {}) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'default' }, data, ...more }) as unknown as KubeObject
  const apply = (live: KubeObject | undefined, applied: KubeObject, manager: string, force = false) =>
    applyPatch({ schema, type: 'core/v1.ConfigMap', live, applied, manager, force, apiVersion: 'v1', subresource: '', time: '2026-11-22T16:54:39Z' })
  const stored = ({ object, managedFields }: ReturnType<typeof apply>): KubeObject => ({ ...object, metadata: { ...object.metadata, uid: 'u', managedFields } })

  test('conflicts are told manager by manager', () => {
    const one = stored(apply(undefined, map({ a: '1', b: '2' }), 'one'))
    expect(() => apply(one, map({ a: '2', b: '3' }), 'two')).toThrow('Apply failed with 2 conflicts: conflicts with "one":\n- .data.a\n- .data.b')
    const patched = { ...one, data: { a: '5', b: '2' } }
    patched.metadata = { ...one.metadata, managedFields: recordUpdate({ schema, type: 'core/v1.ConfigMap', old: one, object: patched, manager: 'three', apiVersion: 'v1', subresource: '', time: 'T' }) }
    expect(() => apply(patched, map({ a: '2', b: '3' }), 'two')).toThrow('Apply failed with 2 conflicts: conflicts with "one":\n- .data.b\nconflicts with "three" using v1:\n- .data.a')
    expect(() => apply(patched, map({ a: '2' }), 'two')).toThrow('Apply failed with 1 conflict: conflict with "three" using v1: .data.a')
    expect(apply(patched, map({ a: '2' }), 'two', true).object.data).toEqual({ a: '2', b: '2' })
    try {
      apply(patched, map({ a: '2' }), 'two')
    } catch (error) {
      expect((error as ApplyConflict).causes).toEqual([{ reason: 'FieldManagerConflict', message: 'conflict with "three" using v1', field: '.data.a' }])
    }
  })

  test('what is no longer applied goes, unless somebody else owns it', () => {
    const one = stored(apply(undefined, map({ a: '1', b: '2' }), 'one'))
    const both = stored(apply(one, map({ b: '2' }), 'two'))
    expect(apply(both, map({}), 'one').object.data).toEqual({ b: '2' })
  })

  test.each([
    [{ datas: { a: '1' } }, '.datas: field not declared in schema'],
    [{ data: { a: 1 } }, '.data.a: expected string, got &value.valueUnstructured{Value:1}'],
    [{ data: ['a'] }, '.data: expected map, got &{[a]}'],
    [{ data: 'a' }, '.data: expected map, got &{a}'],
    [{ data: { a: true }, x: 1, y: {} }, 'errors:\n  .data.a: expected string, got &value.valueUnstructured{Value:true}\n  .x: field not declared in schema'],
  ])('%j does not fit', (fields, problem) => {
    expect(messageOf(() => apply(undefined, map(undefined, fields), 'm'))).toBe(`failed to create typed patch object (default/a; /v1, Kind=ConfigMap): ${problem}`)
  })

  test.each([
    [[{ name: 'a' }, { name: 'a' }], '.spec.containers: duplicate entries for key [name="a"]'],
    [[null], '.spec.containers: element 0: associative list with keys may not have a null element'],
    [['x'], '.spec.containers: element 0: associative list with keys may not have non-map elements'],
    [[{ name: 'a', image: 5, ports: [{ containerPort: '80' }], imagee: 1 }], 'errors:\n  .spec.containers[name="a"].image: expected string, got &value.valueUnstructured{Value:5}\n  .spec.containers[name="a"].imagee: field not declared in schema'],
  ])('containers %j do not fit', (containers, problem) => {
    const applied = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'default' }, spec: { containers } } as unknown as KubeObject
    expect(messageOf(() => applyPatch({ schema, type: 'core/v1.Pod', live: undefined, applied, manager: 'm', force: false, apiVersion: 'v1', subresource: '', time: 'T' })))
      .toBe(`failed to create typed patch object (default/a; /v1, Kind=Pod): ${problem}`)
  })

  test('applying twice changes nothing and keeps the time', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2')), fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2')), (first, second) => {
      const live = stored(apply(stored(apply(undefined, map(first), 'one')), map(second), 'two', true))
      const again = applyPatch({ schema, type: 'core/v1.ConfigMap', live, applied: map(second), manager: 'two', force: false, apiVersion: 'v1', subresource: '', time: 'later' })
      expect(again.object).toBe(live)
      expect(again.managedFields).toEqual(live.metadata.managedFields)
    }))
  })
})

test('client-side apply is handed over to server-side apply', () => {
  const entry = (manager: string, operation: 'Apply' | 'Update', fieldsV1: string) => ({ manager, operation, apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1 })
  const before = [entry('kubectl', 'Apply', '{"f:data":{"f:a":{}}}'), entry('kubectl-client-side-apply', 'Update', '{"f:data":{".":{},"f:b":{}},"f:metadata":{"f:annotations":{".":{},"f:kubectl.kubernetes.io/last-applied-configuration":{}}}}')]
  expect(findFieldsOwners(before, 'Update', LAST_APPLIED_FIELD).map((e) => e.manager)).toEqual(['kubectl-client-side-apply'])
  expect(upgradeManagedFields(before, ['kubectl-client-side-apply'], 'kubectl')).toEqual([
    entry('kubectl', 'Apply', '{"f:data":{".":{},"f:a":{},"f:b":{}},"f:metadata":{"f:annotations":{".":{},"f:kubectl.kubernetes.io/last-applied-configuration":{}}}}'),
  ])
  expect(upgradeManagedFields(before, ['nobody'], 'kubectl')).toBe(before)
})

describe('set algebra', () => {
  const path = fc.array(fc.constantFrom('f:a', 'f:b', 'k:{"name":"x"}', 'v:1', 'v:"1"'), { minLength: 1, maxLength: 3 })
  const set = fc.array(path, { maxLength: 8 }).map((list) => {
    const builder = new SetBuilder()
    for (const p of list) builder.add(p)
    return builder.build()
  })
  const members = (s: FieldSet) => new Set(paths(s).map((p) => JSON.stringify(p)))
  test('agrees with sets of paths', () => {
    fc.assert(fc.property(set, set, (a, b) => {
      const left = members(a), right = members(b)
      expect(members(union(a, b))).toEqual(new Set([...left, ...right]))
      expect(members(difference(a, b))).toEqual(new Set([...left].filter((p) => !right.has(p))))
      expect(members(intersection(a, b))).toEqual(new Set([...left].filter((p) => right.has(p))))
      expect(setText(union(a, b))).toBe(setText(union(b, a)))
      expect(setText(parseSet(setText(a)))).toBe(setText(a))
    }), { numRuns: 300 })
  })
})
