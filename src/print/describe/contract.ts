import type { KubeObject } from '../../api/object.ts'
import type { Query } from '../../api/request.ts'

/** What a describer may ask the cluster for besides its object. Resources are named by their keys: `pods`, `replicasets.apps`. */
export interface Related {
  /** Cluster time in ms. */
  readonly now: number
  /** Whether events belong to the description. */
  readonly showEvents: boolean
  /** One object. @throws ApiError */
  get(resource: string, namespace: string | undefined, name: string): Promise<KubeObject>
  /** All objects of a list, fetched in pages. @throws ApiError */
  list(resource: string, namespace: string | undefined, query?: Query): Promise<KubeObject[]>
}

/** Lines of a description: cells end in tabs, which are aligned at the end. */
export type Lines = string[]

/** Describes an object. @throws ApiError when what it cannot do without is refused */
export type Describer = (object: any, related: Related) => Lines | Promise<Lines>

/** How a kind is described. */
export interface DescriberRow {
  /** The version that is read, where the server has several that differ; the object is fetched again in it. */
  version?: string
  load(): Promise<Describer>
}
