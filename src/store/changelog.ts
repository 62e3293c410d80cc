import type { LogEntry } from './contract.ts'
import type { LogState } from './meta.ts'

/** The newest changes that are kept after trimming; trimming waits until there are twice as many. */
export const keptEntries = 1000
export const keptBytes = 4 * 1024 * 1024

/** The part of a cluster's change log that this process has at hand, and what the current transaction adds. */
export class ChangeLog {
  /** Without gaps up to the last commit, oldest first. */
  private known: LogEntry[] = []
  /** The newest resourceVersion that is older than all of `known`. */
  private knownSince = 0
  pending: LogEntry[] = []

  /** @param load reads the committed entries newer than a resourceVersion, oldest first */
  constructor(private readonly load: (since: number) => LogEntry[]) {}

  /** Forgets what is known: others have committed up to this resourceVersion. */
  restart(resourceVersion: number): void {
    this.known = []
    this.knownSince = resourceVersion
    this.pending = []
  }

  add(entry: LogEntry): void { this.pending.push(entry) }

  /** Entries newer than `since`; undefined when the log does not reach back that far. */
  since(since: number, state: LogState): readonly LogEntry[] | undefined {
    if (since < state.since) return undefined
    if (since < this.knownSince) {
      this.known = [...this.load(since).filter((entry) => entry.resourceVersion <= this.knownSince), ...this.known]
      this.knownSince = since
    }
    const at = this.known.findIndex((entry) => entry.resourceVersion > since)
    return [...(at < 0 ? [] : this.known.slice(at)), ...this.pending.filter((entry) => entry.resourceVersion > since)]
  }

  /** The pending entries are committed. */
  settle(): void {
    for (const entry of this.pending) this.known.push(entry)
    this.pending = []
    if (this.known.length > 2 * keptEntries) {
      const dropped = this.known.splice(0, this.known.length - keptEntries)
      this.knownSince = dropped[dropped.length - 1].resourceVersion
    }
  }

  rollBack(): void { this.pending = [] }

  /** All that is kept in memory, for a store without files. */
  get knownEntries(): readonly LogEntry[] { return this.known }
  get reachesBackTo(): number { return this.knownSince }
}
