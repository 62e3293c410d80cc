import { quote } from '../api/goquote.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import type { ApiRequest, ApiResponse, PatchType, Query, Table, WatchEvent } from '../api/request.ts'
import { CommandError } from '../cli/command.ts'
import { ApiError } from '../api/status.ts'
import type { DiscoveredResource, Transport } from './contract.ts'
import { tellMissingGroup } from './nogroup.ts'

/** A list as the API gives it. */
export interface ObjectList extends Fields {
  apiVersion: string
  kind: string
  metadata: { resourceVersion?: string; continue?: string; remainingItemCount?: number }
  items: KubeObject[]
}

/** Names become parts of a URL. (client-go: rest.IsValidPathSegmentName) @throws CommandError */
function refuseBadPath(what: string, name: string | undefined): void {
  if (!name || !/[/%]|^\.\.?$/.test(name)) return
  const why = name === '.' || name === '..' ? [`may not be '${name}'`] : ['/', '%'].filter((letter) => name.includes(letter)).map((letter) => `may not contain '${letter}'`)
  throw new CommandError(`invalid ${what} ${quote(name)}: [${why.join(' ')}]`)
}

function withoutVersion(object: Fields): Fields {
  if (!object.metadata?.resourceVersion) return object
  const { resourceVersion: _, ...metadata } = object.metadata
  return { ...object, metadata }
}

type Where = { namespace?: string; name?: string; subresource?: string; query?: Query }

/** Typed requests on top of a transport; shows each server warning once. */
export class Client {
  private readonly warned = new Set<string>()
  private discovered: Promise<readonly DiscoveredResource[]> | undefined

  constructor(
    readonly transport: Transport,
    private readonly onWarning: (text: string) => void,
    private readonly userAgent = 'kubectl',
  ) {}

  /** Cluster time in ms. */
  now(): number { return this.transport.now() }

  /** Served resources in discovery order, asked for once per command. */
  resources(): Promise<readonly DiscoveredResource[]> {
    return (this.discovered ??= this.transport.discover())
  }

  /** Forgets what was discovered: a CustomResourceDefinition may have come since. */
  forgetResources(): void { this.discovered = undefined }

  /** Sends a request as it stands. @throws ApiError */
  async send(request: ApiRequest): Promise<ApiResponse> {
    try {
      const response = await this.transport.request({ userAgent: this.userAgent, ...request })
      this.warn(response.warnings)
      return response
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.warn(error.warnings ?? [])
      throw error.code === 404 && this.discovered ? tellMissingGroup(error, request, await this.discovered) : error
    }
  }

  /** Sends a path as it stands, and gives the answer's text. @throws ApiError */
  raw(method: string, path: string, body?: string): Promise<string> {
    return this.transport.raw(method, path, body, (text) => this.warn([text]))
  }

  /** Shows warnings that were not shown yet. */
  warn(texts: readonly string[]): void {
    for (const text of texts) if (!this.warned.has(text)) { this.warned.add(text); this.onWarning(text) }
  }

  private async body<T>(verb: ApiRequest['verb'], resource: DiscoveredResource, where: Where, rest: Partial<ApiRequest> = {}): Promise<T> {
    const { group, version, resource: plural } = resource
    const namespace = resource.namespaced ? where.namespace : undefined
    if (where.name === '') throw new CommandError('resource name may not be empty')
    refuseBadPath('namespace', namespace)
    refuseBadPath('resource name', where.name)
    return (await this.send({ verb, group, version, resource: plural, ...where, namespace, ...rest })).body as T
  }

  get(resource: DiscoveredResource, namespace: string | undefined, name: string, query?: Query, subresource?: string): Promise<KubeObject> {
    return this.body('get', resource, { namespace, name, query, subresource })
  }
  getTable(resource: DiscoveredResource, namespace: string | undefined, name: string, query?: Query, subresource?: string): Promise<Table> {
    return this.body('get', resource, { namespace, name, query, subresource }, { accept: 'table' })
  }
  list(resource: DiscoveredResource, namespace: string | undefined, query?: Query): Promise<ObjectList> {
    return this.body('list', resource, { namespace, query })
  }
  listTable(resource: DiscoveredResource, namespace: string | undefined, query?: Query): Promise<Table> {
    return this.body('list', resource, { namespace, query }, { accept: 'table' })
  }
  /** What comes from a live object is made anew all the same: its resource version is left out. (kubectl: resource.Helper.Create) */
  create(resource: DiscoveredResource, namespace: string | undefined, object: Fields, query?: Query, at: { name?: string; subresource?: string } = {}): Promise<KubeObject> {
    return this.body('create', resource, { namespace, query, ...at }, { body: at.subresource ? object : withoutVersion(object) })
  }
  update(resource: DiscoveredResource, namespace: string | undefined, name: string, object: Fields, query?: Query, subresource?: string): Promise<KubeObject> {
    return this.body('update', resource, { namespace, name, query, subresource }, { body: object })
  }
  patch(resource: DiscoveredResource, namespace: string | undefined, name: string, contentType: PatchType, patch: unknown, query?: Query, subresource?: string): Promise<KubeObject> {
    return this.body('patch', resource, { namespace, name, query, subresource }, { body: patch, contentType })
  }
  /** `options` is the DeleteOptions body. Gives the deleted object or a Status. */
  delete(resource: DiscoveredResource, namespace: string | undefined, name: string, options?: Fields, query?: Query): Promise<Fields> {
    return this.body('delete', resource, { namespace, name, query }, { body: options })
  }
  /** Watches a resource (or the one object of that name) until the signal or the deadline (cluster time, ms). */
  watch(resource: DiscoveredResource, namespace: string | undefined, query: Query, options: { signal?: AbortSignal; deadline?: number; accept?: 'object' | 'table' } = {}): AsyncIterable<WatchEvent> {
    const { group, version, resource: plural } = resource
    return this.transport.watch({ verb: 'watch', group, version, resource: plural, namespace: resource.namespaced ? namespace : undefined, query, accept: options.accept, userAgent: this.userAgent }, options)
  }
  /** A container's log; `query` is PodLogOptions by wire names. With `follow` it comes as it is written. @throws ApiError */
  async *log(namespace: string, name: string, query: Query, options: { signal?: AbortSignal; deadline?: number } = {}): AsyncGenerator<string> {
    const request: ApiRequest = { verb: 'get', group: '', version: 'v1', resource: 'pods', namespace, name, subresource: 'log', query, userAgent: this.userAgent }
    if (query.follow) yield* this.transport.log(request, options)
    else yield (await this.send(request)).body as string
  }
}
