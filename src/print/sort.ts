import type { Fields } from '../api/object.ts'
import { compareQuantities, parseQuantity, type Quantity } from '../api/quantity.ts'
import type { Table } from '../api/request.ts'
import { CommandError } from '../cli/command.ts'
import { quote } from '../api/goquote.ts'
import { basicKind, compareStrings, type GoValue, numberOf, typeName } from './go/value.ts'
import { compileJsonPath } from './jsonpath/jsonpath.ts'
import { relaxedJsonPath } from './jsonpath/relaxed.ts'
import { sortLikeGo } from './gosort.ts'

function quantity(text: string): Quantity | undefined {
  try {
    return parseQuantity(text)
  } catch {
    return undefined
  }
}

/** Values that cannot be put in order: kubectl gives up at once. */
export class UnsortableError extends CommandError {}

/** Whether `a` sorts before `b` (kubectl: isLess). Values of different types, lists, maps and bools have no order. @throws Error */
function isLess(a: GoValue, b: GoValue): boolean {
  if (a == null) return b != null
  if (b == null) return false
  const kind = basicKind(a)
  if (kind === undefined || kind === 'bool') throw new Error(`unsortable type: ${typeName(a)}`)
  if (kind !== basicKind(b)) throw new Error('unsortable interface: interface')
  if (kind !== 'string') return numberOf(a) < numberOf(b)
  const left = quantity(a as string)
  const right = left && quantity(b as string)
  return right ? compareQuantities(left!, right) < 0 : compareStrings(a as string, b as string) < 0
}

/** The first value at the path in each object, or none. @throws CommandError when the path is bad or no object has the field */
function sortKeys(objects: readonly unknown[], path: string): GoValue[][] {
  let keys: GoValue[][]
  try {
    const parsed = compileJsonPath(path)
    keys = objects.map((object) => parsed.find(object)[0]?.slice(0, 1) ?? [])
  } catch (failure) {
    throw new CommandError((failure as Error).message)
  }
  if (!keys.some((key) => key.length > 0)) throw new CommandError(`couldn't find any field with path ${quote(path)} in the list of objects`)
  return keys
}

/** Order of the objects as indexes. What lacks the field comes first. `holder` is how kubectl names what it sorts. */
function sortedOrder(objects: readonly unknown[], path: string, holder: string): number[] {
  const keys = sortKeys(objects, path)
  return sortLikeGo(objects.map((_, i) => i), (i, j) => {
    if (keys[i].length === 0) return true
    if (keys[j].length === 0) return false
    try {
      return isLess(keys[i][0], keys[j][0])
    } catch (failure) {
      throw new UnsortableError(`Field ${path} in ${holder} is an unsortable type: interface, err: ${(failure as Error).message}`)
    }
  })
}

/**
 * Sorts objects by a field (`--sort-by`): numbers by value, strings as quantities where both are, else by bytes.
 * @throws CommandError with kubectl's text: the path is bad, no object has the field, or its values have no order
 */
export function sortObjects<T extends Fields>(objects: readonly T[], sortBy: string): T[] {
  if (objects.length === 0) return []
  let path: string
  try {
    path = relaxedJsonPath(sortBy)
  } catch (failure) {
    throw new CommandError((failure as Error).message)
  }
  return sortedOrder(objects, path, '*unstructured.Unstructured').map((i) => objects[i])
}

/**
 * Sorts the rows of one Table by a field of their whole objects (the server has to be asked for `includeObject=Object`).
 * As in kubectl a bad path, or one that no row has, is no error: the table then has no rows.
 * @throws UnsortableError
 */
export function sortTable(table: Table, sortBy: string): Table {
  if (table.rows.length < 2) return table
  let path = sortBy
  try { path = relaxedJsonPath(sortBy) } catch { /* kubectl goes on with the text as it stands */ }
  try {
    return { ...table, rows: sortedOrder(table.rows.map((row) => row.object), path, '[][][]reflect.Value').map((i) => table.rows[i]) }
  } catch (failure) {
    if (failure instanceof CommandError && !(failure instanceof UnsortableError)) return { ...table, rows: [] }
    throw failure
  }
}

/**
 * Sorts what `get --sort-by` has before it prints tables. Several Tables are sorted as if they were the objects, by their own fields,
 * which mostly fails: so does kubectl. @throws CommandError
 */
export function sortTables(tables: readonly Table[], sortBy: string): Table[] {
  return (tables.length > 1 ? sortObjects(tables as unknown as Fields[], sortBy) as unknown as Table[] : tables).map((table) => sortTable(table, sortBy))
}
