import { describe, expect, test } from 'vitest'
import { memoryEnv } from '../../test/support/env.ts'
import { MemoryFiles } from '../embed/memoryfiles.ts'
import { buildKustomization, buildText } from './build.ts'

type Tree = Record<string, string | Uint8Array>

async function build(files: Tree, path = '.') {
  const env = Object.create(memoryEnv({}), { cwd: { value: '/work' }, files: { value: new MemoryFiles('/work', files) } })
  const warnings: string[] = []
  const text = buildText(await buildKustomization(env, path, { warn: (line) => warnings.push(line) }))
  return { text, warnings }
}

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: b}\n`

// Recorded from kubectl 1.37.2 (kustomize v5.8.1). Most of what there is to build is in test/transcripts/80 to 82.
describe('what a kustomization builds', () => {
  test.each<[string, Tree, string]>([
    ['bytes that are no text', { 'kustomization.yaml': 'configMapGenerator: [{name: conf, files: [b.bin]}]\nsecretGenerator: [{name: sec, files: [b.bin]}]\n', 'b.bin': new Uint8Array([255, 254, 0, 1, 2]) },
      'apiVersion: v1\nbinaryData:\n  b.bin: //4AAQI=\nkind: ConfigMap\nmetadata:\n  name: conf-5ktf5mhch5\n---\napiVersion: v1\ndata:\n  b.bin: //4AAQI=\nkind: Secret\nmetadata:\n  name: sec-8t255d6448\ntype: Opaque\n'],
    ['a hash that does not depend on the name', { Kustomization: 'namePrefix: p-\nconfigMapGenerator: [{name: conf, literals: [a=b]}]\n' }, 'apiVersion: v1\ndata:\n  a: b\nkind: ConfigMap\nmetadata:\n  name: p-conf-4h2mbtbbt6\n'],
    ['plain words that YAML 1.1 takes for truth', { 'kustomization.yml': 'resources: [x.yaml]\n', 'x.yaml': 'apiVersion: x/v1\nkind: X\nmetadata: {name: x}\nspec: {a: yes, b: on, c: true, d: 0777, e: 2001-01-01}\n' },
      'apiVersion: x/v1\nkind: X\nmetadata:\n  name: x\nspec:\n  a: "yes"\n  b: "on"\n  c: true\n  d: 511\n  e: "2001-01-01T00:00:00Z"\n'],
  ])('%s', async (_, files, text) => expect((await build(files)).text).toBe(text))

  test.each<[string, Tree, string]>([
    ['a folder twice', { 'kustomization.yaml': 'resources: [a, b]\n', 'a/kustomization.yaml': 'resources: [c.yaml]\n', 'a/c.yaml': configMap('c'), 'b/kustomization.yaml': 'resources: [c.yaml]\n', 'b/c.yaml': configMap('c') },
      "accumulating resources: accumulation err='accumulating resources from 'b': '/work/b' must resolve to a file': recursed merging from path '/work/b': may not add resource with an already registered id: ConfigMap.v1.[noGrp]/c.[noNs]"],
    ['another machine', { 'kustomization.yaml': 'resources: [https://example.com/x.yaml]\n' }, 'fauxctl reads no URLs: https://example.com/x.yaml'],
    ['a Helm chart', { 'kustomization.yaml': 'helmCharts: [{name: x}]\n' }, "fauxctl does not support 'helmCharts' in a kustomization"],
    ['a transformer of its own', { 'kustomization.yaml': 'transformers: [t.yaml]\n' }, "fauxctl does not support 'transformers' in a kustomization"],
  ])('refuses %s', async (_, files, message) => {
    await expect(build(files)).rejects.toThrow(message)
  })

  test('warns of old fields', async () => {
    const { warnings } = await build({ 'kustomization.yaml': 'bases: [a]\nvars: []\n', 'a/kustomization.yaml': 'resources: [c.yaml]\ncommonLabels: {}\n', 'a/c.yaml': configMap('c') })
    expect(warnings.map((line) => line.slice(0, 40))).toEqual(["# Warning: 'bases' is deprecated. Please ", "# Warning: 'vars' is deprecated. Please ", "# Warning: 'commonLabels' is deprecated."].map((line) => line.slice(0, 40)))
  })
})
