import type { Fields } from '../../api/object.ts'
import { formatValue } from '../go/format.ts'
import { isMap, sortedKeys } from '../go/value.ts'
import type { Describer, Lines } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, row } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'
import { fieldWords } from './words.ts'

/** Fields that stand in the head already, or that nobody wants to see. */
const skipped = new Set(['managedFields', 'name', 'namespace', 'labels', 'annotations'].map((field) => `.metadata.${field}`))

/** Any object, field by field. `kubectl: describe.genericDescriber` */
export const describeGeneric: Describer = async (object, related) => [
  ...nameLines(object),
  ...metadataLines(object.metadata),
  ...fieldLines(object, ''),
  ...await eventLines(object, related),
]

function fieldLines(fields: Fields, path: string): Lines {
  return sortedKeys(fields).filter((field) => !skipped.has(`${path}.${field}`)).flatMap((field) => {
    const value = fields[field]
    const label = fieldWords(field)
    const below = `${path}.${field}`
    if (Array.isArray(value)) return [`${label}:`, ...indent(1, value.flatMap((item) => (isMap(item) ? fieldLines(item, below) : [formatValue(item)])))]
    if (isMap(value)) return [`${label}:`, ...indent(1, fieldLines(value, below))]
    return [row(label, formatValue(value))]
  })
}
