import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle, root } from '../bin/bundle.mjs'

/** A bundle of its own: what lies in dist may be older than the sources. Inside the package, whose seed clusters it needs. */
const folder = join(root, 'node_modules', `.startup-${process.pid}`)
const home = mkdtempSync(join(tmpdir(), 'startup-'))
const modulesOf = new Map<string, string[]>()

beforeAll(async () => {
  for (const { fileName, moduleIds } of await bundle(folder)) modulesOf.set(fileName, moduleIds.map((id: string) => relative(root, id)))
  writeFileSync(join(folder, 'spy.cjs'), `
const vm = require('vm'), fs = require('fs'), loaded = []
const { Script } = vm
vm.Script = class extends Script { constructor(text, options) { super(text, options); loaded.push([options.filename, text.length]) } }
const before = new Set(process.moduleLoadList)
process.on('exit', () => fs.writeFileSync(process.env.SPY, JSON.stringify({ loaded, builtins: process.moduleLoadList.filter((name) => !before.has(name)) })))`)
})
afterAll(() => { for (const made of [folder, home]) rmSync(made, { recursive: true, force: true }) })

interface Loaded { modules: string[]; chunks: number; kilobytes: number; builtins: string[] }

/** Runs a command without a code cache, which would bring all chunks in one, and tells what it loaded. */
function loadedBy(commandLine: string): Loaded {
  rmSync(join(home, 'cache'), { recursive: true, force: true })
  const spy = join(home, 'spy.json')
  const start = `require(${JSON.stringify(join(root, 'bin/load.js'))})(${JSON.stringify(join(folder, 'main.cjs'))})`
  writeFileSync(join(home, 'start.cjs'), start)
  const result = spawnSync(process.execPath, ['-r', join(folder, 'spy.cjs'), join(home, 'start.cjs'), ...commandLine.split(' ')], {
    encoding: 'utf8', env: { FAUXCTL_HOME: home, FAUXCTL_AS: 'kubectl', FAUXCTL_CLOCK: 'instant', SPY: spy, PATH: process.env.PATH },
  })
  if (result.status !== 0) throw new Error(`kubectl ${commandLine}: ${result.stderr}`)
  const { loaded, builtins } = JSON.parse(readFileSync(spy, 'utf8')) as { loaded: [string, number][]; builtins: string[] }
  const names = loaded.map(([file]) => relative(folder, file))
  return { modules: names.flatMap((name) => modulesOf.get(name)!), chunks: names.length, kilobytes: Math.ceil(loaded.reduce((sum, [, size]) => sum + size, 0) / 1024), builtins }
}

/** What only some commands need, and what all others may not load. */
const heavy = /^node_modules\/(?!lowdb)|^src\/(?:kubelet|faux|cli\/help|print\/(?:jsonpath|gotemplate|yaml)|commands\/describe)\/|^src\/http\/(?!version)|^src\/api\/schema\/data/

describe('a command loads its own modules and no others', () => {
  beforeAll(() => { loadedBy('version') }) // makes the cluster, which also reads its seed

  const table: [commandLine: string, limits: { chunks: number; kilobytes: number }][] = [
    ['version --client', { chunks: 24, kilobytes: 160 }],
    ['get pods', { chunks: 56, kilobytes: 320 }],
    ['get deployments,services -A', { chunks: 66, kilobytes: 380 }],
  ]
  it.each(table)('%s', (commandLine, limits) => {
    const { modules, chunks, kilobytes } = loadedBy(commandLine)
    expect(modules.filter((module) => heavy.test(module))).toEqual([])
    expect({ chunks: chunks <= limits.chunks, kilobytes: kilobytes <= limits.kilobytes }, `${chunks} chunks, ${kilobytes} KB`).toEqual({ chunks: true, kilobytes: true })
  })

  it('loads the kinds that it shows, not all there are', () => {
    const kinds = loadedBy('get pods').modules.flatMap((module) => /^src\/kinds\/([^/]+)\/kind\.ts$/.exec(module)?.[1] ?? [])
    expect(kinds).toEqual(['pod'])
  })

  it('needs none of the heavy parts of node', () => {
    const { builtins } = loadedBy('get pods')
    expect(builtins.filter((name) => /NativeModule (?:net|tty|http|https|child_process|worker_threads|crypto|stream|zlib|internal\/streams)/.test(name))).toEqual([])
  })
})

describe('the code cache', () => {
  it('is used from the second run on', () => {
    const script = join(folder, 'rejected.cjs')
    writeFileSync(script, `
const vm = require('vm'), { Script } = vm
let fresh = 0
vm.Script = class extends Script { constructor(text, options) { super(text, options); if (!options.cachedData || this.cachedDataRejected) fresh++ } }
process.on('exit', () => process.stderr.write('compiled ' + fresh))
require(${JSON.stringify(join(root, 'bin/load.js'))})(${JSON.stringify(join(folder, 'main.cjs'))})`)
    const env = { FAUXCTL_HOME: join(home, 'cached'), PATH: process.env.PATH }
    const once = () => spawnSync(process.execPath, [script, 'version'], { encoding: 'utf8', env }).stderr
    expect(once()).toMatch(/^compiled [1-9]\d/)
    once() // the first run also made the cluster
    expect(once()).toBe('compiled 0')
    expect(once()).toBe('compiled 0')
  })

  it('is made anew when it is damaged', () => {
    const cache = join(home, 'cached', 'cache')
    const once = () => spawnSync(process.execPath, [join(home, 'start.cjs'), 'version'], { encoding: 'utf8', env: { FAUXCTL_HOME: join(home, 'cached'), PATH: process.env.PATH } })
    const { stdout } = once()
    for (const spoil of ['', 'rubbish', '{"generation":3,"length":5}\nabcde', '{"generation":3,"length":99999999}\n({})']) {
      for (const name of readdirSync(cache)) writeFileSync(join(cache, name), spoil)
      expect(once()).toMatchObject({ status: 0, stdout, stderr: '' })
      expect(once()).toMatchObject({ status: 0, stdout, stderr: '' })
    }
    for (const name of readdirSync(cache)) truncateSync(join(cache, name), 5000)
    expect(once()).toMatchObject({ status: 0, stdout, stderr: '' })
  })

  it('is not missed where it cannot be written', () => {
    const result = spawnSync(process.execPath, [join(home, 'start.cjs'), 'version', '--client'], { encoding: 'utf8', env: { FAUXCTL_HOME: '/dev/null/nowhere', PATH: process.env.PATH } })
    expect([result.status, result.stderr]).toEqual([0, ''])
  })
})
