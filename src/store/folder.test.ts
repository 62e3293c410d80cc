import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KubeObject } from '../api/object.ts'
import type { LogEntry, Store } from './contract.ts'
import { StateError } from './contract.ts'
import { folderStore } from './folder.ts'
import { memoryStore } from './memory.ts'
import type { FirstUse } from './meta.ts'

const host = { pid: process.pid, sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)), wallNow: () => 1_700_000_000_000, isAlive: (pid: number) => pid === process.pid }
const pod = (name: string, namespace = 'default', text = ''): KubeObject => ({
  apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, uid: `uid-${name}`, resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' }, text,
})
const first: FirstUse = {
  from: 'test', seed: 'one', clock: { mode: 'instant', offset: 0 },
  fill(tx) {
    tx.put('namespaces', '', 'default', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default', uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' } })
    tx.meta.resourceVersion = 1
  },
}

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'store-')) })
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })
const open = () => folderStore(folder, host, first)
const file = (path: string) => join(folder, path)
const pods = 'objects/pods/default.json'
const add = (store: Store, ...objects: KubeObject[]) => store.transact((tx) => {
  for (const object of objects) {
    tx.meta.resourceVersion++
    tx.put('pods', object.metadata.namespace!, object.metadata.name!, object)
  }
})
const entry = (resourceVersion: number): LogEntry => ({ resourceVersion, type: 'ADDED', resource: 'pods', object: pod(`p${resourceVersion}`), time: 5 })
const change = (store: Store, count: number) => store.transact((tx) => {
  for (let i = 0; i < count; i++) tx.log(entry(++tx.meta.resourceVersion))
})

describe.each([['folder', open], ['memory', () => memoryStore(first)]] as const)('%s store', (_, make) => {
  it('keeps objects and lists them in name order', async () => {
    const store = make()
    await add(store, pod('b'), pod('a'), pod('c', 'other'))
    await store.transact((tx) => {
      expect(tx.get('pods', 'default', 'b')).toEqual(pod('b'))
      expect(tx.get('pods', 'default', 'z')).toBeUndefined()
      expect(tx.list('pods', 'default').map((object) => object.metadata.name)).toEqual(['a', 'b'])
      expect(tx.namespacesOf('pods')).toEqual(['default', 'other'])
      expect(tx.namespacesOf('namespaces')).toEqual([''])
      expect(tx.resources()).toEqual(['namespaces', 'pods'])
      tx.remove('pods', 'other', 'c')
      expect(tx.namespacesOf('pods')).toEqual(['default'])
      tx.remove('pods', 'default', 'a')
      tx.remove('pods', 'default', 'b')
      expect(tx.resources()).toEqual(['namespaces'])
    })
    await store.transact((tx) => { expect(tx.resources()).toEqual(['namespaces']) })
  })

  it('takes everything back when the work throws', async () => {
    const store = make()
    await add(store, pod('a'))
    await expect(store.transact((tx) => {
      tx.meta.resourceVersion = 99
      tx.put('pods', 'default', 'a', pod('a', 'default', 'changed'))
      tx.put('pods', 'default', 'n', pod('n'))
      tx.remember('slot', 'key', 1)
      tx.log(entry(99))
      throw new Error('no')
    })).rejects.toThrow('no')
    await store.transact((tx) => {
      expect(tx.meta.resourceVersion).toBe(2)
      expect(tx.list('pods', 'default')).toEqual([pod('a')])
      expect(tx.recall('slot', 'key')).toBeUndefined()
      expect(tx.logSince(1)).toEqual([])
    })
  })

  it('does not change a list that was handed out', async () => {
    await make().transact((tx) => {
      tx.put('pods', 'default', 'b', pod('b'))
      const before = tx.list('pods', 'default')
      tx.put('pods', 'default', 'a', pod('a'))
      tx.remove('pods', 'default', 'b')
      expect(before.map((object) => object.metadata.name)).toEqual(['b'])
      expect(tx.list('pods', 'default').map((object) => object.metadata.name)).toEqual(['a'])
    })
  })

  it('keeps the newest changes, and says when some are gone', async () => {
    const store = make()
    await change(store, 3)
    await store.transact((tx) => {
      expect(tx.logSince(2)!.map((change) => change.resourceVersion)).toEqual([3, 4])
      expect(tx.logSince(4)).toEqual([])
      expect(tx.logSince(0)).toBeUndefined() // the seed is not logged
    })
    await change(store, 2500)
    await store.transact((tx) => {
      expect(tx.logSince(1)).toBeUndefined()
      expect(tx.logSince(1504)!.length).toBe(1000)
    })
  })

  it('remembers for controllers', async () => {
    const store = make()
    await store.transact((tx) => { tx.remember('slot/a', 'ns/na"me', { n: [1] }) })
    await store.transact((tx) => {
      expect(tx.recall('slot/a', 'ns/na"me')).toEqual({ n: [1] })
      tx.remember('slot/a', 'ns/na"me', undefined)
      expect(tx.recall('slot/a', 'ns/na"me')).toBeUndefined()
    })
  })

  it('runs transactions one after the other', async () => {
    const store = make()
    await Promise.all(Array.from({ length: 20 }, () => store.transact(async (tx) => {
      const before = tx.meta.resourceVersion
      await Promise.resolve()
      tx.meta.resourceVersion = before + 1
    })))
    await store.transact((tx) => { expect(tx.meta.resourceVersion).toBe(21) })
  })
})

describe('folder', () => {
  it('writes readable files, and none when nothing changed', async () => {
    const store = open()
    await add(store, pod('b'), pod('a'))
    expect(readFileSync(file(pods), 'utf8')).toBe(`${JSON.stringify({ a: pod('a'), b: pod('b') }, null, 1)}\n`)
    const before = readFileSync(file('cluster.json'), 'utf8')
    await open().transact((tx) => {
      tx.put('pods', 'default', 'a', pod('a'))
      tx.remove('pods', 'default', 'none')
    })
    expect(readFileSync(file('cluster.json'), 'utf8')).toBe(before)
    expect(readdirSync(folder).sort()).toEqual(['.good', 'cluster.json', 'objects'])
  })

  it('shows one store what another committed', async () => {
    const one = open(), two = open()
    await add(one, pod('a'))
    expect(one.changedElsewhere()).toBe(false)
    await add(two, pod('b'))
    await two.transact((tx) => { tx.log(entry(++tx.meta.resourceVersion)) })
    expect(one.changedElsewhere()).toBe(true)
    await one.transact((tx) => {
      expect(tx.list('pods', 'default')).toHaveLength(2)
      expect(tx.logSince(3)!.map((change) => change.resourceVersion)).toEqual([4])
    })
    expect(one.changedElsewhere()).toBe(false)
  })

  it('keeps the object before in the log of its own process', async () => {
    const store = open()
    await store.transact((tx) => { tx.log({ ...entry(++tx.meta.resourceVersion), old: pod('old') }) })
    await store.transact((tx) => { expect(tx.logSince(1)![0].old).toEqual(pod('old')) })
    await open().transact((tx) => { expect(tx.logSince(1)).toEqual([entry(2)]) })
  })

  it('ignores and cuts off log lines of a commit that never was', async () => {
    await change(open(), 2)
    const text = readFileSync(file('log.jsonl'), 'utf8')
    writeFileSync(file('log.jsonl'), `${text}{"resourceVersion":9,"type":"ADDED"}\n{"resourceV`)
    const store = open()
    await store.transact((tx) => { expect(tx.logSince(1)).toEqual([entry(2), entry(3)]) })
    await change(store, 1)
    expect(readFileSync(file('log.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).resourceVersion)).toEqual([2, 3, 4])
  })

  it('takes hand edits that make sense, also while it is open', async () => {
    const store = open()
    await add(store, pod('a'), pod('b'))
    writeFileSync(file(pods), JSON.stringify({ b: pod('b', 'default', 'mine') }, null, 4))
    await store.transact((tx) => {
      expect(tx.list('pods', 'default')).toEqual([pod('b', 'default', 'mine')])
      tx.put('pods', 'default', 'c', pod('c'))
    })
    expect(readFileSync(file(pods), 'utf8')).toBe(`${JSON.stringify({ b: pod('b', 'default', 'mine'), c: pod('c') }, null, 1)}\n`)
  })

  const nonsense: [name: string, edit: (text: string) => string, line: number, message: string][] = [
    ['cut off', (text) => text.slice(0, text.indexOf('"uid"')), 8, 'expected a name in double quotes, found the end of the file'],
    ['a missing comma', (text) => text.replace('"kind": "Pod",', '"kind": "Pod"'), 5, `expected ',' or '}', found "\\""`],
    ['a missing field', (text) => text.replace('"kind": "Pod",\n', ''), 2, '"a" has no "kind"'],
    ['another name', (text) => text.replace('"name": "b"', '"name": "x"'), 14, '"b" has the "metadata.name" "x"'],
    ['not an object', () => '[1]', 1, 'expected an object'],
    ['empty', () => '', 1, 'expected a value, found the end of the file'],
  ]
  it.each(nonsense)('names the line of nonsense: %s', async (_, edit, line, message) => {
    await add(open(), pod('a'), pod('b'))
    writeFileSync(file(pods), edit(readFileSync(file(pods), 'utf8')))
    const edited = readFileSync(file(pods), 'utf8')
    const error = await open().transact((tx) => tx.get('pods', 'default', 'a')).catch((thrown: unknown) => thrown) as StateError
    expect(error).toBeInstanceOf(StateError)
    expect(error.message).toContain(message)
    expect(error.message).toContain('fauxctl repair')
    expect([error.file, error.line]).toEqual([file(pods), line])
    expect(readFileSync(file(pods), 'utf8')).toBe(edited)
  })

  it.each([['{', 1], ['{}', 1], ['{\n "format": 1,\n oops', 3]])('does not open a damaged cluster.json: %s', async (text, line) => {
    await add(open(), pod('a'))
    writeFileSync(file('cluster.json'), text)
    const error = await open().transact(() => 1).catch((thrown: unknown) => thrown) as StateError
    expect([error.file, error.line]).toEqual([file('cluster.json'), line])
  })

  it('does not make a new cluster over one that lost its cluster.json', async () => {
    await add(open(), pod('a'))
    rmSync(file('cluster.json'))
    await expect(open().transact(() => 1)).rejects.toThrow('the file is missing')
  })
})
