import { appendFileSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseState } from './damage.ts'

/** Folder of last good versions, folder of contents on their way, list of renames that a commit still has to do. */
export const goodFolder = '.good'
export const temporaryFolder = '.tmp'
export const journalFile = 'journal.json'

interface Journal { renames: [from: string, to: string][]; removals: string[] }

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
 * The files of one cluster's folder. New contents are staged, and `commit` makes all of them stand or none:
 * they wait under temporary names, the rename of a journal that lists what has to be renamed is the moment of commit,
 * and whoever finds a journal finishes it. The threat is a killed process, not a power cut: nothing is fsynced.
 * Paths are relative to the folder, with `/`. Everything that writes needs the cluster's lock.
 */
export class ClusterFiles {
  private journal: Journal = { renames: [], removals: [] }
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

  private rename(from: string, to: string): void {
    const parent = dirname(to)
    this.makeFolder(parent)
    try { renameSync(this.absolute(from), this.absolute(to)) } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      this.folders.delete(parent) // somebody may have removed the folder since
      this.makeFolder(parent)
      renameSync(this.absolute(from), this.absolute(to))
    }
  }

  private temporary(bytes: Uint8Array): string {
    const path = `${temporaryFolder}/${this.pid}-${++this.temporaries}`
    this.makeFolder(temporaryFolder)
    writeFileSync(this.absolute(path), bytes)
    return path
  }

  /** A file's new content, with a good copy unless said otherwise. */
  stage(path: string, text: string, withCopy = true): void {
    const bytes = new TextEncoder().encode(text)
    this.journal.renames.push([this.temporary(bytes), path])
    if (withCopy) this.journal.renames.push([this.temporary(bytes), `${goodFolder}/${path}`])
  }

  /** The file and its good copy shall go. */
  stageRemoval(path: string): void { this.journal.removals.push(path, `${goodFolder}/${path}`) }

  /** Adds to a file at once; what makes the addition count is a file of the same commit. */
  append(path: string, text: string): void { appendFileSync(this.absolute(path), text) }

  /** Makes everything staged stand. One file alone needs no journal: its own rename is the commit. */
  commit(): void {
    const { journal } = this
    const alone = journal.removals.length === 0 && new Set(journal.renames.map(([, to]) => to.replace(`${goodFolder}/`, ''))).size <= 1
    if (!alone) this.rename(this.temporary(new TextEncoder().encode(JSON.stringify(journal))), journalFile)
    this.journal = { renames: [], removals: [] }
    this.finish(journal)
    if (!alone) unlinkSync(this.absolute(journalFile))
  }

  /** Throws away what was staged. */
  discard(): void {
    for (const [from] of this.journal.renames) rmSync(this.absolute(from), { force: true })
    this.journal = { renames: [], removals: [] }
  }

  private finish({ renames, removals }: Journal): void {
    for (const [from, to] of renames) this.rename(from, to)
    for (const path of removals) rmSync(this.absolute(path), { force: true })
  }

  /** Finishes the commit of a process that was killed in it, and removes contents that never got that far. */
  recover(): void {
    const text = this.read(journalFile)
    if (text !== undefined) {
      const { renames, removals } = parseState(this.absolute(journalFile), text) as Journal
      this.finish({ renames: renames.filter(([from]) => this.stamp(from) !== undefined), removals })
      unlinkSync(this.absolute(journalFile))
    }
    for (const name of this.names(temporaryFolder)) rmSync(this.absolute(`${temporaryFolder}/${name}`), { force: true })
  }
}
