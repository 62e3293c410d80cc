import type { ClockState, ClusterMeta, Transaction } from './contract.ts'
import { randomState } from '../random.ts'

/** What is known of the change log beside its lines. */
export interface LogState {
  /** Every change newer than this resourceVersion is kept. */
  since: number
  entries: number
  bytes: number
}

/** `cluster.json` as it stands in the file: what a transaction shows, and the store's own counters. */
export interface StoredMeta extends ClusterMeta {
  /** Counts commits; whoever has seen the same number knows that nothing changed. Comes first in the file. */
  commits: number
  log: LogState
}

/** How a cluster comes to be when it is used for the first time. */
export interface FirstUse {
  from: string
  /** Text that the random generator starts from. */
  seed: string
  clock: ClockState
  /** Fills the new cluster; part of its first commit. */
  fill(tx: Transaction): void | Promise<void>
}

/** The meta data of a cluster that holds nothing. */
export function newMeta(first: FirstUse): StoredMeta {
  return {
    commits: 0, format: 1, from: first.from, resourceVersion: 0,
    random: { seed: first.seed, state: randomState(first.seed) },
    clock: { ...first.clock }, due: [], log: { since: 0, entries: 0, bytes: 0 },
  }
}

/** What is wrong with a parsed `cluster.json`; undefined when it can be used. */
export function metaFault(meta: any): string | undefined {
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta)) return 'expected an object'
  if (meta.format !== 1) return `"format" is ${JSON.stringify(meta.format)}, this version of fauxctl knows 1`
  const numbers = { commits: meta.commits, resourceVersion: meta.resourceVersion, 'log.since': meta.log?.since, 'log.entries': meta.log?.entries, 'log.bytes': meta.log?.bytes, 'clock.offset': meta.clock?.offset }
  for (const [field, value] of Object.entries(numbers)) if (typeof value !== 'number' || !Number.isFinite(value)) return `"${field}" is not a number`
  if (!Array.isArray(meta.random?.state) || meta.random.state.length !== 4) return '"random.state" is not a list of four numbers'
  if (!Array.isArray(meta.due)) return '"due" is not a list'
  if (!['real', 'instant', 'manual'].includes(meta.clock.mode)) return '"clock.mode" is none of real, instant, manual'
  return undefined
}
