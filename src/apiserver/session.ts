import type { Fields, KubeObject, ManagedFieldsEntry } from '../api/object.ts'
import type { GroupVersionResource } from '../api/gvk.ts'
import { resourceKey } from '../api/gvk.ts'
import type { Schema } from '../api/schema/contract.ts'
import { noSuchPath } from '../api/status.ts'
import type { UserInfo } from '../api/request.ts'
import type { Change } from '../controllers/contract.ts'
import type { HookContext, Kind, ResourceRow } from '../kinds/contract.ts'
import { Random } from '../random.ts'
import type { LogEntry, Transaction } from '../store/contract.ts'
import type { KindLoader } from './kinds.ts'

/** Who writes, for managedFields, and under which rules. */
export interface Writer {
  user: UserInfo
  /** managedFields' manager. */
  manager: string
  dryRun: boolean
  /** managedFields that server-side apply has worked out for the object it creates. */
  applied?: ManagedFieldsEntry[]
  /** Nobody reads its warnings (controllers): they are not worked out. */
  deaf?: boolean
  /** Receives `Warning:` texts. */
  warn(text: string): void
}

/**
 * One transaction as the API server sees it: the store's state, the virtual time, chance, and the kinds loaded so far.
 * All API operations (`create.ts`, `update.ts`, …) are functions over a Session; controllers use the same ones.
 */
export class Session {
  /** Virtual time, ms. Moves only through the engine, from due item to due item. */
  now: number
  readonly random: Random
  /** Changes that controllers have not been told of yet. */
  readonly pending: Change[] = []
  /** All changes of this transaction, oldest first. */
  readonly entries: LogEntry[] = []
  /** Lists over all namespaces, as long as nothing changed. */
  private readonly everywhere = new Map<string, readonly KubeObject[]>()
  private readonly owners = new Map<string, Map<string, Map<string, KubeObject>>>()

  constructor(readonly tx: Transaction, now: number, readonly kinds: KindLoader, readonly schema: () => Schema) {
    this.now = now
    this.random = new Random(tx.meta.random.state)
  }

  /** The row that serves a resource. @throws ApiError 404 */
  row(gvr: GroupVersionResource): ResourceRow {
    const row = this.kinds.find(this.tx, gvr)
    if (!row) throw noSuchPath()
    return row
  }

  /** The storage row of a resource key (`pods`, `deployments.apps`). */
  storedRow(key: string): ResourceRow {
    const row = this.kinds.byKey(this.tx, key)
    if (!row) throw new Error(`no resource ${key} in the catalog`)
    return row
  }

  kind(row: ResourceRow): Kind { return this.kinds.loaded(row) }

  get(resource: string, namespace: string | undefined, name: string): KubeObject | undefined {
    return this.tx.get(resource, namespace ?? '', name)
  }

  /** In name order inside a namespace, namespaces in order. */
  list(resource: string, namespace?: string): readonly KubeObject[] {
    if (namespace !== undefined) return this.tx.list(resource, namespace)
    let all = this.everywhere.get(resource)
    if (!all) {
      const lists = this.tx.namespacesOf(resource).map((ns) => this.tx.list(resource, ns))
      all = lists.length === 1 ? lists[0]! : lists.flat()
      this.everywhere.set(resource, all)
    }
    return all
  }

  /** Objects of a resource by the uid of their managing owner, in name order. The index is built once per transaction. */
  owned(resource: string, namespace: string, uid: string): readonly KubeObject[] {
    const key = `${resource}/${namespace}`
    let index = this.owners.get(key)
    if (!index) {
      this.owners.set(key, (index = new Map()))
      for (const object of this.tx.list(resource, namespace)) indexOwner(index, object)
    }
    const found = index.get(uid)
    return found ? [...found.values()].sort((a, b) => (a.metadata.name! < b.metadata.name! ? -1 : 1)) : []
  }

  /** Stores an object under the next resourceVersion and tells everybody. */
  write(row: ResourceRow, object: KubeObject, old: KubeObject | undefined): KubeObject {
    const resource = resourceKey(row)
    const resourceVersion = ++this.tx.meta.resourceVersion
    object.metadata.resourceVersion = String(resourceVersion)
    const namespace = row.namespaced ? object.metadata.namespace! : ''
    this.tx.put(resource, namespace, object.metadata.name!, object)
    this.tell({ resourceVersion, type: old ? 'MODIFIED' : 'ADDED', resource, object, old, time: this.now })
    return object
  }

  /** Takes an object out of the store. Its last form, under a new resourceVersion, goes to the watchers. */
  remove(row: ResourceRow, object: KubeObject): void {
    const resource = resourceKey(row)
    const resourceVersion = ++this.tx.meta.resourceVersion
    const last = { ...object, metadata: { ...object.metadata, resourceVersion: String(resourceVersion) } }
    this.tx.remove(resource, row.namespaced ? object.metadata.namespace! : '', object.metadata.name!)
    this.tell({ resourceVersion, type: 'DELETED', resource, object: last, old: object, time: this.now })
  }

  private tell(entry: LogEntry): void {
    const { type, resource, object, old } = entry
    this.everywhere.delete(resource)
    const index = this.owners.get(`${resource}/${object.metadata.namespace ?? ''}`)
    if (index) {
      if (old) unindexOwner(index, old)
      if (type !== 'DELETED') indexOwner(index, object)
    }
    this.entries.push(entry)
    this.pending.push({ type, resource, object, old })
  }

  /** What hooks of kinds are given. */
  hooks(writer: Writer, subresource = ''): HookContext {
    return {
      now: this.now, dryRun: writer.dryRun, user: writer.user, manager: writer.manager, subresource,
      get: (resource, namespace, name) => this.get(resource, namespace, name),
      list: (resource, namespace) => this.list(resource, namespace),
      random: (below) => this.random.below(below),
      randomName: (length) => this.random.name(length),
      uid: () => this.random.uid(),
      warn: (text) => writer.warn(text),
    }
  }

  /** Hands the changes over to the change log. Called once, before the commit. */
  close(): void {
    for (const entry of this.entries) this.tx.log(entry)
  }
}

const ownerUid = (object: KubeObject) => object.metadata.ownerReferences?.find((owner) => owner.controller)?.uid

function indexOwner(index: Map<string, Map<string, KubeObject>>, object: KubeObject): void {
  const uid = ownerUid(object)
  if (!uid) return
  const group = index.get(uid)
  if (group) group.set(object.metadata.name!, object)
  else index.set(uid, new Map([[object.metadata.name!, object]]))
}

function unindexOwner(index: Map<string, Map<string, KubeObject>>, object: KubeObject): void {
  const uid = ownerUid(object)
  if (uid) index.get(uid)?.delete(object.metadata.name!)
}

/** Where an object stands: its namespace as the store keys it. */
export const storeNamespace = (row: ResourceRow, object: { metadata: Fields }): string => (row.namespaced ? object.metadata.namespace ?? '' : '')
