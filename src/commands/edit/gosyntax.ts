import type { Fields } from '../../api/object.ts'
import { quote } from '../../api/goquote.ts'

/** A JSON value as Go's `%#v` writes it; kubectl shows objects so that it cannot place. */
export function goSyntax(value: unknown): string {
  if (value === null || value === undefined) return 'interface {}(nil)'
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (typeof value === 'object') return `map[string]interface {}{${Object.keys(value).sort().map((key) => `${quote(key)}:${goSyntax((value as Fields)[key])}`).join(', ')}}`
  return String(value)
}
