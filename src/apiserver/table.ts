import type { Fields, KubeObject } from '../api/object.ts'
import { badRequest } from '../api/status.ts'
import { sinceText } from '../api/time.ts'
import type { Table, TableRow } from '../api/request.ts'
import type { Column, Kind, ResourceRow } from '../kinds/contract.ts'
import type { ListResult } from './read.ts'
import type { Session } from './session.ts'

/** Columns of kinds that bring none: name and creation time. */
const GENERIC: readonly Column[] = [
  { name: 'Name', type: 'string', format: 'name', cell: (object: KubeObject) => object.metadata.name! },
  { name: 'Age', type: 'date', cell: (object: KubeObject, now) => sinceText(object.metadata.creationTimestamp, now) },
]

/** How much of each object a Table row carries. */
export type IncludeObject = 'None' | 'Metadata' | 'Object'

/** A server-side Table of objects. `apiserver: registry/rest/table` */
export function tableOf(session: Session, row: ResourceRow, list: ListResult, include: IncludeObject): Table {
  const columns = session.kind(row).columns ?? GENERIC
  if (!['None', 'Metadata', 'Object'].includes(include)) throw badRequest(`Unable to convert to Table as requested: includeObject: Invalid value: ${JSON.stringify(include)}: must be 'Metadata', 'Object', 'None', or empty`)
  return {
    kind: 'Table', apiVersion: 'meta.k8s.io/v1', metadata: list.metadata,
    columnDefinitions: columns.map(({ name, type, format = '', description = '', priority = 0 }) => ({ name, type, format, description, priority })),
    rows: shaped(session.kind(row), list.items, list.items.map((item) => tableRow(columns, item, session.now, include))),
  }
}

function shaped(kind: Kind, items: readonly KubeObject[], rows: TableRow[]): TableRow[] {
  kind.shapeRows?.(items, rows.map((tableRow) => tableRow.cells as (string | number | boolean)[]))
  return rows
}

function tableRow(columns: readonly Column[], item: KubeObject, now: number, include: IncludeObject): TableRow {
  const { metadata } = item
  const object = include === 'Object' ? item : include === 'None' ? (null as unknown as Fields) : { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata }
  return { cells: columns.map((column) => column.cell(item, now)), object }
}
