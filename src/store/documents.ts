import type { SyncAdapter } from 'lowdb'
import { LowSync } from 'lowdb'
import { checkDocument } from './check.ts'
import { Entries } from './entries.ts'
import type { ClusterFiles, FileStamp } from './files.ts'
import type { Documents } from './transaction.ts'
import { foldersIn, namesIn } from './transaction.ts'

/**
 * One JSON file as lowdb sees it. lowdb's own file adapters read and write whenever they like, which loses changes as soon
 * as two processes do it; this one is only used under the cluster's lock, and its `write` stages the text for the commit.
 */
class StateFile implements SyncAdapter<Entries> {
  private stamp: FileStamp | undefined

  constructor(private readonly files: ClusterFiles, readonly path: string) {}

  /** Whether the file is still what was read last. */
  isCurrent(): boolean {
    const now = this.files.stamp(this.path)
    return now?.time === this.stamp?.time && now?.size === this.stamp?.size && now?.inode === this.stamp?.inode
  }

  /** Remembers what the file looks like after a commit. */
  committed(): void { this.stamp = this.files.stamp(this.path) }

  /** @throws StateError when somebody edited the file into nonsense */
  read(): Entries {
    this.stamp = this.files.stamp(this.path)
    const text = this.stamp && this.files.read(this.path)
    if (text === undefined) return new Entries()
    return (this.files.asCommitted(this.path, this.stamp!) && Entries.split(text)) || checkDocument(this.files.absolute(this.path), this.path, text)
  }

  write(entries: Entries): void {
    if (entries.size > 0) this.files.stage(this.path, entries.text())
    else this.files.stageRemoval(this.path)
  }
}

interface OpenDocument { file: StateFile; database: LowSync<Entries>; checked: boolean }

/** The documents of a folder: read when first asked for, and again only when their file changed. */
export class FolderDocuments implements Documents {
  private readonly documents = new Map<string, OpenDocument>()
  /** Paths of `documents` by the folder that they stand in. */
  private readonly inFolder = new Map<string, string[]>()
  private staged: OpenDocument[] = []
  private readonly onDisk = new Map<string, readonly string[]>()

  constructor(private readonly files: ClusterFiles) {}

  /** Others have committed: nothing that was read counts any more. */
  forget(): void {
    this.documents.clear()
    this.inFolder.clear()
  }

  /** A transaction starts: files may have been edited by hand since the last one. */
  begin(): void {
    for (const document of this.documents.values()) document.checked = false
    this.onDisk.clear()
  }

  /** Names in a folder of the cluster as they were at the start of the transaction: nobody else writes in it. */
  private namesOnDisk(folder: string): readonly string[] {
    let names = this.onDisk.get(folder)
    if (!names) this.onDisk.set(folder, (names = this.files.names(folder)))
    return names
  }

  open(path: string): Entries<any> {
    let document = this.documents.get(path)
    if (document?.checked) return document.database.data
    if (!document) {
      const file = new StateFile(this.files, path)
      document = { file, database: new LowSync<Entries>(file, new Entries()), checked: true }
      document.database.read()
      this.documents.set(path, document)
      const folder = path.slice(0, path.lastIndexOf('/'))
      this.inFolder.set(folder, [...(this.inFolder.get(folder) ?? []), path])
    } else if (!document.file.isCurrent()) {
      document.database.read()
    }
    document.checked = true
    return document.database.data
  }

  names(folder: string): string[] {
    const onDisk = this.namesOnDisk(folder).filter((name) => name.endsWith('.json') && !this.documents.get(`${folder}/${name}`)?.checked)
    const read = (this.inFolder.get(folder) ?? []).filter((path) => this.isFilled(this.documents.get(path)!))
    return [...onDisk.map((name) => name.slice(0, -5)), ...namesIn(folder, read)]
  }

  folders(folder: string): string[] {
    return [...new Set([...this.namesOnDisk(folder), ...foldersIn(folder, this.filled())])]
  }

  /** Paths of the documents read in this transaction that hold something. */
  private filled(): string[] {
    return [...this.documents].filter(([, document]) => this.isFilled(document)).map(([path]) => path)
  }

  private isFilled({ checked, database }: OpenDocument): boolean { return checked && database.data.size > 0 }

  /** Stages every document that changed. Gives whether any did. */
  stage(): boolean {
    this.staged = [...this.documents.values()].filter(({ database }) => database.data.changed())
    for (const { database } of this.staged) database.write()
    return this.staged.length > 0
  }

  settle(): void {
    for (const { database } of this.documents.values()) if (database.data.touched()) database.data.settle()
    for (const { file } of this.staged) file.committed()
    if (this.staged.length) this.onDisk.clear()
    this.staged = []
  }

  rollBack(): void {
    for (const { database } of this.documents.values()) if (database.data.touched()) database.data.rollBack()
    this.staged = []
  }
}
