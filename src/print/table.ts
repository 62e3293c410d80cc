import type { Table, TableColumn, TableRow } from '../api/request.ts'
import { decorateTable, type TableOptions } from './decorate.ts'
import { formatValue } from './go/format.ts'
import type { GoValue } from './go/value.ts'
import { TabWriter } from './tabwriter.ts'

export type { TableOptions } from './decorate.ts'

const eventTypes: Record<string, string> = { ADDED: 'ADDED   ', MODIFIED: 'MODIFIED', DELETED: 'DELETED ', ERROR: 'ERROR   ' }

/** Rows that are aligned at a time; widths go on from one lot to the next. */
const flushInterval = 100

const special = /\p{Cc}/u

/** A cell as it is shown: cut at the first line break, escape characters made visible. */
function shownCell(text: string): string {
  if (!special.test(text)) return text
  const end = text.search(/[\f\n\r]/)
  return (end < 0 ? text : text.slice(0, end)).replaceAll('\x1b', '^[') + (end < 0 ? '' : '...')
}

const cellText = (cell: unknown): string => (typeof cell === 'string' ? cell : cell == null ? '' : formatValue(cell as GoValue))

const sameColumns = (a: readonly TableColumn[], b: readonly TableColumn[]): boolean =>
  a.length === b.length && a.every((column, i) => column.name === b[i].name && column.type === b[i].type && column.priority === b[i].priority && column.format === b[i].format)

/**
 * Prints Tables of the server one after the other, as kubectl does within one resource type: headers once while the columns stay
 * the same, columns that only grow (cli-runtime: HumanReadablePrinter). For a watch, flush after each event.
 */
export class TablePrinter {
  private lastColumns: readonly TableColumn[] = []
  private printedHeaders = false
  private done = ''

  constructor(private readonly options: TableOptions = {}, private readonly writer = new TabWriter()) {}

  /** Adds a table. `eventType` (ADDED, MODIFIED, …) puts an EVENT column in front. A table without rows only tells its columns. */
  add(table: Table, eventType?: string): void {
    const given = table.columnDefinitions ?? []
    const rows = table.rows ?? []
    const repeated = given.length === 0 || sameColumns(given, this.lastColumns)
    const noHeaders = this.options.noHeaders || (this.printedHeaders && repeated)
    if (!repeated) {
      this.lastColumns = given
      this.printedHeaders = false
    }
    if (rows.length === 0) return
    this.printedHeaders = true
    let { columns, rows: cells } = decorateTable(this.lastColumns, rows, this.options)
    if (eventType) {
      columns = [{ name: 'Event', type: 'string', format: '', description: '', priority: 0 }, ...columns]
      cells = cells.map((row) => [eventTypes[eventType] ?? eventType, ...row])
    }
    this.write(columns, cells, Boolean(noHeaders))
  }

  /** The text of all tables added since the last flush. */
  flush(): string {
    const text = this.done + this.writer.flush()
    this.done = ''
    return text
  }

  private write(columns: readonly TableColumn[], rows: readonly unknown[][], noHeaders: boolean): void {
    const visible = columns.map((_, i) => i).filter((i) => this.options.wide || columns[i].priority === 0)
    const texts = rows.map((row) => visible.filter((i) => i < row.length).map((i) => cellText(row[i])))
    // kubectl measures in bytes before it writes, and widens the first line to the longest cell.
    const widths = visible.map((_, at) => texts.reduce((most, row) => Math.max(most, row[at] === undefined ? 0 : Buffer.byteLength(row[at])), 0))
    const widen = (text: string, length: number, at: number) => (at < visible.length - 1 ? text + ' '.repeat(Math.max(0, widths[at] - length)) : text)
    if (!noHeaders) {
      this.writer.write(visible.map((i) => columns[i].name.toUpperCase()).map((name, at) => widen(name, Buffer.byteLength(name), at)).join('\t') + '\n')
    }
    texts.forEach((row, r) => {
      const shown = row.map(shownCell)
      this.writer.write((noHeaders && r === 0 ? shown.map((cell, at) => widen(cell, Buffer.byteLength(row[at]), at)) : shown).join('\t') + '\n')
      if ((r + 1) % flushInterval === 0) this.done += this.writer.flush()
    })
  }
}

/** Prints one Table. Empty text without rows. */
export function printTable(table: Table, options: TableOptions = {}): string {
  const printer = new TablePrinter(options)
  printer.add(table)
  return printer.flush()
}

/** Puts the texts of several resource types together: a blank line between two that are not empty, unless headers are off. */
export function joinTables(texts: readonly string[], noHeaders = false): string {
  return texts.filter((text) => text !== '').join(noHeaders ? '' : '\n')
}

/** A Table of NAME and AGE for objects that came without one (cli-runtime: the default print handler). `age` is given the creation time. */
export function metaTable(objects: readonly TableRow['object'][], age: (creationTimestamp: string | undefined) => string): Table {
  const column = (name: string, format: string): TableColumn => ({ name, type: 'string', format, description: '', priority: 0 })
  return {
    kind: 'Table', apiVersion: 'meta.k8s.io/v1', metadata: {}, columnDefinitions: [column('Name', 'name'), column('Age', '')],
    rows: objects.map((object) => ({ cells: [object.metadata?.name ?? '', age(object.metadata?.creationTimestamp)], object })),
  }
}
