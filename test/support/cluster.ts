import { Cluster } from '../../src/cluster.ts'
import { run } from '../../src/cli/run.ts'
import { MemoryFiles } from '../../src/embed/memoryfiles.ts'
import type { RunResult } from '../../src/index.ts'
import { firstUse } from '../../src/store/clusters.ts'
import type { Store } from '../../src/store/contract.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { memoryEnv } from './env.ts'

/** A cluster whose whole state can be looked at. */
export interface OpenCluster {
  kubectl(words: readonly string[], input?: { files?: Record<string, string | Uint8Array>; stdin?: string }): Promise<RunResult>
  /** All that the cluster keeps, as text: objects, resourceVersion, clock, due items, state of the generator. */
  state(): Promise<string>
}

/** In memory with a fixed time that no command moves, or on the store that is given. */
export function openCluster(vars: Record<string, string> = {}, store?: Store): OpenCluster {
  const all = { FAUXCTL_STRICT: '1', FAUXCTL_CLOCK: 'instant', FAUXCTL_NOW: '2026-01-01T00:00:00Z', FAUXCTL_TICK: '0', FAUXCTL_SEED: 'test', FAUXCTL_HOME: '/fauxctl', ...vars }
  const outside = memoryEnv({ vars: all })
  const kept = store ?? memoryStore(firstUse(outside, 'minikube'))
  const cluster = new Cluster(kept, outside)
  return {
    async kubectl(words, { files = {}, stdin = '' } = {}) {
      const env = { ...memoryEnv({ vars: all, stdin }), cluster, files: new MemoryFiles('/work', files) }
      const exitCode = await run(env, words)
      return { ...env.output, exitCode }
    },
    state: () => kept.transact((tx) => JSON.stringify([
      { ...tx.meta, commits: 0 },
      tx.resources().map((resource) => tx.namespacesOf(resource).map((namespace) => [resource, namespace, tx.list(resource, namespace)])),
    ])),
  }
}
