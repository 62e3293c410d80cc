import { LowSync, MemorySync } from 'lowdb'
import { ChangeLog } from './changelog.ts'
import type { Store, Transaction } from './contract.ts'
import { Entries } from './entries.ts'
import type { FirstUse } from './meta.ts'
import { newMeta } from './meta.ts'
import { Queue } from './queue.ts'
import type { Documents } from './transaction.ts'
import { foldersIn, namesIn, StateTransaction } from './transaction.ts'

class MemoryDocuments implements Documents {
  private readonly open_ = new Map<string, LowSync<Entries>>()
  /** Paths by the folder that they stand in. */
  private readonly byFolder = new Map<string, string[]>()

  open(path: string): Entries<any> {
    let document = this.open_.get(path)
    if (!document) {
      this.open_.set(path, (document = new LowSync(new MemorySync<Entries>(), new Entries())))
      const folder = path.slice(0, path.lastIndexOf('/'))
      this.byFolder.set(folder, [...(this.byFolder.get(folder) ?? []), path])
    }
    return document.data
  }

  names(folder: string): string[] {
    return namesIn(folder, (this.byFolder.get(folder) ?? []).filter((path) => this.open_.get(path)!.data.size > 0))
  }
  folders(folder: string): string[] { return foldersIn(folder, this.filled()) }

  private filled(): string[] { return [...this.open_].filter(([, { data }]) => data.size > 0).map(([path]) => path) }

  finish(how: 'settle' | 'rollBack'): void {
    for (const { data } of this.open_.values()) if (data.touched()) data[how]()
  }
}

/** A cluster that lives as long as the process. The same transactions as a folder's, without files. */
export function memoryStore(first: FirstUse): Store {
  const documents = new MemoryDocuments()
  const changes = new ChangeLog(() => [])
  const queue = new Queue()
  let meta = newMeta(first)
  let metaText = ''

  return {
    location: 'memory',
    changedElsewhere: () => false,
    transact: <T>(work: (tx: Transaction) => Promise<T> | T): Promise<T> => queue.run(async () => {
      const commit = () => {
        documents.finish('settle')
        changes.settle()
        meta.log.since = changes.reachesBackTo
        metaText = JSON.stringify(meta)
      }
      try {
        if (!metaText) {
          await first.fill(new StateTransaction(documents, meta, changes))
          changes.restart(meta.resourceVersion)
          commit()
        }
        const result = await work(new StateTransaction(documents, meta, changes))
        commit()
        return result
      } catch (error) {
        documents.finish('rollBack')
        changes.rollBack()
        meta = metaText ? JSON.parse(metaText) : newMeta(first)
        throw error
      }
    }),
  }
}
