import { expect, test } from 'vitest'
import type { Table } from '../api/request.ts'
import { sortTable } from './sort.ts'
import { joinTables, printTable, TablePrinter, type TableOptions } from './table.ts'
import { alignTabs, tableTabs } from './tabwriter.ts'

const column = (name: string, format = '', priority = 0) => ({ name, type: 'string', format, description: '', priority })
const table = (...rows: [string, string, string, number?][]): Table => ({
  kind: 'Table', apiVersion: 'meta.k8s.io/v1', metadata: {},
  columnDefinitions: [column('Name', 'name'), column('Status'), column('IP', '', 1)],
  rows: rows.map(([name, status, ip, v]) => ({ cells: [name, status, ip], object: { metadata: { name, namespace: 'default', labels: { app: name } }, v } })),
})
const two = table(['web', 'Running', '10.0.0.1', 2], ['a-longer-name', 'Failed\nbadly', '10.0.0.2', 1])

test.each<[TableOptions, string]>([
  [{}, 'NAME            STATUS\nweb             Running\na-longer-name   Failed...\n'],
  [{ noHeaders: true }, 'web             Running\na-longer-name   Failed...\n'],
  [{ wide: true }, 'NAME            STATUS         IP\nweb             Running        10.0.0.1\na-longer-name   Failed...      10.0.0.2\n'],
  [{ withNamespace: true }, 'NAMESPACE   NAME            STATUS\ndefault     web             Running\ndefault     a-longer-name   Failed...\n'],
  [{ withKind: true, kind: { group: 'apps', kind: 'Deployment' } }, 'NAME                            STATUS\ndeployment.apps/web             Running\ndeployment.apps/a-longer-name   Failed...\n'],
  [{ columnLabels: ['x.io/app', 'app'], noHeaders: false }, 'NAME            STATUS         APP   APP\nweb             Running              web\na-longer-name   Failed...            a-longer-name\n'],
  [{ showLabels: true }, 'NAME            STATUS         LABELS\nweb             Running        app=web\na-longer-name   Failed...      app=a-longer-name\n'],
])('printTable %j', (options, expected) => {
  expect(printTable(two, options)).toBe(expected)
})

test('a watch prints headers once, and columns only grow', () => {
  const printer = new TablePrinter()
  const lines = [table(['web', 'Pending', '']), table(['a-longer-name', 'Pending', '']), table(['web', 'Running', ''])].map((event) => {
    printer.add(event, 'MODIFIED')
    return printer.flush()
  })
  expect(lines).toEqual([
    'EVENT      NAME   STATUS\nMODIFIED   web    Pending\n', 'MODIFIED   a-longer-name   Pending\n', 'MODIFIED   web             Running\n',
  ])
})

test('several tables are parted by a blank line, empty ones are left out', () => {
  expect(joinTables(['A\n', '', 'B\n'])).toBe('A\n\nB\n')
  expect(joinTables(['a\n', 'b\n'], true)).toBe('a\nb\n')
})

test.each([
  ['.v', ['a-longer-name', 'web']], ['{.metadata.name}', ['a-longer-name', 'web']], ['.nope', []], ['.v[', []],
])('sortTable %s', (path, names) => {
  expect(sortTable(two, path).rows.map((row) => row.cells[0])).toEqual(names)
})

test.each([
  ['a\tb\nlong\tx\n', 'a     b\nlong  x\n'], ['a\t\tb\n', 'a    b\n'], ['a\tb\t\nc\n', 'a  b  \nc\n'], ['é\tb\nab\tc\n', 'é   b\nab  c\n'], ['a\tb', 'a  b'], ['a\t', 'a'],
])('describe tabs %j', (text, expected) => {
  expect(alignTabs(text)).toBe(expected)
})

test('table tabs have a least width', () => {
  expect(alignTabs('a\tb\n', tableTabs)).toBe('a     b\n')
})
