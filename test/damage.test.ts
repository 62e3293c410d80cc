import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { filesOf } from './support/folder.ts'
import type { Program } from './support/program.ts'
import { buildProgram } from './support/program.ts'

let program: Program
const base = mkdtempSync(join(tmpdir(), 'damage-'))
const made = join(base, 'made')
let home: string
let cluster: string
beforeAll(async () => {
  program = await buildProgram('damage', { FAUXCTL_SEED: 'damage', FAUXCTL_NOW: '2026-01-01T00:00:00Z' })
  await program.run(['create', 'configmap', 'one', '--from-literal=a=b'], { FAUXCTL_HOME: made })
  await program.run(['create', 'deployment', 'web', '--image=nginx'], { FAUXCTL_HOME: made })
  await program.run(['rollout', 'status', 'deployment/web'], { FAUXCTL_HOME: made })
})
beforeEach(() => {
  home = mkdtempSync(join(base, 'home-'))
  cpSync(made, home, { recursive: true, preserveTimestamps: true })
  cluster = join(home, 'clusters', 'default')
})
afterAll(() => { program.remove(); rmSync(base, { recursive: true, force: true }) })

const fauxctl = (...args: string[]) => program.run(args, { FAUXCTL_HOME: home })
const maps = 'objects/configmaps/default.json'
const edit = (path: string, change: (text: string) => string) => writeFileSync(join(cluster, path), change(readFileSync(join(cluster, path), 'utf8')))

/** What a hand can do to a file; a command that needs the file; where the error points. */
const damages: [what: string, path: string, spoil: (text: string) => string, command: string, at: RegExp][] = [
  ['cut in the middle', maps, (text) => text.slice(0, text.length / 2), 'get configmaps', /default\.json:\d+:\d+: /],
  ['empty', maps, () => '', 'get configmaps', /default\.json:1:1: /],
  ['a comma too many', maps, (text) => text.replace('\n}\n', ',\n}\n'), 'get configmaps', /default\.json:\d+:\d+: /],
  ['a comma too few', maps, (text) => text.replace(/,\n( +"kind")/, '\n$1'), 'get configmaps', /default\.json:\d+:\d+: /],
  ['a conflict marker', maps, (text) => text.replace('{\n', '{\n<<<<<<< HEAD\n'), 'get configmaps', /default\.json:2:1: /],
  ['a list', maps, () => '[]\n', 'get configmaps', /default\.json:1:1: .*expected an object/],
  ['a text', maps, () => '"x"\n', 'get configmaps', /default\.json:1:1: .*expected an object/],
  ['null', maps, () => 'null\n', 'get configmaps', /default\.json:1:1: .*expected an object/],
  ['an object that is a number', maps, (text) => text.replace('{\n "', '{\n "zero": 1,\n "'), 'get configmaps', /default\.json:2:\d+: .*"zero" is not an object/],
  ['an object without metadata', maps, (text) => text.replace('{\n "', '{\n "zero": {"apiVersion": "v1", "kind": "ConfigMap"},\n "'), 'get configmaps', /default\.json:2:\d+: .*"zero" has no "metadata"/],
  ['an object under another name', maps, (text) => text.replace(/"one": \{/, '"two": {'), 'get configmaps', /default\.json:\d+:\d+: .*"two" has the "metadata.name" "one"/],
  ['an object of another namespace', maps, (text) => text.replaceAll('"namespace": "default"', '"namespace": "other"'), 'get configmaps', /default\.json:\d+:\d+: .*metadata\.namespace/],
  ['a uid that is a number', maps, (text) => text.replace(/"uid": "[^"]+"/, '"uid": 5'), 'get configmaps', /default\.json:\d+:\d+: .*metadata\.uid/],
  ['binary rubbish', maps, () => '\u0000\u0001\ufffd{', 'get configmaps', /default\.json:1:1: /],
  ['not JSON', 'cluster.json', () => 'hello', 'get pods', /cluster\.json:1:1: /],
  ['an empty cluster.json', 'cluster.json', () => '', 'get pods', /cluster\.json:1:1: /],
  ['a cluster.json of another format', 'cluster.json', (text) => text.replace('"format": 1', '"format": 99'), 'get pods', /cluster\.json:\d+:\d+: .*format/],
  ['due items that are a text', 'cluster.json', (text) => text.replace(/"due": \[[\s\S]*?\](?=,\n "|\n\})/, '"due": "never"'), 'get pods', /cluster\.json:\d+:\d+: .*due/],
  ['a resourceVersion that is a text', 'cluster.json', (text) => text.replace(/"resourceVersion": \d+/, '"resourceVersion": "9"'), 'get pods', /cluster\.json:\d+:\d+: .*resourceVersion/],
  ['a clock of an unknown mode', 'cluster.json', (text) => text.replace(/"mode": "\w+"/, '"mode": "sundial"'), 'get pods', /cluster\.json:\d+:\d+: .*mode/],
  ['a broken memory of a controller', 'memory/events.json', (text) => text.slice(0, -5), 'set image deployment/web nginx=nginx:2', /events\.json:\d+:\d+: /],
]

/** A request that came before the one that failed may have let time pass. */
const withoutClock = (files: Record<string, string>, spoilt: string) =>
  (spoilt === 'cluster.json' ? files : Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('cluster.json'))))

describe('a file spoilt by hand', () => {
  it.each(damages)('%s: %s', async (_what, path, spoil, command, at) => {
    const before = filesOf(cluster)
    edit(path, spoil)
    const spoilt = filesOf(cluster)
    expect(spoilt[path]).not.toBe(before[path])

    const { code, stdout, stderr } = await fauxctl(...command.split(' '))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^error: ${join(cluster, path).replace(/[.]/g, '\\.')}`))
    expect(stderr).toMatch(at)
    expect(stderr).toContain('run "fauxctl repair"')
    expect(withoutClock(filesOf(cluster), path)).toEqual(withoutClock(spoilt, path))

    const repaired = await fauxctl('repair')
    expect(repaired).toMatchObject({ code: 0, stderr: '' })
    expect(repaired.stdout).toContain('is the last good version again')
    const after = filesOf(cluster)
    expect(after[`${path}.broken-1`]).toBe(spoilt[path])
    expect(after[path]).toBe(before[path])
    expect(await fauxctl(...command.split(' '))).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('files that are gone', () => {
  it('cluster.json: the cluster is not made anew over what is there', async () => {
    rmSync(join(cluster, 'cluster.json'))
    const { code, stderr } = await fauxctl('get', 'configmaps')
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringMatching(/cluster\.json: .*missing[\s\S]*run "fauxctl repair"/) })
    expect(await fauxctl('repair')).toMatchObject({ code: 0 })
    expect((await fauxctl('get', 'configmap', 'one', '-o', 'name')).stdout).toBe('configmap/one\n')
  })

  it('a file of objects: the objects are gone, as their deleter wished', async () => {
    rmSync(join(cluster, maps))
    expect(await fauxctl('get', 'configmaps')).toMatchObject({ code: 0, stdout: '' })
    expect(await fauxctl('create', 'configmap', 'two')).toMatchObject({ code: 0 })
  })

  it('the log of changes: a watch starts anew', async () => {
    truncateSync(join(cluster, 'log.jsonl'), 10)
    expect(await fauxctl('create', 'configmap', 'two')).toMatchObject({ code: 0, stderr: '' })
    expect(await fauxctl('get', 'configmaps', '-o', 'name')).toMatchObject({ code: 0, stdout: expect.stringContaining('configmap/two') })
  })

  it('the good copies: the cluster works, and repair says what it cannot do', async () => {
    rmSync(join(cluster, '.good'), { recursive: true })
    expect(await fauxctl('get', 'configmap', 'one', '-o', 'name')).toMatchObject({ code: 0, stdout: 'configmap/one\n' })
    edit(maps, (text) => text.slice(0, 20))
    expect((await fauxctl('repair')).stdout).toContain('there is no good version of it')
    expect(readdirSync(dirname(join(cluster, maps)))).toContain('default.json.broken-1')
  })

  it('the whole cluster: it is made anew', async () => {
    rmSync(cluster, { recursive: true })
    expect(await fauxctl('get', 'configmap', 'one')).toMatchObject({ code: 1, stderr: 'Error from server (NotFound): configmaps "one" not found\n' })
  })
})

describe('good edits by hand', () => {
  it('are taken', async () => {
    edit(maps, (text) => text.replace('"a": "b"', '"a": "by hand"'))
    expect((await fauxctl('get', 'configmap', 'one', '-o', 'jsonpath={.data.a}')).stdout).toBe('by hand')
  })
})

describe('places that cannot be used', () => {
  it.each([
    ['a home that is a file', (at: string) => writeFileSync(at, 'x'), /not a directory|a file stands/],
    ['a cluster that is a file', (at: string) => { mkdirSync(join(at, 'clusters'), { recursive: true }); writeFileSync(join(at, 'clusters/default'), 'x') }, /not a directory|a file stands/],
    ['an objects folder that is a file', (at: string) => { cpSync(made, at, { recursive: true }); rmSync(join(at, 'clusters/default/objects'), { recursive: true }); writeFileSync(join(at, 'clusters/default/objects'), 'x') }, /not a directory|a file stands/],
    ['a file of objects that is a folder', (at: string) => { cpSync(made, at, { recursive: true }); rmSync(join(at, 'clusters/default', maps)); mkdirSync(join(at, 'clusters/default', maps)) }, /is a directory/],
  ])('%s', async (_what, spoil, text) => {
    const at = join(base, `place-${Math.abs(_what.length)}-${_what.replaceAll(' ', '-')}`)
    spoil(at)
    const { code, stderr } = await program.run(['create', 'configmap', 'x'], { FAUXCTL_HOME: at })
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: /) })
    expect(stderr).not.toContain('itself failed')
    expect(stderr).toMatch(text)
    expect(stderr).toContain(at)
  })

  // root may write anywhere
  it.skipIf(process.getuid?.() === 0)('a read-only folder', async () => {
    for (const folder of [cluster, home]) chmodSync(folder, 0o555)
    const { code, stderr } = await fauxctl('create', 'configmap', 'x')
    for (const folder of [cluster, home]) chmodSync(folder, 0o755)
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: .*permission denied/) })
    expect(existsSync(join(cluster, 'lock'))).toBe(false)
  })

  it('a device', async () => {
    const { code, stderr } = await program.run(['get', 'pods'], { FAUXCTL_HOME: '/dev/null/x' })
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: .*\/dev\/null\/x.*not a directory/) })
  })
})
