import { formatLabelSelector } from '../api/labels.ts'
import { sinceText } from '../api/time.ts'
import type { Column } from './contract.ts'

/** Columns that many kinds share, and short ways to write the others. */

type Cell<T> = (object: any, now: number) => T

export const nameColumn: Column = { name: 'Name', type: 'string', format: 'name', description: 'Name of the object.', cell: (object) => object.metadata.name ?? '' }

export const ageColumn: Column = { name: 'Age', type: 'string', description: 'Time since the object was created.', cell: (object, now) => sinceText(object.metadata.creationTimestamp, now) }

/** What the server shows of kinds that have no columns of their own. */
export const defaultColumns: readonly Column[] = [
  nameColumn,
  { name: 'Created At', type: 'date', description: 'When the object was created.', cell: (object) => object.metadata.creationTimestamp ?? '' },
]

/** A column of text. Priority 1 is for `-o wide` only. */
export const textColumn = (name: string, cell: Cell<string | undefined>, priority = 0): Column =>
  ({ name, type: 'string', priority, cell: (object, now) => cell(object, now) ?? '' })

/** A column of whole numbers; what is missing counts as 0. */
export const integerColumn = (name: string, cell: Cell<number | undefined>, priority = 0): Column =>
  ({ name, type: 'integer', priority, cell: (object, now) => cell(object, now) ?? 0 })

export const booleanColumn = (name: string, cell: Cell<boolean | undefined>): Column =>
  ({ name, type: 'boolean', cell: (object, now) => cell(object, now) ?? false })

interface PodSpecCells { containers?: { name: string; image?: string }[] }

/** Containers and Images of a pod template, for `-o wide`. */
export const containerColumns = (podSpec: (object: any) => PodSpecCells | undefined, priority = 1): Column[] => [
  textColumn('Containers', (object) => podSpec(object)?.containers?.map((c) => c.name).join(','), priority),
  textColumn('Images', (object) => podSpec(object)?.containers?.map((c) => c.image ?? '').join(','), priority),
]

/** The label selector, for `-o wide`. */
export const selectorColumn = (selector: (object: any) => any): Column => textColumn('Selector', (object) => formatLabelSelector(selector(object)), 1)

/** The first `max` texts, and how many more there are: `a,b,c + 2 more...`; `<unset>` when there are none. */
export function listWithMore(texts: readonly string[], max: number): string {
  if (!texts.length) return '<unset>'
  const shown = texts.slice(0, max).join(',')
  return texts.length > max ? `${shown} + ${texts.length - max} more...` : shown
}
