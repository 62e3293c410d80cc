import type { Fields } from '../../api/object.ts'
import type { Table } from '../../api/request.ts'
import { SilentExit } from '../../cli/command.ts'
import { klog } from '../shared/klog.ts'
import type { Found } from './fetch.ts'
import type { GetRequest } from './request.ts'

/** Objects in the order of --sort-by. @throws CommandError */
export async function sortedObjects<T extends Fields>(request: GetRequest, objects: readonly T[]): Promise<T[]> {
  const { sortObjects, UnsortableError } = await import('../../print/sort.ts')
  return orExit(request, UnsortableError, 'sorter.go:329', () => sortObjects(objects, request.flags['sort-by']))
}

/** What sorts the rows of a Table by --sort-by. */
export async function tableSorter(request: GetRequest): Promise<(table: Table) => Table> {
  const { sortTable, UnsortableError } = await import('../../print/sort.ts')
  return (table) => orExit(request, UnsortableError, 'sorter.go:375', () => sortTable(table, request.flags['sort-by']))
}

/** Answers in the order of --sort-by: Tables by their rows, and several of them also by fields of their own, as kubectl does. @throws CommandError */
export async function sortedFound(request: GetRequest, found: readonly Found[]): Promise<Found[]> {
  const bodies = found.map(({ body }) => body)
  const order = found.length > 1 ? await sortedObjects(request, bodies as Fields[]) : bodies
  const sorted = order.map((body) => found[bodies.indexOf(body as Table)]!)
  if (!request.serverTables) return sorted
  const sort = await tableSorter(request)
  return sorted.map((item) => ({ ...item, body: sort(item.body as Table) }))
}

/** Values without an order end kubectl on the spot, with a line in its log. */
function orExit<T>({ ctx }: GetRequest, unsortable: new (...args: never[]) => Error, place: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof unsortable)) throw error
    klog(ctx, 'F', place, error.message)
    throw new SilentExit(1)
  }
}
