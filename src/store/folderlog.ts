import { keptBytes, keptEntries } from './changelog.ts'
import type { LogEntry } from './contract.ts'
import type { ClusterFiles } from './files.ts'
import type { StoredMeta } from './meta.ts'

const logFile = 'log.jsonl'

const lineOf = ({ resourceVersion, type, resource, time, object }: LogEntry) => `${JSON.stringify({ resourceVersion, type, resource, time, object })}\n`
const start = '{"resourceVersion":'
/** The resourceVersion of a line, without parsing all of it. */
const versionOf = (line: string) => (line.startsWith(start) ? Number.parseInt(line.slice(start.length, start.length + 20), 10) : Number.NaN)

/**
 * The change log as a file of lines. A commit appends its lines before it counts: the bytes of the log that count stand in
 * cluster.json, so lines of a commit that never was are ignored, and cut off by the next that writes.
 */
export class FolderLog {
  constructor(private readonly files: ClusterFiles) {}

  /** The lines that count; empty when the file is shorter than it was, edited by hand. */
  private lines(meta: StoredMeta): string[] {
    if ((this.files.stamp(logFile)?.size ?? 0) < meta.log.bytes) return []
    return this.files.readStart(logFile, meta.log.bytes)!.split('\n').slice(0, -1)
  }

  /** Committed entries newer than a resourceVersion, oldest first. Lines that make no sense are passed over. */
  read(since: number, meta: StoredMeta): LogEntry[] {
    const lines = this.lines(meta)
    let at = lines.length
    while (at > 0 && !(versionOf(lines[at - 1]) <= since)) at--
    return lines.slice(at).flatMap((line) => {
      try { return [JSON.parse(line) as LogEntry] } catch { return [] }
    })
  }

  /** Writes the lines of a commit to be, and says so in `meta.log`. Gives whether there were any. */
  stage(entries: readonly LogEntry[], meta: StoredMeta): boolean {
    if (entries.length === 0) return false
    const { log } = meta
    const size = this.files.stamp(logFile)?.size ?? 0
    if (size === log.bytes && log.entries + entries.length <= 2 * keptEntries) {
      const text = entries.map(lineOf).join('')
      const bytes = Buffer.byteLength(text)
      if (log.bytes + bytes <= 2 * keptBytes) {
        this.files.append(logFile, text)
        log.entries += entries.length
        log.bytes += bytes
        return true
      }
    }
    this.rewrite(entries, meta)
    return true
  }

  /** A new log of the newest lines only. */
  private rewrite(entries: readonly LogEntry[], meta: StoredMeta): void {
    const old = this.lines(meta)
    const lost = old.length === 0 && meta.log.entries > 0
    const kept: string[] = []
    let bytes = 0
    let since = lost ? Math.min(...entries.map((entry) => entry.resourceVersion)) - 1 : meta.log.since
    for (let at = old.length + entries.length - 1; at >= 0; at--) {
      const line = at < old.length ? `${old[at]}\n` : lineOf(entries[at - old.length])
      const length = Buffer.byteLength(line)
      if (kept.length === keptEntries || bytes + length > keptBytes) {
        since = at < old.length ? versionOf(old[at]) : entries[at - old.length].resourceVersion
        break
      }
      kept.push(line)
      bytes += length
    }
    meta.log = { since, entries: kept.length, bytes }
    this.files.stage(logFile, kept.reverse().join(''), false)
  }
}
