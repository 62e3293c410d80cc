import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { same } from '../object.ts'
import type { Schema } from '../schema/contract.ts'
import { loadSchema } from '../schema/load.ts'
import { applyJsonPatch, createJsonPatch } from './json.ts'
import { applyMergePatch, diffMerge } from './merge.ts'
// What Kubernetes' own libraries (1.37.2: strategicpatch, jsonmergepatch, evanphx/json-patch) made of random objects and patches.
import recorded from './recorded.json' with { type: 'json' }
import { applyStrategicPatch, strategicMerge } from './strategic.ts'
import { createStrategicPatch, threeWayMerge, threeWayStrategic } from './threeway.ts'

let schema: Schema
beforeAll(async () => { schema = await loadSchema() })

/** The message of what a call throws. */
function messageOf(run: () => unknown): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

interface Case { type?: string; original?: any; modified?: any; current?: any; patch?: any; result?: any; error?: string }

function suite(name: string, cases: Case[], run: (c: Case) => unknown): void {
  describe(name, () => {
    test.each(cases.map((c, i) => [i, c] as const))('recorded %i', (_i, c) => {
      const before = JSON.stringify(c)
      if (c.error === undefined) expect(run(c)).toEqual(c.result)
      else expect(messageOf(() => run(c))).toBe(c.error)
      expect(JSON.stringify(c), 'inputs stay as they are').toBe(before)
    })
  })
}

suite('strategic merge', recorded.strategic, (c) => strategicMerge(schema, c.type!, c.original, c.patch))
suite('two-way strategic patch', recorded.twoWay, (c) => createStrategicPatch(schema, c.type!, c.original, c.modified))
suite('three-way strategic patch', recorded.threeWay, (c) => threeWayStrategic(schema, c.type!, c.original, c.modified, c.current))
suite('three-way merge patch', recorded.threeWayMerge, (c) => threeWayMerge(c.original, c.modified, c.current))
suite('merge patch', recorded.merge, (c) => applyMergePatch(c.original, c.patch))

describe('JSON patch', () => {
  test.each((recorded.json as Case[]).map((c, i) => [i, c] as const))('recorded %i', (_i, c) => {
    // The server hides why a patch does not apply.
    if (c.error !== undefined) expect(() => applyJsonPatch(c.original, c.patch)).toThrow('the server rejected our request due to an error in our request')
    else expect(applyJsonPatch(c.original, c.patch)).toEqual(c.result)
  })

  test.each([
    [{}, 'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp'],
    ['x', 'error decoding patch: json: cannot unmarshal string into Go value of type []handlers.jsonPatchOp'],
    [[1], 'error decoding patch: json: cannot unmarshal number into Go value of type handlers.jsonPatchOp'],
    [[{ op: 5 }], 'error decoding patch: json: cannot unmarshal number into Go struct field jsonPatchOp.op of type string'],
  ])('malformed %j', (patch, message) => expect(() => applyJsonPatch({}, patch)).toThrow(message))

  test('__proto__ is a key like others', () => {
    const patched = applyJsonPatch({ a: {} }, [{ op: 'add', path: '/a/__proto__', value: { polluted: 1 } }])
    expect(JSON.stringify(patched)).toBe('{"a":{"__proto__":{"polluted":1}}}')
    expect(({} as any).polluted).toBeUndefined()
  })
})

describe('what the API server says of a strategic patch (recorded with kubectl 1.37.2)', () => {
  const web = {
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' },
    spec: { replicas: 1, strategy: { type: 'RollingUpdate' }, template: { spec: { containers: [{ name: 'nginx', image: 'nginx:1.25' }] } } },
  }
  const invalid = (patch: string, why: string) => ` "" is invalid: patch: Invalid value: "${patch}": ${why}`
  test.each([
    [{ spec: { replicas: 'two' } }, invalid('map[spec:map[replicas:two]]', 'unrecognized type: int32')],
    [{ spec: { replicas: 1.5 } }, invalid('map[spec:map[replicas:1.5]]', 'cannot convert float64 to int32')],
    [{ spec: { paused: 'yes' } }, invalid('map[spec:map[paused:yes]]', 'unrecognized type: bool')],
    [{ spec: { selector: 'yes' } }, invalid('map[spec:map[selector:yes]]', 'cannot restore struct from: string')],
    [{ metadata: { labels: { a: 1 } } }, invalid('map[metadata:map[labels:map[a:1]]]', 'cannot convert int64 to string')],
    [{ metadata: { labels: 'a' } }, invalid('map[metadata:map[labels:a]]', 'cannot restore map from string')],
    [{ spec: { template: { spec: { containers: 'x' } } } }, invalid('map[spec:map[template:map[spec:map[containers:x]]]]', 'cannot restore slice from string')],
    [{ spec: { template: { spec: { containers: [{ image: 'x' }] } } } }, 'map: map[image:x] does not contain declared merge key: name'],
    [{ spec: { template: { spec: { containers: [{ name: 'nginx', $patch: 'merge' }] } } } }, 'merging lists cannot yet be specified in the patch'],
    [{ spec: { template: { spec: { containers: [1] } } } }, 'list element types are not identical: [[map[image:nginx:1.25 name:nginx]] [1]]'],
    [{ spec: { $patch: 'bogus' } }, 'unknown patch type: bogus in map: map[$patch:bogus]'],
    [{ spec: { strategy: { $retainKeys: 'x', type: 'Recreate' } } }, 'invalid patch format of retainKeys'],
    [{ metadata: { $deleteFromPrimitiveListfinalizers: ['x'] } }, 'invalid patch format of primitive list'],
    [[1], 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
  ])('%j', (patch, message) => expect(messageOf(() => applyStrategicPatch(schema, 'apps/v1.Deployment', web, patch))).toBe(message))
})

describe('laws', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const text = fc.constantFrom('1', '2', '3')
  const labels = fc.dictionary(name, text, { maxKeys: 3 })
  const unique = <T extends { name: string }>(item: fc.Arbitrary<T>) => fc.uniqueArray(item, { selector: (x) => x.name, maxLength: 4 })
  // Kubernetes' own library does not notice when only the order of an unsorted list of scalars changes, so they are sorted here.
  const container = fc.record({ name, image: text, env: unique(fc.record({ name, value: text })), args: fc.array(text, { maxLength: 2 }) }, { requiredKeys: ['name'] })
  const pod = fc.record({
    metadata: fc.record({ labels, finalizers: fc.uniqueArray(text).map((list) => list.sort()) }, { requiredKeys: [] }),
    spec: fc.record({ containers: unique(container), nodeSelector: labels, restartPolicy: text }, { requiredKeys: [] }),
  })

  test('a strategic patch between two objects turns one into the other', () => {
    fc.assert(fc.property(pod, pod, (from, to) => {
      expect(strategicMerge(schema, 'core/v1.Pod', from, createStrategicPatch(schema, 'core/v1.Pod', from, to))).toEqual(to)
    }), { numRuns: 300 })
  })

  test('applying again what was applied changes nothing', () => {
    fc.assert(fc.property(pod, pod, pod, (original, modified, current) => {
      const once = strategicMerge(schema, 'core/v1.Pod', current, threeWayStrategic(schema, 'core/v1.Pod', original, modified, current))
      const again = threeWayStrategic(schema, 'core/v1.Pod', modified, modified, once)
      expect(strategicMerge(schema, 'core/v1.Pod', once, again)).toEqual(once)
    }), { numRuns: 200 })
  })

  const json = fc.dictionary(fc.constantFrom('a', 'b/c', 'd~e', '__proto__'), fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('null')), { maxKeys: 4 })

  test('a merge patch between two objects turns one into the other', () => {
    fc.assert(fc.property(json, json, (from, to) => { expect(same(applyMergePatch(from, diffMerge(from, to)), to)).toBe(true) }), { numRuns: 300 })
  })

  test('a JSON patch between two objects turns one into the other', () => {
    fc.assert(fc.property(json, json, (from, to) => { expect(same(applyJsonPatch(from, createJsonPatch(from, to)), to)).toBe(true) }), { numRuns: 300 })
  })
})
