import { GoValue } from '../../../api/field.ts'
import type { Fields } from '../../../api/object.ts'
import { goFields } from '../gofields.ts'

const zero: Record<string, unknown> = { s: '', n: 0, b: false, q: '0', p: null, l: null }

/** Maps of the API come out with sorted keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted((value as Fields)[key])]))
}

function goValue(code: string, value: any): unknown {
  const struct = code.slice(1)
  switch (code[0]) {
    case '?': return value === undefined || value === null ? null : internalForm(struct, value)
    case '+': return value?.length ? value.map((item: Fields) => internalForm(struct, item)) : null
    case '.': return internalForm(struct, value ?? {})
    case 'l': return value ? { ...(value.matchLabels && { matchLabels: sorted(value.matchLabels) }), ...(value.matchExpressions && { matchExpressions: sorted(value.matchExpressions) }) } : null
    case 'p': return Array.isArray(value) && !value.length ? null : sorted(value ?? null)
    default: return value ?? zero[code]
  }
}

/** An object as the server holds it: every field there is, by its Go name. `struct` is the Go name of the type (`PodSpec`). */
export function internalForm(struct: string, object: Fields): Fields {
  const form: Fields = {}
  for (const { name, json, code } of goFields(struct)) {
    if (code === 'm') Object.assign(form, sorted(object.metadata ?? {}))
    else if (code.startsWith('@')) Object.assign(form, internalForm(code.slice(1), object))
    else form[name] = goValue(code, object[json])
  }
  return form
}

/** How an error shows such an object. */
export const goStruct = (struct: string, object: Fields): GoValue => new GoValue(goJson(internalForm(struct, object)))

/** JSON as Go writes it. `indent` is the number of blanks per level. */
export function goJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
