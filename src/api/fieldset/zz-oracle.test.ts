import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { loadSchema } from '../schema/load.ts'
import { decode } from '../schema/decode.ts'
import { recordUpdate } from './managed.ts'
import { applyPatch } from './apply.ts'
import { same } from '../object.ts'

let seed = Number(process.env.SEED ?? 1)
const rnd = (n: number) => { seed = (seed + 0x6d2b79f5) | 0; let t = Math.imul(seed ^ (seed >>> 15), 1 | seed); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) % n }
const pick = <T,>(...xs: T[]) => xs[rnd(xs.length)]!
const maybe = (o: any, k: string, f: () => any, p = 2) => { if (rnd(p) === 0) o[k] = f() }
const many = <T,>(n: number, f: () => T) => Array.from({ length: rnd(n + 1) }, f)
const uniq = (xs: any[], k: string) => [...new Map(xs.map((x) => [x[k], x])).values()]
const port = () => { const p: any = { containerPort: pick(80, 81, 443, 9) }; maybe(p, 'protocol', () => pick('TCP', 'UDP')); maybe(p, 'name', () => pick('a', 'b')); return p }
const env = () => { const e: any = { name: pick('A', 'B', 'C', 'D') }; maybe(e, 'value', () => pick('1', '2')); maybe(e, 'valueFrom', () => ({ fieldRef: { fieldPath: pick('x', 'y') } }), 5); return e }
const container = () => { const c: any = { name: pick('a', 'b', 'c', 'd') }; maybe(c, 'image', () => pick('x', 'y')); maybe(c, 'args', () => many(3, () => pick('1', '2', '3'))); maybe(c, 'env', () => uniq(many(4, env), 'name')); maybe(c, 'ports', () => uniq(many(3, port), 'containerPort')); maybe(c, 'resources', () => ({ limits: { cpu: pick('1', '2'), ...(rnd(2) && { memory: '1Gi' }) } })); maybe(c, 'securityContext', () => pick<any>({}, { runAsUser: 1 })); return c }
const volume = () => { const v: any = { name: pick('v', 'w', 'u') }; v[pick('emptyDir', 'hostPath')] = pick<any>({}, {}); if (v.hostPath) v.hostPath = { path: pick('/a', '/b') }; return v }
const strmap = () => Object.fromEntries(many(3, () => [pick('a', 'b', 'c', 'd'), pick('1', '2')]))
const owner = () => ({ apiVersion: 'v1', kind: 'X', name: pick('n', 'm'), uid: pick('1', '2', '3') })
const meta = () => { const m: any = { name: 'x' }; maybe(m, 'labels', strmap); maybe(m, 'annotations', strmap); maybe(m, 'finalizers', () => [...new Set(many(4, () => pick('f1', 'f2', 'f3', 'f4')))]); maybe(m, 'ownerReferences', () => uniq(many(2, owner), 'uid')); return m }
const podSpec = (full: boolean) => { const p: any = {}; if (full || rnd(2)) p.containers = uniq([container(), ...many(4, container)], 'name'); maybe(p, 'volumes', () => uniq(many(3, volume), 'name')); maybe(p, 'tolerations', () => many(2, () => ({ key: pick('a', 'b') }))); maybe(p, 'nodeSelector', strmap); maybe(p, 'imagePullSecrets', () => uniq(many(3, () => ({ name: pick('s', 't') })), 'name')); maybe(p, 'restartPolicy', () => pick('Always', 'Never')); maybe(p, 'priority', () => rnd(3)); maybe(p, 'securityContext', () => pick<any>({}, { runAsUser: 1 })); maybe(p, 'affinity', () => ({ nodeAffinity: pick<any>({}, { preferredDuringSchedulingIgnoredDuringExecution: [] }) }), 6); return p }
const cond = () => ({ type: pick('Ready', 'X'), status: pick('True', 'False') })
const status = () => { const s: any = {}; maybe(s, 'phase', () => pick('Running', 'Pending')); maybe(s, 'conditions', () => uniq(many(2, cond), 'type')); maybe(s, 'podIP', () => pick('1', '2')); return s }
const make: any = {
  Pod: (full: boolean) => { const o: any = { apiVersion: 'v1', kind: 'Pod', metadata: meta(), spec: podSpec(full) }; maybe(o, 'status', status, 3); return o },
  Deployment: (full: boolean) => { const o: any = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: meta(), spec: {} }; maybe(o.spec, 'replicas', () => rnd(3)); maybe(o.spec, 'strategy', () => pick<any>({ type: 'Recreate' }, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } }, {})); maybe(o.spec, 'template', () => ({ metadata: meta(), spec: podSpec(full) })); maybe(o.spec, 'selector', () => ({ matchLabels: strmap() })); if (o.spec.template) delete o.spec.template.metadata.name; return o },
  ConfigMap: () => { const o: any = { apiVersion: 'v1', kind: 'ConfigMap', metadata: meta() }; maybe(o, 'data', strmap); maybe(o, 'immutable', () => true, 4); return o },
  Service: () => { const o: any = { apiVersion: 'v1', kind: 'Service', metadata: meta(), spec: {} }; maybe(o.spec, 'ports', () => uniq(many(3, () => ({ port: pick(80, 81, 82), targetPort: pick<any>(1, 'x'), ...(rnd(2) && { protocol: 'TCP' }) })), 'port')); maybe(o.spec, 'selector', strmap); maybe(o.spec, 'type', () => 'NodePort'); return o },
}
const typeOf: any = { Pod: 'core/v1.Pod', Deployment: 'apps/v1.Deployment', ConfigMap: 'core/v1.ConfigMap', Service: 'core/v1.Service' }
const schema = await loadSchema()
const N = Number(process.env.N ?? 1500)
const resets = (r: any, s: any): any => (r.Deduced ? undefined : s.Sub ? { 'f:spec': {} } : { 'f:status': {} })
const strip = (o: any) => { const { managedFields: _, ...m } = o.metadata; return { ...o, metadata: m } }
function nonull(v: any): any { if (Array.isArray(v)) return v.map(nonull); if (typeof v !== 'object' || v === null) return v; const o: any = {}; for (const k of Object.keys(v)) { const x = nonull(v[k]); if (x === null || (Array.isArray(x) && !x.length)) continue; if (typeof x === 'object' && !Array.isArray(x) && !Object.keys(x).length && k !== 'emptyDir' && k !== 'securityContext') continue; o[k] = x } return o }
function scenario(applies: number, deduced = false): any {
  const Kind = pick('Pod', 'Deployment', 'ConfigMap', 'Service')
  const steps = Array.from({ length: 2 + rnd(5) }, () => {
    const apply = rnd(10) < applies
    const Obj = make[Kind](!apply)
    if (deduced) for (const k of ['finalizers', 'ownerReferences']) delete Obj.metadata[k]
    if (apply && rnd(2)) delete Obj.status
    return { Op: apply ? 'apply' : 'update', Manager: pick('m1', 'm2', 'm3'), Sub: rnd(5) ? '' : 'status', Force: rnd(2) === 0, Obj }
  })
  return { APIVersion: Kind === 'Deployment' ? 'apps/v1' : 'v1', Kind, Deduced: deduced, Steps: steps }
}
function run(requests: any[]) {
  const out = execFileSync('/tmp/patch-go/fm/fm', { input: requests.map((r) => JSON.stringify(r)).join('\n') + '\n', maxBuffer: 1 << 30 }).toString().trimEnd().split('\n').map((l) => JSON.parse(l))
  let bad = 0, steps = 0, errors = 0
  requests.forEach((r, i) => {
    let live: any
    const type = r.Deduced ? undefined : typeOf[r.Kind]
    for (const [n, s] of r.Steps.entries()) {
      const want = out[i][n]
      steps++
      if (want.error) errors++
      let got: any
      try {
        if (s.Op === 'apply') {
          const res = applyPatch({ schema, type, live, applied: s.Obj, manager: s.Manager, force: s.Force, apiVersion: r.APIVersion, subresource: s.Sub, time: 'T', reset: resets(r, s) })
          got = { obj: strip(res.object), mf: res.managedFields }
        } else {
          let object = r.Deduced ? s.Obj : (decode(schema, type, s.Obj).object as any)
          got = { mf: recordUpdate({ schema, type, old: live, object, manager: s.Manager, apiVersion: r.APIVersion, subresource: s.Sub, time: 'T', reset: resets(r, s) }), obj: object }
        }
      } catch (e: any) { if (!(e.code)) { console.log(JSON.stringify(r.Steps.slice(0, n + 1))); throw e } got = { error: e.message } }
      const mf = (got.mf ?? []).map((m: any) => ({ M: m.manager, O: m.operation, S: m.subresource ?? '', F: m.fieldsV1 }))
      const objOk = want.error || same(nonull({ ...got.obj, metadata: { ...got.obj?.metadata, uid: 'u' } }), nonull(want.obj))
      const ok = want.error ? sortLines(got.error) === sortLines(want.error) : !got.error && canon(mf) === canon(want.mf ?? []) && objOk
      if (!ok) {
        if (bad++ < 3) console.log('LIVE', JSON.stringify(live), '\nSTEP', JSON.stringify(s), '\nWANT', JSON.stringify(want), '\nGOT ', JSON.stringify(got.error ?? { mf, obj: got.obj }))
        break
      }
      if (!want.error) live = { ...want.obj, metadata: { ...want.obj.metadata, managedFields: got.mf?.map((m: any) => (m.time ? { ...m, time: 'A' } : m)) } }
    }
  })
  console.log('steps', steps, 'errors', errors, 'bad', bad)
  expect(bad).toBe(0)
}
const canon = (mf: any[]) => JSON.stringify(mf.map((m) => ({ ...m, F: deep(JSON.parse(m.F)) })))
const deep = (o: any): any => Object.fromEntries(Object.keys(o).sort().map((k) => [k, deep(o[k])]))
const sortLines = (t?: string) => t?.split('\n').sort().join('\n')
test('updates', () => run(Array.from({ length: N }, () => scenario(0))))
test('applies', () => run(Array.from({ length: N }, () => scenario(10))))
test('mixed', () => run(Array.from({ length: N }, () => scenario(6))))
test('deduced', () => run(Array.from({ length: N }, () => scenario(6, true))))
import { writeFileSync } from 'node:fs'
test('record', () => {
  const reqs = [...Array.from({ length: 300 }, () => scenario(0)), ...Array.from({ length: 300 }, () => scenario(10)), ...Array.from({ length: 300 }, () => scenario(5)), ...Array.from({ length: 100 }, () => scenario(6, true))].filter((r) => JSON.stringify(r).length < 1300 && !JSON.stringify(r).includes('targetPort'))
  const out = execFileSync('/tmp/patch-go/fm/fm', { input: reqs.map((r) => JSON.stringify(r)).join('\n') + '\n', maxBuffer: 1 << 30 }).toString().trimEnd().split('\n').map((l) => JSON.parse(l))
  const picked: any[] = []
  reqs.forEach((r, i) => { if (out[i].some((s: any) => String(s.error).includes('PANIC')) || i % 7 !== 0) return; picked.push({ apiVersion: r.APIVersion, type: r.Deduced ? null : typeOf[r.Kind], steps: r.Steps.map((s: any, n: number) => ({ op: s.Op, manager: s.Manager, subresource: s.Sub, ...(s.Force && { force: true }), object: s.Obj, ...(out[i][n].error ? { error: out[i][n].error } : { managedFields: (out[i][n].mf ?? []).map((m: any) => [m.M, m.O, m.S, m.F]), result: (({ uid: _, ...m }) => ({ ...out[i][n].obj, metadata: m }))(out[i][n].obj.metadata) }) })) }) })
  writeFileSync('src/api/fieldset/recorded.json', '[\n' + picked.map((c) => JSON.stringify(c)).join(',\n') + '\n]\n')
  console.log(picked.length)
})
