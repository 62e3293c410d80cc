import { describe, expect, test } from 'vitest'
import { createFormats, getFormats } from './formats.ts'
import { printerFor, type PrinterOptions } from './printer.ts'
import { sortObjects } from './sort.ts'

const web = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', managedFields: [{}] }, l: [1, 2], n: null, data: { 10: 'a', 2: '<b>' } }
const db = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'db' }, v: 20 }
const list = { apiVersion: 'v1', kind: 'List', items: [web, db], metadata: { resourceVersion: '' } }
const files = { readText: () => { throw Object.assign(new Error('x'), { code: 'ENOENT' }) } } as unknown as PrinterOptions['files']
const print = async (output: string, object: object, options: PrinterOptions = {}) => (await printerFor(output, { allowed: getFormats, files, ...options })).print(object)

describe('printerFor', () => {
  test.each<[string, object, string, PrinterOptions?]>([
    ['name', list, 'deployment.apps/web\npod/db\n'],
    ['', web, 'deployment.apps/web created (dry run)\n', { operation: 'created (dry run)' }],
    ['json', db, '{\n    "apiVersion": "v1",\n    "kind": "Pod",\n    "metadata": {\n        "name": "db"\n    },\n    "v": 20\n}\n'],
    ['json', { kind: 'X', apiVersion: 'v1', data: { 10: 'a', 2: '<b>' } }, '{\n    "kind": "X",\n    "apiVersion": "v1",\n    "data": {\n        "10": "a",\n        "2": "\\u003cb\\u003e"\n    }\n}\n', { typed: true }],
    ['YAML', db, 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: db\nv: 20\n'],
    ['yaml', web, 'apiVersion: apps/v1\ndata:\n  "2": <b>\n  "10": a\nkind: Deployment\nl:\n- 1\n- 2\nmetadata:\n  name: web\n"n": null\n'],
    ['kyaml', db, '---\n{\n  apiVersion: "v1",\n  kind: "Pod",\n  metadata: {\n    name: "db",\n  },\n  v: 20,\n}\n'],
    ['jsonpath={.l[*]}', web, '1 2'],
    ['jsonpath', web, 'web', { template: '{.metadata.name}' }],
    ['', web, 'web', { template: '{{.metadata.name}}' }],
    ['custom-columns=A:.v,LONGER:.metadata.name,N:.n,L:.l,E:.l[*]', list, 'A        LONGER   N        L        E\n<none>   web      <nil>    [1 2]    1,2\n20       db       <none>   <none>   <none>\n'],
    ['custom-columns=A:.v', db, '20\n', { noHeaders: true }],
  ])('%s', async (output, object, expected, options) => {
    expect(await print(output, object, options)).toBe(expected)
  })

  test.each<[string, string, PrinterOptions?]>([
    ['foo', `unable to match a printer suitable for the output format "foo", allowed formats are: ${createFormats.join(',')}`, { allowed: createFormats }],
    ['yaml=x', `unable to match a printer suitable for the output format "yaml=x", allowed formats are: ${getFormats.join(',')}`],
    ['jsonpath', 'template format specified but no template given'],
    ['custom-columns=', 'custom-columns format specified but no custom columns given'],
    ['custom-columns=NAME', 'unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>'],
    ['jsonpath={.a', 'error parsing jsonpath {.a, unclosed action'],
    ['go-template={{.a', 'error parsing template {{.a, template: output:1: unclosed action'],
    ['go-template-file=/nope', 'error reading --template /nope, open /nope: no such file or directory'],
    ['custom-columns-file=/nope', 'error reading template /nope, open /nope: no such file or directory\n'],
  ])('%s fails', async (output, message, options) => {
    await expect(print(output, web, options)).rejects.toThrow(expect.objectContaining({ message }))
  })

  test('a template that fails says on stdout what it was given', async () => {
    const failure = await print('go-template=a{{.kind.x}}', db).catch((error) => error)
    expect(failure.output).toBe('aError executing template: template: output:1:8: executing "output" at <.kind.x>: can\'t evaluate field x in type interface {}. Printing more information for debugging the template:\n'
      + '\ttemplate was:\n\t\ta{{.kind.x}}\n\traw data was:\n\t\t{"apiVersion":"v1","kind":"Pod","metadata":{"name":"db"},"v":20}\n\tobject given to template engine was:\n\t\tmap[apiVersion:v1 kind:Pod metadata:map[name:db] v:20]\n\n')
  })

  test('events: one line of JSON, managed fields kept', async () => {
    const printer = await printerFor('json')
    expect(printer.print({ kind: 'Pod', apiVersion: 'v1', metadata: { managedFields: [] } }, 'ADDED')).toBe('{"type":"ADDED","object":{"apiVersion":"v1","kind":"Pod","metadata":{"managedFields":[]}}}\n')
  })
})

describe('sortObjects', () => {
  test.each([
    [['10', '9', '2Ki', '1'], ['1', '9', '10', '2Ki']], [['b', 'a', '10'], ['10', 'a', 'b']], [[3, 1, 2], [1, 2, 3]],
  ])('%j', (values, expected) => {
    expect(sortObjects<{ v: unknown }>(values.map((v) => ({ v })), '.v').map(({ v }) => v)).toEqual(expected)
  })

  test('equal values come out in the order of Go', () => {
    // Recorded: 30 objects with v = i % 3, sorted by .v.
    const sorted = sortObjects(Array.from({ length: 30 }, (_, i) => ({ i, v: i % 3 })), 'v').map(({ i }) => i)
    expect(sorted).toEqual([12, 27, 24, 3, 21, 18, 6, 0, 15, 9, 7, 4, 10, 13, 28, 1, 16, 25, 22, 19, 8, 20, 5, 23, 2, 17, 26, 11, 14, 29])
  })

  test.each([
    ['.nope', 'couldn\'t find any field with path "{.nope}" in the list of objects'], ['.v[', 'unterminated array'],
    ['{a', "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'"],
    ['.m', 'Field {.m} in *unstructured.Unstructured is an unsortable type: interface, err: unsortable type: map[string]interface {}'],
  ])('%s fails', (path, message) => {
    expect(() => sortObjects([{ v: 1, m: {} }, { v: 2, m: {} }], path)).toThrow(expect.objectContaining({ message }))
  })
})
