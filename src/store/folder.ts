import { ChangeLog } from './changelog.ts'
import type { Store, Transaction } from './contract.ts'
import { FolderDocuments } from './documents.ts'
import { FolderLog } from './folderlog.ts'
import { ClusterFiles } from './files.ts'
import type { StoreHost } from './lock.ts'
import { FileLock } from './lock.ts'
import type { FirstUse, StoredMeta } from './meta.ts'
import { newMeta } from './meta.ts'
import { metaFile, metaText, readMeta } from './metafile.ts'
import { placeError } from './placeerror.ts'
import { Queue } from './queue.ts'
import { StateTransaction } from './transaction.ts'

/** Long enough for `commits`, the first field of cluster.json. */
const startLength = 40

/** A cluster that lives in a folder, for any number of processes. The first transaction makes it when there is none. */
class FolderStore implements Store {
  private readonly files: ClusterFiles
  private readonly lock: FileLock
  private readonly documents: FolderDocuments
  private readonly log: FolderLog
  private readonly changes: ChangeLog
  private readonly queue = new Queue()
  private opened = false
  private commits = -1
  /** cluster.json as this process knows it. */
  private text = ''
  private meta!: StoredMeta

  constructor(readonly location: string, host: StoreHost, private readonly first: FirstUse) {
    this.files = new ClusterFiles(location, host.pid)
    this.lock = new FileLock(this.files.absolute('lock'), host)
    this.documents = new FolderDocuments(this.files)
    this.log = new FolderLog(this.files)
    this.changes = new ChangeLog((since) => this.log.read(since, this.meta))
  }

  changedElsewhere(): boolean { return this.files.readStart(metaFile, startLength) !== this.text.slice(0, startLength) }

  transact<T>(work: (tx: Transaction) => Promise<T> | T): Promise<T> {
    return this.queue.run(async () => {
      try { return await this.locked(work) } catch (error) { throw placeError(error, this.location) }
    })
  }

  private async locked<T>(work: (tx: Transaction) => Promise<T> | T): Promise<T> {
    if (!this.opened) this.files.makeFolder('.')
    const { afterCrash } = await this.lock.take()
    try {
      if (afterCrash || !this.opened) this.files.recover()
      this.opened = true
      return await this.inside(work)
    } finally { this.lock.release() }
  }

  private async inside<T>(work: (tx: Transaction) => Promise<T> | T): Promise<T> {
    const found = readMeta(this.files)
    this.meta = found ? found.meta : newMeta(this.first)
    this.text = found ? found.text : ''
    if (this.meta.commits !== this.commits) {
      this.documents.forget()
      this.changes.restart(this.meta.resourceVersion)
    }
    this.documents.begin()
    try {
      if (!found) {
        await this.first.fill(new StateTransaction(this.documents, this.meta, this.changes))
        this.meta.log.since = this.meta.resourceVersion
        this.changes.restart(this.meta.resourceVersion)
        this.commit()
      }
      const result = await work(new StateTransaction(this.documents, this.meta, this.changes))
      this.commit()
      return result
    } catch (error) {
      this.files.discard()
      this.documents.rollBack()
      this.changes.rollBack()
      throw error
    }
  }

  private commit(): void {
    const changed = this.documents.stage()
    const logged = this.log.stage(this.changes.pending, this.meta)
    if (changed || logged || metaText(this.meta) !== this.text) {
      this.meta.commits++
      const text = metaText(this.meta)
      this.files.stage(metaFile, text)
      this.commits = -1
      this.opened = false // should the renames fail half way, the next transaction finishes them
      this.files.commit()
      this.opened = true
      this.text = text
    }
    this.commits = this.meta.commits
    this.documents.settle()
    this.changes.settle()
  }
}

/**
 * A cluster in a folder of JSON files.
 * @param folder absolute path; made when it is not there
 * @param first how to make the cluster when the folder holds none
 */
export function folderStore(folder: string, host: StoreHost, first: FirstUse): Store {
  return new FolderStore(folder, host, first)
}
