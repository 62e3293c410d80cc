import { appendFileSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Journal, StagedFile } from './journal.ts'
import { journalBytes, journalFile, readJournal } from './journal.ts'

/** Folder of last good versions, and of contents on their way. */
export const goodFolder = '.good'
const temporaryFolder = '.tmp'

export interface FileStamp { time: number; size: number; inode: number }

/** Gives undefined where node:fs throws ENOENT or ENOTDIR. */
function unlessMissing<T>(read: () => T): T | undefined {
  try { return read() } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

/**
 * The files of one cluster's folder. New contents are staged, and `commit` makes all of them stand or none: a journal with all of
 * them is written first, its last byte is the moment of commit, and whoever finds a complete journal writes the files again.
 * (Each in a file of its own, renamed, would be as safe, and twice as slow: making files is what costs.)
 * The threat is a killed process, not a power cut: nothing is fsynced.
 * Paths are relative to the folder, with `/`. Everything that writes needs the cluster's lock.
 */
export class ClusterFiles {
  private staged: StagedFile[] = []
  private removals: string[] = []
  private readonly folders = new Set<string>()
  private temporaries = 0

  constructor(readonly folder: string, private readonly pid: number) {}

  absolute(path: string): string { return join(this.folder, path) }

  read(path: string): string | undefined { return unlessMissing(() => readFileSync(this.absolute(path), 'utf8')) }

  /** The first `length` bytes of a file. */
  readStart(path: string, length: number): string | undefined {
    const file = unlessMissing(() => openSync(this.absolute(path), 'r'))
    if (file === undefined) return undefined
    try {
      const bytes = new Uint8Array(length)
      return new TextDecoder().decode(bytes.subarray(0, readSync(file, bytes, 0, length, 0)))
    } finally { closeSync(file) }
  }

  stamp(path: string): FileStamp | undefined {
    const stat = statSync(this.absolute(path), { throwIfNoEntry: false })
    return stat && { time: stat.mtimeMs, size: stat.size, inode: stat.ino }
  }

  /** Whether the file is as the last commit left it: not newer than its good copy, and of its size. */
  asCommitted(path: string, stamp: FileStamp): boolean {
    const good = this.stamp(`${goodFolder}/${path}`)
    return good !== undefined && good.size === stamp.size && stamp.time <= good.time
  }

  /** Names in a folder; none when there is no such folder. */
  names(folder: string): string[] { return unlessMissing(() => readdirSync(this.absolute(folder))) ?? [] }

  /** Paths of all files of the cluster that hold state, sorted. */
  documents(): string[] {
    const inFolder = (folder: string): string[] => this.names(folder).flatMap((name) => (name.endsWith('.json') ? [`${folder}/${name}`] : folder === 'objects' ? inFolder(`${folder}/${name}`) : []))
    return [...['cluster.json', 'log.jsonl'].filter((path) => this.stamp(path)), ...inFolder('memory'), ...inFolder('objects')]
  }

  makeFolder(folder: string): void {
    if (this.folders.has(folder)) return
    mkdirSync(this.absolute(folder), { recursive: true })
    this.folders.add(folder)
  }

  /** Does something that needs a folder, which somebody may have removed since it was made. */
  private inFolder(folder: string, work: () => void): void {
    this.makeFolder(folder)
    try { work() } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      this.folders.delete(folder)
      this.makeFolder(folder)
      work()
    }
  }

  /** Writes over a file where it stands. */
  private overwrite(path: string, bytes: Uint8Array): void {
    this.inFolder(dirname(path), () => writeFileSync(this.absolute(path), bytes))
  }

  /** Puts a new file in the place of another, at once. */
  private replace(path: string, bytes: Uint8Array): void {
    const temporary = this.absolute(`${temporaryFolder}/${this.pid}-${++this.temporaries}`)
    this.inFolder(temporaryFolder, () => writeFileSync(temporary, bytes))
    this.inFolder(dirname(path), () => renameSync(temporary, this.absolute(path)))
  }

  /** A file's new content, with a good copy unless said otherwise. */
  stage(path: string, text: string, withCopy = true): void { this.staged.push({ path, bytes: new TextEncoder().encode(text), withCopy }) }

  /** The file and its good copy shall go. */
  stageRemoval(path: string): void { this.removals.push(path, `${goodFolder}/${path}`) }

  /** Adds to a file at once; what makes the addition count is a file of the same commit. */
  append(path: string, text: string): void { appendFileSync(this.absolute(path), text) }

  /** Makes everything staged stand. One file alone needs no journal: its own rename is the commit. */
  commit(): void {
    const { staged, removals } = this
    this.discard()
    if (staged.length + removals.length === 0) return
    if (staged.length === 1 && removals.length === 0) {
      const [{ path, bytes, withCopy }] = staged
      this.replace(path, bytes)
      if (withCopy) this.overwrite(`${goodFolder}/${path}`, bytes)
      return
    }
    try { this.overwrite(journalFile, journalBytes({ staged, removals })) } catch (error) {
      rmSync(this.absolute(journalFile), { force: true })
      throw error
    }
    this.finish({ staged, removals })
  }

  /** Throws away what was staged. */
  discard(): void {
    this.staged = []
    this.removals = []
  }

  private finish({ staged, removals }: Journal): void {
    for (const { path, bytes, withCopy } of staged) {
      this.overwrite(path, bytes)
      if (withCopy) this.overwrite(`${goodFolder}/${path}`, bytes)
    }
    for (const path of removals) rmSync(this.absolute(path), { force: true })
    unlinkSync(this.absolute(journalFile))
  }

  /** Finishes the commit of a process that was killed in it, or removes its journal when that did not get to its end. */
  recover(): void {
    const bytes = unlessMissing(() => readFileSync(this.absolute(journalFile)))
    if (bytes) {
      const journal = readJournal(bytes)
      if (journal) this.finish(journal)
      else unlinkSync(this.absolute(journalFile))
    }
    for (const name of this.names(temporaryFolder)) rmSync(this.absolute(`${temporaryFolder}/${name}`), { force: true })
  }
}
