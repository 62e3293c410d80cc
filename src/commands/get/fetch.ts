import { ApiError } from '../../api/status.ts'
import type { KubeObject } from '../../api/object.ts'
import type { Query, Table } from '../../api/request.ts'
import { AggregateFailure, CommandError } from '../../cli/command.ts'
import type { DiscoveredResource } from '../../client/contract.ts'
import type { ObjectList } from '../../client/client.ts'
import { targetsOf } from '../../client/resources.ts'
import { listing } from '../../client/visit.ts'
import type { GetRequest } from './request.ts'

/** One answer of the server: an object, a page of a list as a Table, or one object's Table. */
export interface Found {
  resource: DiscoveredResource
  body: KubeObject | Table
}

export interface FetchResult {
  found: Found[]
  /** What could not be had; the rest is shown all the same. */
  failures: Error[]
  /** Exactly one object was asked for, by name or as the one file. */
  single: boolean
  fromFiles: boolean
}

/**
 * Fetches everything that is asked for, in order, going on after failures.
 * @throws CommandError, NoResourceType for arguments that make no sense
 */
export async function fetchAll(request: GetRequest): Promise<FetchResult> {
  const { flags } = request
  const result: FetchResult = { found: [], failures: [], single: false, fromFiles: false }
  const fail = (error: unknown) => {
    if (flags['ignore-not-found'] && error instanceof ApiError && error.reason === 'NotFound') return
    if (error instanceof AggregateFailure) result.failures.push(...error.failures)
    else result.failures.push(error as Error)
  }
  const one = async (resource: DiscoveredResource, namespace: string | undefined, name: string) => {
    try {
      result.found.push({ resource, body: await fetchOne(request, resource, namespace, name) })
    } catch (error) {
      fail(error)
    }
  }
  const { filenames, kustomize } = request.selection
  if (filenames?.length || kustomize) {
    await (await import('./fetchfiles.ts')).fetchFiles(request, result, fail)
    return result
  }
  const targets = await targetsOf(request.ctx, request.selection)
  result.single = targets.length === 1 && targets[0]!.name !== undefined
  for (const { resource, namespace, name } of targets) {
    if (name !== undefined) await one(resource, namespace, name)
    else {
      if (flags.subresource) throw new CommandError('subresource cannot be used when bulk resources are specified')
      try {
        for await (const found of listPages(request, resource, namespace)) result.found.push(found)
      } catch (error) {
        fail(error)
      }
    }
  }
  return result
}

const tableQuery = ({ flags }: GetRequest): Query => (flags['sort-by'] ? { includeObject: 'Object' } : {})

/** One object, or its Table. @throws ApiError */
export function fetchOne(request: GetRequest, resource: DiscoveredResource, namespace: string | undefined, name: string): Promise<KubeObject | Table> {
  const { client } = request.ctx
  const subresource = request.flags.subresource || undefined
  return request.serverTables ? client.getTable(resource, namespace, name, tableQuery(request), subresource) : client.get(resource, namespace, name, undefined, subresource)
}

/** A list page by page: Tables, or single objects. @throws ApiError */
export async function* listPages(request: GetRequest, resource: DiscoveredResource, namespace: string | undefined): AsyncGenerator<Found> {
  for await (const page of pages(request, resource, namespace)) {
    if (!('items' in page)) yield { resource, body: page }
    else for (const body of page.items) yield { resource, body }
  }
}

/** The pages of a list as the server gives them. @throws ApiError */
export async function* pages(request: GetRequest, resource: DiscoveredResource, namespace: string | undefined) {
  const { client } = request.ctx
  const { selector, fieldSelector, chunkSize = 0 } = request.selection
  const query: Query = {
    ...(selector && { labelSelector: selector }), ...(fieldSelector && { fieldSelector }),
    ...(chunkSize > 0 && { limit: String(chunkSize) }),
  }
  let token: string | undefined
  do {
    const asked = token ? { ...query, continue: token } : query
    const page = await listing<Table | ObjectList>(resource, query, () => (request.serverTables ? client.listTable(resource, namespace, { ...asked, ...tableQuery(request) }) : client.list(resource, namespace, asked)))
    yield page
    token = page.metadata.continue
  } while (token)
}
