import type { Fields } from '../../api/object.ts'
import { AggregateFailure, SilentExit } from '../../cli/command.ts'
import { getFormats } from '../../print/formats.ts'
import { printerFor, printerOptions, type ObjectPrinter } from '../../print/printer.ts'
import { fetchAll } from './fetch.ts'
import type { GetRequest } from './request.ts'

/** Prints what was found as objects: one alone as it is, more as a List (kubectl: printGeneric). */
export async function printObjects(request: GetRequest): Promise<void> {
  const { ctx, flags } = request
  const { found, failures, single } = await fetchAll(request)
  const errors = [...failures]
  if (single && errors.length) throw new AggregateFailure(errors)
  if (!found.length && flags['ignore-not-found']) {
    if (errors.length) throw new AggregateFailure(errors)
    return
  }
  const printer = await objectPrinter(request)
  const items = found.map(({ body }) => body as Fields)
  try {
    ctx.out(print(request, printer, single && items.length === 1 ? items[0]! : await listOf(request, items)))
  } catch (error) {
    if (error instanceof SilentExit) throw error
    errors.push(error as Error)
  }
  if (errors.length) throw new AggregateFailure(errors)
}

async function listOf(request: GetRequest, items: Fields[]): Promise<Fields> {
  const sorted = request.flags['sort-by'] ? await (await import('./sort.ts')).sortedObjects(request, items) : items
  return { apiVersion: 'v1', items: sorted, kind: 'List', metadata: { resourceVersion: '' } }
}

/** The printer that -o and --template ask for. @throws CommandError */
export function objectPrinter({ ctx, flags }: GetRequest): Promise<ObjectPrinter> {
  return printerFor(flags.output, printerOptions(flags, { allowed: getFormats, outputGiven: flags.output !== '', files: ctx.env.files }))
}

/** The text of an object; what a template printed before it failed is shown. @throws CommandError */
export function print({ ctx }: GetRequest, printer: ObjectPrinter, object: Fields, eventType?: string): string {
  try {
    return printer.print(object, eventType)
  } catch (error) {
    const { output } = error as { output?: string }
    if (output) ctx.out(output)
    throw error
  }
}
