// Run as a process of its own by crash.test.ts: commits to a cluster, `count` times or until it is killed.
import type { Transaction } from '../src/store/contract.ts'
import { folderStore } from '../src/store/folder.ts'

const [folder, name, count] = process.argv.slice(2)
const host = {
  pid: process.pid, wallNow: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
  isAlive(pid: number) { try { return process.kill(pid, 0) } catch { return false } },
}
const store = folderStore(folder, host, { from: 'test', seed: 'one', clock: { mode: 'instant', offset: 0 }, fill() {} })

/** One commit over five files, which all name its resourceVersion. */
function commit(tx: Transaction, at: number): void {
  const resourceVersion = ++tx.meta.resourceVersion
  const make = (kind: string, object: string) => ({
    apiVersion: 'v1', kind, count: resourceVersion, padding: 'x'.repeat(resourceVersion % 5000),
    metadata: { name: object, namespace: 'default', uid: 'u', resourceVersion: String(resourceVersion), creationTimestamp: '2026-01-01T00:00:00Z' },
  })
  const pod = make('Pod', `${name}-${at}`)
  tx.put('pods', 'default', pod.metadata.name, pod)
  tx.put('configmaps', 'default', 'last', make('ConfigMap', 'last'))
  tx.remember('worker', 'last', resourceVersion)
  tx.log({ resourceVersion, type: 'ADDED', resource: 'pods', object: pod, time: 0 })
}

async function main(): Promise<void> {
  for (let at = 0; at < Number(count); at++) await store.transact((tx) => commit(tx, at))
}
void main()
