import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Transaction } from '../src/store/contract.ts'
import { folderStore } from '../src/store/folder.ts'

/** How often a process is killed. CRASH_ROUNDS=200 for the long run. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 40)

let base: string
let folder: string
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'crash-'))
  const bundle = await rolldown({ input: join(import.meta.dirname, 'crashworker.ts'), platform: 'node' })
  await bundle.write({ file: join(base, 'worker.cjs'), format: 'cjs' })
  await bundle.close()
})
beforeEach(() => { folder = mkdtempSync(join(base, 'cluster-')) })
afterAll(() => { rmSync(base, { recursive: true, force: true }) })

function worker(name: string, count: number) {
  const child = spawn(process.execPath, [join(base, 'worker.cjs'), folder, name, String(count)], { stdio: ['ignore', 'ignore', 'pipe'], env: {} })
  let errors = ''
  child.stderr.on('data', (data) => { errors += data })
  const end = new Promise<{ code: number | null; errors: string }>((done) => { child.on('close', (code) => done({ code, errors })) })
  return { child, end }
}

const host = {
  pid: process.pid, wallNow: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => { setTimeout(done, ms) }),
  isAlive(pid: number) { try { return process.kill(pid, 0) } catch { return false } },
}
const read = <T>(work: (tx: Transaction) => T) =>
  folderStore(folder, host, { from: 'test', seed: 'one', clock: { mode: 'instant', offset: 0 }, fill() {} }).transact(work)

describe('many processes on one cluster', () => {
  it('lose nothing: 8 × 50 commits', async () => {
    const ends = await Promise.all(Array.from({ length: 8 }, (_, at) => worker(`w${at}`, 50).end))
    expect(ends).toEqual(Array.from({ length: 8 }, () => ({ code: 0, errors: '' })))
    await read((tx) => {
      const pods = tx.list('pods', 'default')
      expect(pods).toHaveLength(400)
      expect(new Set(pods.map((pod) => pod.metadata.resourceVersion)).size).toBe(400)
      expect(tx.meta.resourceVersion).toBe(400)
      expect(tx.logSince(0)!.map((entry) => entry.resourceVersion)).toEqual(Array.from({ length: 400 }, (_, at) => at + 1))
    })
  })

  it(`leave each commit whole or absent when they are killed: ${rounds} times`, async () => {
    let last = 0
    for (let round = 0; round < rounds; round++) {
      const two = [worker(`a${round}-`, 1e9), worker(`b${round}-`, 1e9)]
      // Wait until they write, then kill one after the other at moments that differ from round to round.
      while (!existsSync(join(folder, 'cluster.json')) || !existsSync(join(folder, 'journal'))) await host.sleep(1)
      for (const { child, end } of two) {
        await host.sleep((round * 7 + 3) % 11)
        child.kill('SIGKILL')
        await end
      }
      last = await read((tx) => {
        const { resourceVersion } = tx.meta
        expect(resourceVersion).toBeGreaterThanOrEqual(last)
        if (resourceVersion === 0) return 0 // killed before anything was committed
        expect(tx.get('configmaps', 'default', 'last')!.count).toBe(resourceVersion)
        expect(tx.recall('worker', 'last')).toBe(resourceVersion)
        expect(tx.list('pods', 'default').reduce((most, pod) => Math.max(most, pod.count), 0)).toBe(resourceVersion)
        const log = tx.logSince(Math.max(0, resourceVersion - 5))!.map((entry) => entry.resourceVersion)
        expect(log).toEqual(Array.from({ length: Math.min(5, resourceVersion) }, (_, at) => resourceVersion - Math.min(5, resourceVersion) + 1 + at))
        return resourceVersion
      })
      // Who is killed while it clears a dead process's lock away leaves the lock on clearing away, which the next in need clears.
      expect(readdirSync(folder).filter((name) => !/^(?:lock(?:\.clear)+|\.good|\.tmp|cluster\.json|log\.jsonl|memory|objects)$/.test(name))).toEqual([])
    }
    expect(last).toBeGreaterThan(rounds)
  })
})
