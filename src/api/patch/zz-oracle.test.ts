// temporary differential test against the Go library
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { loadSchema } from '../schema/load.ts'
import { strategicMerge } from './strategic.ts'
import { createStrategicPatch, threeWayMerge, threeWayStrategic } from './threeway.ts'
import { applyJsonPatch } from './json.ts'
import { applyMergePatch, diffMerge } from './merge.ts'
import { clone, same } from '../object.ts'

let seed = Number(process.env.SEED ?? 1)
const rnd = (n: number) => { seed = (seed + 0x6d2b79f5) | 0; let t = Math.imul(seed ^ (seed >>> 15), 1 | seed); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) % n }
const pick = <T,>(...xs: T[]) => xs[rnd(xs.length)]!
const maybe = (o: any, k: string, f: () => any, p = 2) => { if (rnd(p) === 0) o[k] = f() }
const many = <T,>(n: number, f: () => T) => Array.from({ length: rnd(n + 1) }, f)
const uniq = (xs: any[], k: string) => [...new Map(xs.map((x) => [x[k], x])).values()]
const port = () => { const p: any = { containerPort: pick(80, 81, 443, 9) }; maybe(p, 'protocol', () => pick('TCP', 'UDP')); maybe(p, 'name', () => pick('a', 'b')); return p }
const env = () => { const e: any = { name: pick('A', 'B', 'C', 'D') }; maybe(e, 'value', () => pick('1', '2')); maybe(e, 'valueFrom', () => ({ fieldRef: { fieldPath: 'x' } }), 5); return e }
const container = () => { const c: any = { name: pick('a', 'b', 'c', 'd') }; maybe(c, 'image', () => pick('x', 'y')); maybe(c, 'args', () => many(3, () => pick('1', '2', '3'))); maybe(c, 'env', () => uniq(many(4, env), 'name')); maybe(c, 'ports', () => uniq(many(3, port), 'containerPort')); maybe(c, 'resources', () => ({ limits: { cpu: pick('1', '2'), ...(rnd(2) && { memory: '1Gi' }) } })); return c }
const volume = () => { const v: any = { name: pick('v', 'w', 'u') }; v[pick('emptyDir', 'hostPath', 'configMap')] = pick<any>({}, { name: 'x' }, { path: 'y' }); return v }
const strmap = () => Object.fromEntries(many(3, () => [pick('a', 'b', 'c', 'd'), pick('1', '2')]))
const pod = () => { const p: any = { metadata: { name: 'x' }, spec: {} }; maybe(p.metadata, 'labels', strmap); maybe(p.metadata, 'annotations', strmap); maybe(p.metadata, 'finalizers', () => [...new Set(many(4, () => pick('f1', 'f2', 'f3', 'f4')))]); maybe(p.spec, 'containers', () => uniq(many(4, container), 'name')); maybe(p.spec, 'volumes', () => uniq(many(3, volume), 'name')); maybe(p.spec, 'tolerations', () => many(2, () => ({ key: pick('a', 'b') }))); maybe(p.spec, 'nodeSelector', strmap); maybe(p.spec, 'imagePullSecrets', () => uniq(many(3, () => ({ name: pick('s', 't') })), 'name')); maybe(p.spec, 'restartPolicy', () => pick('Always', 'Never')); maybe(p.spec, 'priority', () => rnd(3)); return p }
const deploy = () => { const d: any = { spec: {} }; maybe(d.spec, 'replicas', () => rnd(3)); maybe(d.spec, 'strategy', () => pick<any>({ type: 'Recreate' }, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } }, { rollingUpdate: { maxUnavailable: '5%' } }, {})); maybe(d.spec, 'template', pod); maybe(d.spec, 'selector', () => ({ matchLabels: strmap() })); return d }
const garnish = (v: any, depth = 0): any => {
  if (Array.isArray(v)) { const out = v.map((x) => garnish(x, depth + 1)); if (out.length && typeof out[0] === 'object' && rnd(6) === 0) out.push({ $patch: 'replace' }); return out }
  if (typeof v !== 'object' || v === null) return v
  const o: any = {}
  for (const k of Object.keys(v)) {
    const r = rnd(40)
    if (r === 0 && k !== 'name' && k !== 'containerPort') o[k] = null
    else if (r === 1 && depth > 0) { o[k] = v[k]; o.$patch = pick('delete', 'replace', 'merge', 'x') }
    else if (r === 2 && Array.isArray(v[k]) && typeof v[k][0] === 'string') o['$deleteFromPrimitiveList/' + k] = v[k]
    else if (r === 3 && Array.isArray(v[k])) { o[k] = garnish(v[k], depth + 1); o['$setElementOrder/' + k] = v[k].map((x: any) => (typeof x === 'object' ? ('name' in x ? { name: x.name } : x) : x)).reverse() }
    else if (r === 4 && k === 'strategy') o[k] = { ...v[k], $retainKeys: Object.keys(v[k]) }
    else o[k] = garnish(v[k], depth + 1)
  }
  return o
}
function go(requests: any[]): any[] {
  const out = execFileSync('/tmp/patch-go/strat/strat', { input: requests.map((r) => JSON.stringify(r)).join('\n') + '\n', maxBuffer: 1 << 30 }).toString()
  return out.trimEnd().split('\n').map((l) => JSON.parse(l))
}
const attempt = (f: () => any) => { try { return { out: f() } } catch (e: any) { return { error: (e.cause ?? e.message) as string } } }
const typeOf: any = { Pod: 'core/v1.Pod', Deployment: 'apps/v1.Deployment' }
const N = Number(process.env.N ?? 3000)
function compare(requests: any[], run: (r: any) => any) {
  const want = go(requests)
  let bad = 0
  requests.forEach((r, i) => {
    const before = JSON.stringify(r)
    const got = attempt(() => run(r))
    expect(JSON.stringify(r)).toBe(before)
    const w = want[i]
    const ok = w.error !== undefined ? got.error === w.error || (got.error !== undefined && !process.env.STRICT) : got.error === undefined && same(got.out, w.out)
    if (!ok && bad++ < 4) console.log(JSON.stringify(r), '\nWANT', JSON.stringify(w), '\nGOT ', JSON.stringify(got))
  })
  console.log('compared', requests.length, 'errors', want.filter((w) => w.error).length, 'bad', bad)
  expect(bad).toBe(0)
}
const doc = (k: string) => (k === 'Pod' ? pod() : deploy())
const schema = await loadSchema()
test('strategic merge', () => compare(Array.from({ length: N }, () => { const k = pick('Pod', 'Deployment'); return { Op: 'merge', Kind: k, Original: doc(k), Patch: garnish(doc(k)) } }), (r) => strategicMerge(schema, typeOf[r.Kind], r.Original, r.Patch)))
test('two way', () => compare(Array.from({ length: N }, () => { const k = pick('Pod', 'Deployment'); return { Op: 'two', Kind: k, Original: doc(k), Modified: doc(k) } }), (r) => createStrategicPatch(schema, typeOf[r.Kind], r.Original, r.Modified)))
test('three way', () => compare(Array.from({ length: N }, () => { const k = pick('Pod', 'Deployment'); return { Op: 'three', Kind: k, Original: doc(k), Modified: doc(k), Current: doc(k), Overwrite: true } }), (r) => threeWayStrategic(schema, typeOf[r.Kind], r.Original, r.Modified, r.Current)))
test('json three way', () => compare(Array.from({ length: N }, () => { const k = pick('Pod', 'Deployment'); return { Op: 'json3', Kind: k, Original: doc(k), Modified: doc(k), Current: doc(k) } }).filter((r: any) => true), (r) => threeWayMerge(r.Original, r.Modified, r.Current)))
test('json merge', () => compare(Array.from({ length: N }, () => { const k = pick('Pod', 'Deployment'); return { Op: 'jsonmerge', Kind: k, Original: doc(k), Patch: garnish(doc(k)) } }), (r) => applyMergePatch(r.Original, r.Patch)))
test('json merge diff', () => compare(Array.from({ length: N }, () => { const k = pick('Pod', 'Deployment'); return { Op: 'jsonmergediff', Kind: k, Original: doc(k), Modified: doc(k) } }), (r) => diffMerge(r.Original, r.Modified)))
