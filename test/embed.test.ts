import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle, declarations, root } from '../bin/bundle.mjs'
import { ApiError, createCluster } from '../src/index.ts'

describe('createCluster', () => {
  it('gives a cluster that is ready at once', async () => {
    const { stdout, stderr, exitCode } = await createCluster().kubectl('get nodes -o name')
    expect({ stdout, stderr, exitCode }).toEqual({ stdout: 'node/minikube\n', stderr: '', exitCode: 0 })
  })

  it('takes a command line as a shell would, or words', async () => {
    const cluster = createCluster()
    expect((await cluster.kubectl(`kubectl create configmap c --from-literal='a=two words' --from-literal=b="x\\"y"`)).exitCode).toBe(0)
    expect((await cluster.kubectl(['get', 'cm', 'c', '-o', 'jsonpath={.data.a}|{.data.b}'])).stdout).toBe('two words|x"y')
  })

  it('never throws for what kubectl would print', async () => {
    const cluster = createCluster()
    for (const words of [[], ['nope'], ['get'], ['get', 'pods', '-o', 'nope'], ['--nope']]) expect((await cluster.kubectl(words)).exitCode).toBe(words.length ? 1 : 0)
  })

  it('starts from the seed cluster that `from` names', async () => {
    expect((await createCluster({ from: 'kind-3' }).kubectl('get nodes --no-headers -o name')).stdout.split('\n')).toHaveLength(4)
    expect((await createCluster({ from: 'empty' }).kubectl('get pods -A')).stdout).toBe('')
    await expect(createCluster({ from: 'nope' }).kubectl('get nodes')).resolves.toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/^error: .*nope/) })
  })

  it('gives the same bytes for the same seed, others for another', async () => {
    const uid = async (seed: string) => {
      const cluster = createCluster({ seed })
      await cluster.kubectl('create deployment web --image=nginx --replicas=3')
      await cluster.kubectl('rollout status deployment/web')
      return (await cluster.kubectl('get all,events -A -o yaml')).stdout
    }
    expect(await uid('one')).toBe(await uid('one'))
    expect(await uid('one')).not.toBe(await uid('two'))
  })

  it('begins at `now` and ticks for each command', async () => {
    const cluster = createCluster({ now: '2030-05-06T07:08:09Z', tick: 10 })
    await cluster.kubectl('create configmap a')
    await cluster.kubectl('create configmap b')
    expect((await cluster.kubectl('get cm a b -o jsonpath={.items[*].metadata.creationTimestamp}')).stdout).toBe('2030-05-06T07:08:09Z 2030-05-06T07:08:19Z')
    expect(cluster.now()).toBe(Date.UTC(2030, 4, 6, 7, 8, 29))
  })

  it.each([[{ now: 'yesterday' }, /now/i], [{ clock: 'sundial' as 'manual' }, /clock/i], [{ tick: -1 }, /tick/i]])('says what is wrong with %o', async (options, text) => {
    const say = async () => (await createCluster(options).kubectl('get pods')).stderr
    expect(await say().catch((error: Error) => error.message)).toMatch(text)
  })

  it('jumps with the instant clock, and moves only by `advance` with the manual one', async () => {
    const instant = createCluster()
    await instant.kubectl('run web --image=nginx')
    expect((await instant.kubectl('wait --for=condition=Ready pod/web --timeout=60s')).stdout).toBe('pod/web condition met\n')

    const manual = createCluster({ clock: 'manual', tick: 0 })
    const start = manual.now()
    await manual.kubectl('run web --image=nginx')
    const phase = async () => (await manual.kubectl('get pod web -o jsonpath={.status.phase}')).stdout
    expect(await phase()).toBe('Pending')
    await manual.advance(60_000)
    expect(await phase()).toBe('Running')
    expect(manual.now() - Math.max(start, Date.UTC(2026, 0, 1))).toBe(60_000)
  })

  it('reads files and stdin, and keeps what is given', async () => {
    const manifest = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`
    const cluster = createCluster({ files: { 'a.yaml': manifest('a'), 'more/b.yaml': new TextEncoder().encode(manifest('b')) } })
    expect((await cluster.kubectl('apply -f a.yaml -f more')).stdout).toBe('configmap/a created\nconfigmap/b created\n')
    expect((await cluster.kubectl('apply -f -', { stdin: manifest('c') })).stdout).toBe('configmap/c created\n')
    expect((await cluster.kubectl('apply -f d.yaml', { files: { 'd.yaml': manifest('d') } })).stdout).toBe('configmap/d created\n')
    expect((await cluster.kubectl('apply -f d.yaml')).stdout).toBe('configmap/d unchanged\n')
    expect((await cluster.kubectl('apply -f e.yaml')).stderr).toBe('error: the path "e.yaml" does not exist\n')
  })

  it('is strict unless told to be tolerant', async () => {
    expect(await createCluster().kubectl('version --clint')).toMatchObject({ exitCode: 1 })
    expect(await createCluster({ tolerant: true }).kubectl('version --clint')).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('took --clint as --client') })
  })

  it('keeps clusters apart', async () => {
    const [one, two] = [createCluster(), createCluster()]
    await Promise.all([one.kubectl('create ns only-one'), two.kubectl('create ns only-two')])
    expect((await one.kubectl('get ns -o name')).stdout).not.toContain('two')
    expect((await two.kubectl('get ns -o name')).stdout).not.toContain('one')
  })

  it('takes commands at the same moment, one after the other', async () => {
    const cluster = createCluster()
    const results = await Promise.all(Array.from({ length: 20 }, (_, at) => cluster.kubectl(`create configmap c${at}`)))
    expect(results.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 20 }, (_, at) => `configmap/c${at} created\n`))
  })

  it('has typed requests past kubectl', async () => {
    const { client, kubectl } = createCluster()
    const pods = (await client.resources()).find(({ resource }) => resource === 'pods')!
    await client.create(pods, 'default', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [{ name: 'c', image: 'nginx' }] } })
    expect((await kubectl('get pods -o name')).stdout).toBe('pod/web\n')
    expect((await client.list(pods, 'default')).items.map(({ metadata }) => metadata.name)).toEqual(['web'])
    await expect(client.get(pods, 'default', 'nope')).rejects.toBeInstanceOf(ApiError)
    await expect(client.get(pods, 'default', 'nope')).rejects.toMatchObject({ reason: 'NotFound', code: 404 })
  })
})

describe('the package', () => {
  const base = mkdtempSync(join(tmpdir(), 'package-'))
  const dist = join(root, 'node_modules', `.package-${process.pid}`)
  beforeAll(async () => {
    await Promise.all([bundle(dist), declarations(join(dist, 'types'))])
    const installed = join(base, 'node_modules', 'fauxctl')
    mkdirSync(installed, { recursive: true })
    writeFileSync(join(installed, 'package.json'), readFileSync(join(root, 'package.json')))
    symlinkSync(dist, join(installed, 'dist'))
    symlinkSync(join(root, 'state'), join(installed, 'state'))
  })
  afterAll(() => { for (const folder of [base, dist]) rmSync(folder, { recursive: true, force: true }) })

  it('can be imported and required', () => {
    const body = `createCluster().kubectl('get nodes -o name').then(({ stdout }) => process.stdout.write(stdout))`
    writeFileSync(join(base, 'a.mjs'), `import { createCluster, ApiError } from 'fauxctl'\n${body}`)
    writeFileSync(join(base, 'b.cjs'), `const { createCluster } = require('fauxctl')\n${body}`)
    for (const file of ['a.mjs', 'b.cjs']) expect(execFileSync(process.execPath, ['--preserve-symlinks', join(base, file)], { encoding: 'utf8' })).toBe('node/minikube\n')
  })

  it('brings its types, and they are strict', () => {
    writeFileSync(join(base, 'use.ts'), `
import { createCluster, ApiError } from 'fauxctl'
import type { Client, ClusterOptions, FauxCluster, KubeObject, ObjectList, ObjectMeta, RunOptions, RunResult } from 'fauxctl'
const options: ClusterOptions = { from: 'empty', seed: 's', now: '2026-01-01T00:00:00Z', clock: 'manual', tick: 0, files: { a: 'b' }, tolerant: true }
const cluster: FauxCluster = createCluster(options)
export async function use(): Promise<[string, number, string | undefined]> {
  const run: RunOptions = { stdin: '', files: {} }
  const result: RunResult = await cluster.kubectl(['get', 'pods'], run)
  const client: Client = cluster.client
  const [first] = await client.resources()
  const list: ObjectList = await client.list(first!, 'default')
  const object: KubeObject | undefined = list.items[0]
  const meta: ObjectMeta | undefined = object?.metadata
  await cluster.advance(1000)
  return [result.stdout, result.exitCode, meta?.name]
}
// @ts-expect-error no such option
createCluster({ sed: 'x' })
// @ts-expect-error no such clock
createCluster({ clock: 'sundial' })
export const isRefusal = (error: unknown): string => (error instanceof ApiError ? error.reason : '')
`)
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    for (const resolution of [['nodenext', 'nodenext'], ['preserve', 'bundler']]) {
      const args = [tsc, '--ignoreConfig', '--noEmit', '--strict', '--exactOptionalPropertyTypes', 'false', '--skipLibCheck', 'false', '--target', 'es2023', '--lib', 'es2023,dom', '--types', '', '--preserveSymlinks', '--module', resolution[0]!, '--moduleResolution', resolution[1]!, join(base, 'use.ts')]
      expect(tscOutput(args)).toBe('')
    }
  })

  it('documents all that it exports', () => {
    const undocumented: string[] = []
    for (const file of readdirSync(join(root, 'src', 'embed')).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
      const lines = readFileSync(join(root, 'src', 'embed', file), 'utf8').split('\n')
      lines.forEach((line, at) => {
        const isMember = /^  (?:readonly )?\w+\??(?:\(.*\))?: .*[^{,;]$/.test(line) && lines.slice(0, at).findLast((before) => /^\S/.test(before))?.startsWith('export interface')
        if ((/^export (?:async )?(?:function|class|interface|const|type) /.test(line) || isMember) && !/\*\/\s*$/.test(lines[at - 1] ?? '')) undocumented.push(`${file}:${at + 1}: ${line}`)
      })
    }
    expect(undocumented).toEqual([])
  })
})

function tscOutput(args: string[]): string {
  try { return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }) } catch (error) { return (error as { stdout: string }).stdout }
}
