import type { KubeObject } from '../../api/object.ts'
import type { Table } from '../../api/request.ts'
import { sinceText } from '../../api/time.ts'
import { AggregateFailure, CommandError, PlainError } from '../../cli/command.ts'
import type { DiscoveredResource } from '../../client/contract.ts'
import { joinTables, metaTable, TablePrinter } from '../../print/table.ts'
import { TabWriter } from '../../print/tabwriter.ts'
import { fetchAll } from './fetch.ts'
import type { GetRequest } from './request.ts'

/** Prints what was found as tables, one for each run of the same resource, and then tells what failed. */
export async function printTables(request: GetRequest): Promise<void> {
  const { ctx, flags } = request
  const { found, failures, fromFiles } = await fetchAll(request)
  const sorted = flags['sort-by'] ? await (await import('./sort.ts')).sortedFound(request, found) : found
  const withKind = found.some(({ resource }) => resource.kind !== found[0]!.resource.kind || resource.group !== found[0]!.resource.group || resource.version !== found[0]!.resource.version)
  const texts: string[] = []
  for (let first = 0; first < sorted.length;) {
    const { resource } = sorted[first]!
    const printer = tablePrinter(request, resource, withKind)
    let end = first
    for (; end < sorted.length && sorted[end]!.resource === resource; end++) printer.add(asTable(request, sorted[end]!.body))
    texts.push(printer.flush())
    first = end
  }
  const text = joinTables(texts, flags['no-headers'])
  if (text) ctx.out(text)
  else if (!flags['ignore-not-found'] && !failures.length) {
    const namespaced = !flags['all-namespaces'] && found.every(({ resource }) => resource.namespaced)
    ctx.err(namespaced ? `No resources found in ${ctx.namespace} namespace.\n` : 'No resources found\n')
  }
  // kubectl has the failures of files one list deeper, and so prints even one alone without `error: `.
  if (fromFiles && failures.length === 1 && failures[0] instanceof CommandError) throw new PlainError(failures[0].message)
  if (failures.length) throw new AggregateFailure(failures)
}

/** The printer for one resource, with the extra columns that the flags ask for. */
export function tablePrinter({ flags }: GetRequest, resource: DiscoveredResource, withKind: boolean): TablePrinter {
  return new TablePrinter({
    wide: flags.output === 'wide', noHeaders: flags['no-headers'], withNamespace: flags['all-namespaces'] && resource.namespaced,
    withKind: withKind || flags['show-kind'], kind: resource, showLabels: flags['show-labels'], columnLabels: flags['label-columns'],
  }, new TabWriter())
}

/** A Table as it came; an object gets the columns name and age. */
export function asTable({ ctx }: GetRequest, body: KubeObject | Table): Table {
  return body.kind === 'Table' ? body as Table : metaTable([body as KubeObject], (time) => sinceText(time, ctx.client.now()))
}
