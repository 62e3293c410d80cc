import type { TableColumn, TableRow } from '../api/request.ts'
import { formatValue } from './go/format.ts'
import { type GoValue, sortedKeys } from './go/value.ts'

export interface TableOptions {
  /** Also columns of priority 1 (`-o wide`). */
  wide?: boolean
  noHeaders?: boolean
  /** A NAMESPACE column in front (`-A`, for namespaced resources). */
  withNamespace?: boolean
  /** Names with their kind in front: `pod/web`, `deployment.apps/web`. Needs `kind`. */
  withKind?: boolean
  kind?: { group: string; kind: string }
  /** A LABELS column at the end. */
  showLabels?: boolean
  /** Labels with columns of their own (`-L`). */
  columnLabels?: readonly string[]
}

/** Labels as one text, sorted: `a=b,c=d`, or `<none>` (apimachinery: labels.FormatLabels). */
export function formatLabels(labels: Readonly<Record<string, string>> | undefined): string {
  return sortedKeys(labels ?? {}).map((key) => `${key}=${labels![key]}`).join(',') || '<none>'
}

const column = (name: string): TableColumn => ({ name, type: 'string', format: '', description: '', priority: 0 })

/** Adds the columns that options ask for: namespace in front, labels behind; and the kind to names (cli-runtime: decorateTable). */
export function decorateTable(columns: readonly TableColumn[], rows: readonly TableRow[], options: TableOptions): { columns: TableColumn[]; rows: unknown[][] } {
  const { withNamespace, showLabels, columnLabels = [], kind } = options
  const nameColumn = options.withKind && kind?.kind ? columns.findIndex((c) => c.format === 'name' && c.type === 'string') : -1
  const prefix = kind ? (kind.group ? `${kind.kind}.${kind.group}` : kind.kind).toLowerCase() : ''
  const decorated = [
    ...(withNamespace ? [column('Namespace')] : []),
    ...columns,
    ...columnLabels.map((label) => column(label.slice(label.lastIndexOf('/') + 1).toUpperCase())),
    ...(showLabels ? [column('Labels')] : []),
  ]
  if (decorated.length === columns.length && nameColumn < 0) return { columns: decorated, rows: rows.map((row) => row.cells) }
  return {
    columns: decorated,
    rows: rows.map(({ cells, object }) => {
      const labels: Record<string, string> = object?.metadata?.labels ?? {}
      return [
        ...(withNamespace ? [object?.metadata?.namespace ?? ''] : []),
        ...cells.map((cell, i) => (i === nameColumn ? `${prefix}/${formatValue(cell as GoValue)}` : cell)),
        ...columnLabels.map((label) => labels[label] ?? ''),
        ...(showLabels ? [formatLabels(labels)] : []),
      ]
    }),
  }
}
