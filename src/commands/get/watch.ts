import type { Fields, KubeObject } from '../../api/object.ts'
import type { Table, WatchEvent } from '../../api/request.ts'
import { ApiError } from '../../api/status.ts'
import { CommandError } from '../../cli/command.ts'
import type { DiscoveredResource } from '../../client/contract.ts'
import { manifestInfos } from '../../client/manifests.ts'
import { targetsOf } from '../../client/resources.ts'
import { requestDeadline } from '../shared/deadline.ts'
import { fetchOne, pages } from './fetch.ts'
import { objectPrinter, print } from './objects.ts'
import type { GetRequest } from './request.ts'
import { asTable, tablePrinter } from './tables.ts'

/** What is watched: a resource, or one object of it. */
interface Source { resource: DiscoveredResource; namespace: string | undefined; name?: string }

/** Shows what there is, then each change, until the request times out or the process ends (kubectl: get -w). */
export async function watch(request: GetRequest): Promise<void> {
  const { ctx, flags } = request
  const sources = await sourcesOf(request)
  if (request.selection.args?.length && new Set(sources.map(({ resource }) => resource)).size > 1) throw new CommandError('you may only specify a single resource type')
  const [source] = sources
  if (!source) throw new CommandError('you may only watch a single resource or type of resource at a time')
  const start = await initial(request, sources)
  if (!start) return
  const show = await eventPrinter(request, source.resource)
  for (const body of start.bodies) ctx.out(show(body, 'ADDED', !flags['watch-only']))
  if (sources.length > 1) throw new CommandError(severalText(request, sources.length))
  const { selector, fieldSelector } = request.selection
  const query = {
    resourceVersion: start.resourceVersion,
    ...(source.name !== undefined ? { fieldSelector: `metadata.name=${source.name}` } : { ...(selector && { labelSelector: selector }), ...(fieldSelector && { fieldSelector }) }),
    ...(request.serverTables && flags['sort-by'] && { includeObject: 'Object' }),
  }
  const deadline = requestDeadline(ctx)
  // A watch of one object begins with that object, which has been shown.
  let silent = source.name !== undefined
  for await (const event of ctx.client.watch(source.resource, source.namespace, query, { deadline, accept: request.serverTables ? 'table' : 'object' })) {
    ctx.out(show(event.object as Fields, event.type, !silent))
    silent = false
  }
}

const severalText = ({ selection }: GetRequest, count: number): string => (selection.filenames?.length || selection.kustomize
  ? `watch is only supported on individual resources and resource collections - ${count} resources were found`
  : 'you may only watch a single resource or type of resource at a time')

async function sourcesOf(request: GetRequest): Promise<Source[]> {
  const { ctx, selection } = request
  if (!selection.filenames?.length && !selection.kustomize) return targetsOf(ctx, selection)
  const sources: Source[] = []
  for await (const item of manifestInfos(ctx, selection)) {
    if ('failure' in item) throw item.failure
    sources.push(item.info)
  }
  return sources
}

interface Start { bodies: Fields[]; resourceVersion: string }

/** What there is, and the version from which on changes are asked for. Nothing when it may be missing. */
async function initial(request: GetRequest, sources: readonly Source[]): Promise<Start | undefined> {
  const bodies: Fields[] = []
  let resourceVersion = '0'
  try {
    for (const { resource, namespace, name } of sources) {
      if (name !== undefined) bodies.push(await fetchOne(request, resource, namespace, name))
      else for await (const page of pages(request, resource, namespace)) {
        if (!('items' in page)) bodies.push(page)
        else bodies.push(...(page.items))
        resourceVersion = page.metadata.resourceVersion ?? '0'
      }
    }
  } catch (error) {
    if (request.flags['ignore-not-found'] && error instanceof ApiError && error.reason === 'NotFound') return undefined
    throw error
  }
  return { bodies, resourceVersion }
}

type ShowEvent = (body: Fields, type: WatchEvent['type'], shown: boolean) => string

/** Gives the text of each change. What is not shown still tells a table its columns. */
async function eventPrinter(request: GetRequest, resource: DiscoveredResource): Promise<ShowEvent> {
  const withEvents = request.flags['output-watch-events']
  if (!request.human) {
    const printer = await objectPrinter(request)
    return (body, type, shown) => (shown ? print(request, printer, body, withEvents ? type : undefined) : '')
  }
  const printer = tablePrinter(request, resource, false)
  const sort = request.flags['sort-by'] && request.serverTables ? await (await import('./sort.ts')).tableSorter(request) : undefined
  return (body, type, shown) => {
    let table: Table = asTable(request, body as KubeObject | Table)
    if (!shown) {
      if (withEvents || body.kind !== 'Table') return ''
      table = { ...table, rows: [] }
    }
    printer.add(sort ? sort(table) : table, withEvents ? type : undefined)
    return printer.flush()
  }
}
