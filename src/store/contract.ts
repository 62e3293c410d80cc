import type { KubeObject } from '../api/object.ts'

/** A due item: at `at` (virtual ms), the controller's key is reconciled. */
export interface DueItem { at: number; controller: string; key: string }

/** The clock of a cluster as it is kept. Times are virtual ms since 1970. */
export interface ClockState {
  mode: 'real' | 'instant' | 'manual'
  /** Virtual time minus wall time (real and instant without a fixed start). */
  offset: number
  /** The time itself, where wall time plays no part (manual, or started with FAUXCTL_NOW). */
  fixed?: number
  /** Set by the first command: from then on each command with FAUXCTL_NOW is a tick. */
  started?: boolean
}

/** What a cluster keeps beside objects: `cluster.json`. */
export interface ClusterMeta {
  format: 1
  /** Which seed cluster it came from. */
  from: string
  /** The last resourceVersion given out. */
  resourceVersion: number
  /** State of the random generator. */
  random: { seed: string; state: number[] }
  clock: ClockState
  due: DueItem[]
}

/** One change of one object; the newest are kept so that a watch can go on from a resourceVersion. */
export interface LogEntry {
  resourceVersion: number
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  resource: string
  object: KubeObject
  /** The object before, for MODIFIED and DELETED. Kept only in memory. */
  old?: KubeObject
  /** Virtual time of the change, ms. */
  time: number
}

/**
 * The state inside one transaction. Reads are lazy (a file is read when first asked for), writes are kept in memory until the commit.
 * Objects that come out are shared with the cache: never change one; put a new one.
 */
export interface Transaction {
  readonly meta: ClusterMeta
  /** `resource` is a resource key, `namespace` '' for cluster-scoped resources. */
  get(resource: string, namespace: string, name: string): KubeObject | undefined
  /** In name order (byte order). */
  list(resource: string, namespace: string): readonly KubeObject[]
  /** Namespaces (or '') that hold at least one object of the resource, sorted. */
  namespacesOf(resource: string): readonly string[]
  /** Resource keys that hold at least one object, sorted. */
  resources(): readonly string[]
  put(resource: string, namespace: string, name: string, object: KubeObject): void
  remove(resource: string, namespace: string, name: string): void
  /** Private memory of controllers. */
  recall(slot: string, key: string): unknown
  remember(slot: string, key: string, value: unknown): void
  /** Appends to the change log. */
  log(entry: LogEntry): void
  /** Entries newer than a resourceVersion, oldest first; undefined when some of them are no longer kept. */
  logSince(resourceVersion: number): readonly LogEntry[] | undefined
}

export interface Store {
  /**
   * Runs `work` alone on the cluster: takes the lock, loads what changed, commits all or nothing afterwards.
   * When `work` throws, nothing is written. Transactions of one process queue up; other processes wait on the lock.
   * @throws StateError when a file of the cluster cannot be understood
   */
  transact<T>(work: (tx: Transaction) => Promise<T> | T): Promise<T>
  /** Whether another process has committed since our last transaction. Cheap; for those who wait. */
  changedElsewhere(): boolean
  /** Where the cluster lives, or `memory`. */
  readonly location: string
}

/** The cluster's files are damaged. The text names file, line and the command that repairs it. */
export class StateError extends Error {
  constructor(message: string, readonly file: string, readonly line: number | undefined) { super(message) }
}
