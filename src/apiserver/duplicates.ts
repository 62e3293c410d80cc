const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([{}[\]:,])|[^\s{}[\]:,"]+)/gy

/** Where a reader of a JSON text is: in an object with the keys seen, or at an index of an array. */
interface Level { path: string; keys?: Set<string>; index: number; hidden: boolean }

/**
 * Strict errors in the order of a body's text: the unknown fields that decoding found, and the fields that stand there twice.
 * Inside of an unknown field nothing is looked at. `text` is valid JSON.
 */
export function withDuplicates(unknown: readonly string[], text: string): string[] {
  const left = new Set(unknown), found: string[] = []
  const levels: Level[] = []
  let path = '', hidden = false, key: string | undefined
  const add = (error: string) => { if (!found.includes(error)) found.push(error) }
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [, string, sign] = match, level = levels.at(-1)
    if (string !== undefined && level?.keys && key === undefined) {
      key = JSON.parse(string) as string
      path = level.path ? `${level.path}.${key}` : key
      hidden = level.hidden
      if (hidden) continue
      if (level.keys.has(key)) add(`duplicate field ${JSON.stringify(path)}`)
      level.keys.add(key)
      const error = `unknown field ${JSON.stringify(path)}`
      if (left.has(error)) {
        add(error)
        hidden = true
      }
    } else if (sign === '{' || sign === '[') {
      if (level && !level.keys) path = `${level.path}[${level.index}]`
      levels.push({ path, ...(sign === '{' && { keys: new Set<string>() }), index: 0, hidden })
      key = undefined
    } else if (sign === '}' || sign === ']') {
      levels.pop()
    } else if (sign === ',') {
      key = undefined
      if (level && !level.keys) level.index++
      hidden = level?.hidden ?? false
    }
  }
  return [...found, ...unknown.filter((error) => !found.includes(error))]
}
