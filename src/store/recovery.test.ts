import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KubeObject } from '../api/object.ts'
import { ClusterFiles } from './files.ts'
import { folderStore } from './folder.ts'
import { journalBytes } from './journal.ts'
import { FileLock } from './lock.ts'
import type { FirstUse } from './meta.ts'
import { repairCluster } from './repair.ts'

const deadPid = 999_999_999
let clock = 0
const host = {
  pid: process.pid, isAlive: (pid: number) => pid !== deadPid, wallNow: () => clock,
  sleep: (ms: number) => { clock += ms; return Promise.resolve() },
}
const first: FirstUse = { from: 'test', seed: 'one', clock: { mode: 'instant', offset: 0 }, fill() {} }
const object = (name: string, text = ''): KubeObject => ({
  apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default', uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' }, text,
})

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'recovery-')); clock = Date.now() })
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })
const file = (path: string) => join(folder, path)
const open = () => folderStore(folder, host, first)
const maps = 'objects/configmaps/default.json'
const secrets = 'objects/secrets/default.json'
const both = (text: string) => open().transact((tx) => {
  tx.meta.resourceVersion++
  tx.put('configmaps', 'default', 'a', object('a', text))
  tx.put('secrets', 'default', 'a', object('a', text))
})
const texts = () => open().transact((tx) => [tx.get('configmaps', 'default', 'a')?.text, tx.get('secrets', 'default', 'a')?.text])
const readAll = () => JSON.stringify(['cluster.json', maps, secrets].map((path) => readFileSync(file(path), 'utf8')))

describe('a process killed in a commit', () => {
  /** Stops a commit in the middle of its nth write, and leaves everything as it then is. */
  async function killedAt(step: number): Promise<boolean> {
    let left = step
    const prototype = ClusterFiles.prototype as any
    const { overwrite, discard } = prototype
    let isDead = false
    prototype.overwrite = function (path: string, bytes: Uint8Array) {
      isDead = left-- === 0
      overwrite.call(this, path, isDead ? bytes.subarray(0, bytes.length / 2) : bytes)
      if (isDead) throw new Error('killed')
    }
    prototype.discard = function () { if (!isDead) discard.call(this) }
    try {
      await both('new')
      return false
    } catch (error) {
      expect((error as Error).message).toBe('killed')
      return true
    } finally {
      Object.assign(prototype, { overwrite, discard })
    }
  }

  it('leaves its commit whole or absent, wherever that was', async () => {
    const outcomes: string[] = []
    for (let step = 0; ; step++) {
      rmSync(folder, { recursive: true, force: true })
      await both('old')
      const before = readAll()
      const killed = await killedAt(step)
      const found = await texts()
      expect(found[0]).toBe(found[1])
      outcomes.push(found[0])
      if (found[0] === 'old') expect(readAll()).toBe(before)
      expect(readdirSync(folder).filter((name) => name !== '.tmp').sort()).toEqual(['.good', 'cluster.json', 'objects'])
      expect(readFileSync(file(`.good/${maps}`), 'utf8')).toBe(readFileSync(file(maps), 'utf8'))
      if (!killed) break
    }
    // Before the journal's end nothing counts, behind it everything does: three files, each with its good copy.
    expect(outcomes).toEqual(['old', 'new', 'new', 'new', 'new', 'new', 'new', 'new'])
  })

  it('leaves a journal that counts only when it is complete', async () => {
    await both('old')
    const complete = Buffer.from(journalBytes({ staged: [{ path: maps, bytes: Buffer.from('{}\n'), withCopy: true }], removals: [secrets, `.good/${secrets}`] }))
    for (let length = 0; length < complete.length; length += 7) {
      writeFileSync(file('journal'), complete.subarray(0, length))
      expect(await texts()).toEqual(['old', 'old'])
      expect(existsSync(file('journal'))).toBe(false)
    }
    writeFileSync(file('journal'), complete)
    expect(await texts()).toEqual([undefined, undefined])
  })

  it('has its lock taken over, and its temporary files removed', async () => {
    await both('old')
    mkdirSync(file('.tmp'), { recursive: true })
    writeFileSync(file('.tmp/1-1'), 'half of someth')
    writeFileSync(file('lock'), JSON.stringify({ pid: deadPid, host: hostname(), since: 0 }))
    writeFileSync(file('lock.clear'), JSON.stringify({ pid: deadPid, host: hostname(), since: 0 }))
    expect(await texts()).toEqual(['old', 'old'])
    expect(readdirSync(folder).sort()).toEqual(['.good', '.tmp', 'cluster.json', 'objects'])
    expect(readdirSync(file('.tmp'))).toEqual([])
  })
})

describe('lock', () => {
  it('clears away a lock whose maker died before it could sign', async () => {
    writeFileSync(file('lock'), '')
    clock = Date.now() + 5_000
    expect(await new FileLock(file('lock'), host).take()).toEqual({ afterCrash: true })
  })

  it('waits for a live process, and in the end says which', async () => {
    writeFileSync(file('lock'), JSON.stringify({ pid: 4711, host: hostname(), since: 0 }))
    await expect(new FileLock(file('lock'), host).take()).rejects.toThrow('process 4711')
    expect(existsSync(file('lock'))).toBe(true)
  })

  it('does not judge processes of other machines', async () => {
    writeFileSync(file('lock'), JSON.stringify({ pid: deadPid, host: 'elsewhere', since: 0 }))
    await expect(new FileLock(file('lock'), host).take()).rejects.toThrow('elsewhere')
  })
})

describe('repairCluster', () => {
  it('brings back the last good version and keeps the damaged one', async () => {
    await both('one')
    await both('two')
    const good = readFileSync(file(maps), 'utf8')
    writeFileSync(file(maps), '{ "a": {')
    writeFileSync(file('cluster.json'), 'nonsense')
    writeFileSync(file(`${maps}.broken-1`), 'older')
    const repairs = await repairCluster(folder, host)
    expect(repairs.map((repair) => [repair.file, repair.keptAs, repair.restored])).toEqual([
      [file('cluster.json'), file('cluster.json.broken-1'), true],
      [file(maps), file(`${maps}.broken-2`), true],
    ])
    expect(repairs[1].reason).toContain(`${file(maps)}:1:9: `)
    expect(readFileSync(file(`${maps}.broken-2`), 'utf8')).toBe('{ "a": {')
    expect(readFileSync(file(maps), 'utf8')).toBe(good)
    expect(await texts()).toEqual(['two', 'two'])
    expect(await repairCluster(folder, host)).toEqual([])
  })

  it('leaves sound hand edits alone', async () => {
    await both('one')
    writeFileSync(file(maps), JSON.stringify({ a: object('a', 'mine') }))
    expect(await repairCluster(folder, host)).toEqual([])
    expect(await texts()).toEqual(['mine', 'one'])
  })

  it('brings back a lost cluster.json', async () => {
    await both('one')
    renameSync(file('cluster.json'), file('elsewhere'))
    expect((await repairCluster(folder, host)).map(({ keptAs, restored }) => [keptAs, restored])).toEqual([[undefined, true]])
    expect(await texts()).toEqual(['one', 'one'])
  })

  it('opens a copy of a cluster', async () => {
    await both('one')
    const copy = mkdtempSync(join(tmpdir(), 'copy-'))
    cpSync(folder, copy, { recursive: true })
    await folderStore(copy, host, first).transact((tx) => { expect(tx.get('configmaps', 'default', 'a')!.text).toBe('one') })
    rmSync(copy, { recursive: true })
  })
})
