const escapes = /[<>&\u2028\u2029]/g
const text = (value: string) => JSON.stringify(value).replace(escapes, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** JSON as Go writes it: keys of maps sorted, no blanks, `<`, `>` and `&` escaped. Missing fields are left out. */
export function sortedJson(value: unknown): string {
  if (typeof value === 'string') return text(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  const fields = value as Record<string, unknown>
  return `{${Object.keys(fields).filter((key) => fields[key] !== undefined).sort().map((key) => `${text(key)}:${sortedJson(fields[key])}`).join(',')}}`
}
