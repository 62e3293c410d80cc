/** Columns that the tables of workloads share. */
import { humanDuration } from '../../api/duration.ts'
import type { Fields } from '../../api/object.ts'
import type { Column } from '../contract.ts'

/** Age since a timestamp; `<unknown>` where there is none. */
export function ageSince(timestamp: string | undefined, now: number): string {
  return timestamp ? humanDuration(now - Date.parse(timestamp)) : '<unknown>'
}

export const name: Column = { name: 'Name', type: 'string', format: 'name', cell: (object) => object.metadata.name ?? '' }
export const age: Column = { name: 'Age', type: 'string', description: 'Time since creation', cell: (object, now) => ageSince(object.metadata.creationTimestamp, now) }

/** A count of replicas, 0 where the object does not say. */
export const count = (column: string, value: (object: Fields) => number | undefined, type: 'integer' | 'string' = 'integer'): Column => ({ name: column, type, cell: (object) => value(object) ?? 0 })

const containers = (object: Fields): Fields[] => object.spec?.template?.spec?.containers ?? []

/** Names, images and selector of a workload, with `-o wide`. */
export const templateColumns = (selector: (object: Fields) => string): Column[] => [
  { name: 'Containers', type: 'string', priority: 1, cell: (object) => containers(object).map((container) => container.name).join(',') },
  { name: 'Images', type: 'string', priority: 1, cell: (object) => containers(object).map((container) => container.image).join(',') },
  { name: 'Selector', type: 'string', priority: 1, cell: selector },
]
