import type { Fields, KubeObject } from '../../api/object.ts'
import { apiVersionOf } from '../../api/gvk.ts'
import type { Query } from '../../api/request.ts'
import { humanDuration } from '../../api/duration.ts'
import { parseTime } from '../../api/time.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError, PlainError } from '../../cli/command.ts'
import type { DiscoveredResource } from '../../client/contract.ts'
import { NoResourceType, resourceFor } from '../../client/mapper.ts'
import { listAll } from '../../client/visit.ts'
import { sortLikeGo } from '../../print/gosort.ts'
import type { ObjectPrinter } from '../../print/printer.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { TabWriter } from '../../print/tabwriter.ts'
import { requestDeadline } from '../shared/deadline.ts'
import type { PrintFlagValues } from '../../print/flags.ts'

/** Which events are shown, and how. */
export interface EventsRequest {
  /** Undefined for all namespaces. */
  namespace: string | undefined
  query: Query
  wanted(type: unknown): boolean
  printer: ObjectPrinter
}

/** The field selector for events about `TYPE/NAME`. @throws CommandError */
export function subjectOf(resources: readonly DiscoveredResource[], text: string): string {
  const parts = text.split('/')
  if (parts.length === 1) throw new CommandError('--for must be in resource/name form')
  if (parts.length > 2) throw new CommandError('arguments in resource/name form may not have more than one slash')
  const [type, name] = parts as [string, string]
  try {
    const resource = resourceFor(resources, type)
    return name && `involvedObject.kind=${resource.kind},involvedObject.apiVersion=${apiVersionOf(resource)},involvedObject.name=${name}`
  } catch (error) {
    throw error instanceof NoResourceType ? new PlainError(error.message) : error
  }
}

const eventsResource = async (ctx: CommandContext) => resourceFor(await ctx.client.resources(), 'events')

/** Shows the events there are, in the order of their time. @throws ApiError */
export async function listEvents(ctx: CommandContext, { namespace, query, wanted, printer }: EventsRequest): Promise<void> {
  const items: KubeObject[] = []
  const { limit, ...rest } = query
  for await (const event of listAll(ctx, await eventsResource(ctx), namespace, rest, Number(limit))) if (wanted(event.type)) items.push(event)
  if (!items.length) {
    ctx.err(namespace === undefined ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`)
    return
  }
  sortLikeGo(items, (a, b) => timeOf(a) < timeOf(b))
  ctx.out(printed(printer, { kind: 'EventList', apiVersion: 'v1', metadata: {}, items }))
}

/** What is printed before a printer fails; kubectl does not tell of the failure. */
function printed(printer: ObjectPrinter, object: Fields): string {
  try {
    return printer.print(object)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return (error as { output?: string }).output ?? ''
  }
}

/** Shows the events there are, then each new one, until the request times out or the process ends. @throws ApiError */
export async function watchEvents(ctx: CommandContext, { namespace, query, wanted, printer }: EventsRequest): Promise<void> {
  const resource = await eventsResource(ctx)
  await ctx.client.list(resource, namespace, { ...query, limit: '1' })
  for await (const { type, object } of ctx.client.watch(resource, namespace, query, { deadline: requestDeadline(ctx) })) {
    if ((type === 'ADDED' || type === 'MODIFIED') && wanted((object as Fields).type)) ctx.out(printed(printer, object as Fields))
  }
}

/** When an event was last seen, ms. */
const timeOf = (event: Fields): number => parseTime(event.series ? event.series.lastObservedTime : event.lastTimestamp || event.eventTime) ?? -Infinity

/** The printer that -o asks for; a table by default. @throws CommandError */
export async function eventPrinter(ctx: CommandContext, flags: PrintFlagValues & { 'all-namespaces': boolean }): Promise<ObjectPrinter> {
  if (flags.output) {
    const printer = await printerFor(flags.output, printerOptions(flags, { operation: 'events', typed: true, files: ctx.env.files }))
    // kubectl prints names of single events only: its list is of a kind that the name printer refuses.
    return flags.output === 'name' ? { print: (object) => (object.items ? '' : printer.print(object)) } : printer
  }
  const writer = new TabWriter()
  let headers = !flags['no-headers']
  return {
    print(object) {
      const namespaced = flags['all-namespaces']
      if (headers) writer.write(`${namespaced ? 'NAMESPACE\t' : ''}LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n`)
      headers = false
      for (const event of (object.items as Fields[] | undefined) ?? [object]) {
        const { type, reason, involvedObject: about, message } = event
        const cells = [lastSeen(event, ctx.client.now()), type, reason, `${about?.kind ?? ''}/${about?.name ?? ''}`, (message ?? '').trim()]
        writer.write(`${[...(namespaced ? [event.metadata.namespace] : []), ...cells.map(escaped)].join('\t')}\n`)
      }
      return writer.flush()
    },
  }
}

const escaped = (text: unknown): string => String(text ?? '').replaceAll('\x1b', '^[')

/** `5m`, or for what came several times `5s (x3 over 2m)`. */
function lastSeen(event: Fields, now: number): string {
  const since = (time: string | null | undefined) => {
    const ms = parseTime(time)
    return ms === undefined ? '<unknown>' : humanDuration(now - ms)
  }
  const first = since(event.eventTime || event.firstTimestamp)
  if (event.series) return `${since(event.series.lastObservedTime)} (x${event.series.count ?? 0} over ${first})`
  return event.count > 1 ? `${since(event.lastTimestamp)} (x${event.count} over ${first})` : first
}
