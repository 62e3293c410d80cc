import type { Fields } from '../../api/object.ts'
import { goPrint } from '../../api/patch/goprint.ts'
import { parseTime, sinceText } from '../../api/time.ts'
import { nameColumn } from '../columns.ts'
import type { Column } from '../contract.ts'
import { valuesAt } from './jsonpath.ts'

const AGE: Fields = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' }

/** The columns of a custom resource: its name, and what the definition asks for; without anything, its age. `apiextensions: registry/customresource/tableconvertor` */
export function customColumns(given: readonly Fields[] | undefined): Column[] {
  return [nameColumn, ...(given?.length ? given : [AGE]).map(({ name, type, format, jsonPath, description, priority }) => {
    const values = valuesAt(jsonPath)
    return {
      name, type, format, priority, description: description || `The value at ${jsonPath}.`,
      cell: (object: unknown, now: number) => cell(type, values(object)[0], now) as string,
    } as Column
  })]
}

/** Values that do not fit the column are left empty. */
function cell(type: string, value: unknown, now: number): string | number | boolean | null {
  if (value === undefined || value === null) return type === 'string' && value === null ? '<nil>' : null
  switch (type) {
    case 'string': return typeof value === 'string' ? value : goPrint(value as Fields)
    case 'integer': return typeof value === 'number' ? Math.trunc(value) : null
    case 'number': return typeof value === 'number' ? value : null
    case 'boolean': return typeof value === 'boolean' ? value : null
    case 'date': return typeof value !== 'string' ? null : parseTime(value) === undefined ? '<invalid>' : sinceText(value, now)
    default: return null
  }
}
