import type { ApiRequest, ApiResponse, WatchEvent } from '../api/request.ts'
import type { ResourceRow } from '../kinds/contract.ts'

/** How requests reach a server: in process, or over HTTP. */
export interface Transport {
  /** Sends one request. @throws ApiError for every failure */
  request(request: ApiRequest): Promise<ApiResponse>
  /**
   * Watches from `query.resourceVersion` on. Ends when `signal` aborts, or at `deadline` (cluster time, ms).
   * Waiting follows the cluster's clock: real sleeps, instant jumps.
   */
  watch(request: ApiRequest, options: { signal?: AbortSignal; deadline?: number }): AsyncIterable<WatchEvent>
  /** A container's log as it is written, in pieces (`pods/log` with `follow`). Ends with the container, or as a watch does. @throws ApiError */
  log(request: ApiRequest, options: { signal?: AbortSignal; deadline?: number }): AsyncIterable<string>
  /** A path of the API as it stands in a URL (`/healthz`, `/api/v1/pods?limit=2`). @throws ApiError */
  raw(method: string, path: string, body?: string, onWarning?: (text: string) => void): Promise<string>
  /** All resources served now, custom ones too, in discovery order. */
  discover(): Promise<readonly DiscoveredResource[]>
  /** Cluster time in ms. */
  now(): number
  /** Waits in cluster time. Resolves early when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** What a client knows of a resource: the catalog's row without its code. */
export type DiscoveredResource = Omit<ResourceRow, 'load'>
