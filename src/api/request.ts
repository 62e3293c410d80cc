import type { Fields, KubeObject } from './object.ts'

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection'

/** Who asks. */
export interface UserInfo { username: string; uid?: string; groups: string[]; extra?: Record<string, string[]> }

/** Query parameters by their wire names, already as text (`dryRun: 'All'`, `limit: '500'`, `labelSelector: 'a=b'`). */
export interface Query {
  labelSelector?: string
  fieldSelector?: string
  limit?: string
  continue?: string
  resourceVersion?: string
  timeoutSeconds?: string
  dryRun?: string
  fieldManager?: string
  fieldValidation?: string
  force?: string
  propagationPolicy?: string
  gracePeriodSeconds?: string
  [name: string]: string | undefined
}

export type PatchType =
  | 'application/json-patch+json' | 'application/merge-patch+json' | 'application/strategic-merge-patch+json' | 'application/apply-patch+yaml'

/** One call of the API, however it came (in process or over HTTP). */
export interface ApiRequest {
  verb: Verb
  group: string
  version: string
  /** Plural name. */
  resource: string
  /** Set for namespaced resources, unless all namespaces are meant. */
  namespace?: string
  name?: string
  subresource?: string
  query?: Query
  /** What the answer should look like: a `meta.k8s.io/v1 Table` as kubectl asks for it, or `PartialObjectMetadata`. */
  accept?: 'object' | 'table' | 'partial'
  /** For patch: which kind of patch the body is. */
  contentType?: PatchType
  /** The object, the patch, or the DeleteOptions. */
  body?: unknown
  /** The body as it travelled, where it came as JSON text: duplicate fields, the order of errors and broken JSON show only there. */
  bodyText?: string
  /** Shown as field manager where the query names none: `kubectl` gives `kubectl-create` and so on in the query. */
  userAgent?: string
  user?: UserInfo
}

export interface ApiResponse {
  code: number
  /** An object, a list, a Table or a Status. */
  body: any
  /** `Warning:` headers, in order. */
  warnings: string[]
}

export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR'
  /** The object, or a Table of one row when a table was asked for. */
  object: any
}

export interface TableColumn { name: string; type: string; format: string; description: string; priority: number }
export interface TableRow { cells: unknown[]; object: KubeObject | Fields }
export interface Table {
  kind: 'Table'
  apiVersion: 'meta.k8s.io/v1'
  metadata: { resourceVersion?: string; continue?: string; remainingItemCount?: number }
  columnDefinitions: TableColumn[]
  rows: TableRow[]
}
