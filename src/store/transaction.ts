import type { KubeObject } from '../api/object.ts'
import type { ChangeLog } from './changelog.ts'
import type { LogEntry, Transaction } from './contract.ts'
import type { Entries } from './entries.ts'
import type { StoredMeta } from './meta.ts'

/** The documents of a cluster, wherever they are kept. Paths are relative, with `/`. */
export interface Documents {
  /** The document at a path; an empty one when there is none. */
  open(path: string): Entries<any>
  /** Names of the documents in a folder that hold something, less `.json`, unsorted. */
  names(folder: string): string[]
  /** Names of the folders in a folder, unsorted; some may hold nothing. */
  folders(folder: string): string[]
}

const fileName = (name: string) => encodeURIComponent(name).replace(/^\./, '%2E')

/** The document that holds the objects of a resource in a namespace ('' for cluster-scoped resources). */
export const objectsPath = (resource: string, namespace: string) =>
  `objects/${fileName(resource)}/${namespace ? fileName(namespace) : '_cluster'}.json`
export const memoryPath = (slot: string) => `memory/${fileName(slot)}.json`

/** Of the paths of documents, those right in a folder, as names less `.json`. */
export const namesIn = (folder: string, paths: string[]) =>
  paths.filter((path) => path.startsWith(`${folder}/`) && !path.includes('/', folder.length + 1)).map((path) => path.slice(folder.length + 1, -5))

/** Of the paths of documents, the names of folders below a folder. */
export const foldersIn = (folder: string, paths: string[]) =>
  [...new Set(paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1)).filter((rest) => rest.includes('/')).map((rest) => rest.slice(0, rest.indexOf('/'))))]

/** The one transaction code of all stores: names documents, and leaves reading and writing them to `Documents`. */
export class StateTransaction implements Transaction {
  /** Documents by resource and namespace, so that a path is only made once. */
  private readonly opened = new Map<string, Map<string, Entries<KubeObject>>>()

  constructor(private readonly documents: Documents, readonly meta: StoredMeta, private readonly changes: ChangeLog) {}

  private objects(resource: string, namespace: string): Entries<KubeObject> {
    let byNamespace = this.opened.get(resource)
    if (!byNamespace) this.opened.set(resource, (byNamespace = new Map()))
    let entries = byNamespace.get(namespace)
    if (!entries) byNamespace.set(namespace, (entries = this.documents.open(objectsPath(resource, namespace))))
    return entries
  }

  get(resource: string, namespace: string, name: string): KubeObject | undefined {
    return this.objects(resource, namespace).get(name)
  }

  list(resource: string, namespace: string): readonly KubeObject[] {
    return this.objects(resource, namespace).list()
  }

  namespacesOf(resource: string): readonly string[] {
    return this.documents.names(`objects/${fileName(resource)}`).map((name) => (name === '_cluster' ? '' : decodeURIComponent(name))).sort()
  }

  resources(): readonly string[] {
    return this.documents.folders('objects').map(decodeURIComponent).filter((resource) => this.namespacesOf(resource).length > 0).sort()
  }

  put(resource: string, namespace: string, name: string, object: KubeObject): void {
    this.objects(resource, namespace).put(name, object)
  }

  remove(resource: string, namespace: string, name: string): void {
    this.objects(resource, namespace).remove(name)
  }

  recall(slot: string, key: string): unknown {
    return this.documents.open(memoryPath(slot)).get(key)
  }

  remember(slot: string, key: string, value: unknown): void {
    const entries = this.documents.open(memoryPath(slot))
    if (value === undefined) entries.remove(key)
    else entries.put(key, value)
  }

  log(entry: LogEntry): void { this.changes.add(entry) }

  logSince(resourceVersion: number): readonly LogEntry[] | undefined {
    return this.changes.since(resourceVersion, this.meta.log)
  }
}
