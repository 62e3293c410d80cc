/** A path without `.`, `..` and doubled slashes. */
export function clean(path: string): string {
  const absolute = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length && parts.at(-1) !== '..') parts.pop()
    else if (part !== '..' || !absolute) parts.push(part)
  }
  return `${absolute ? '/' : ''}${parts.join('/')}` || '.'
}

/** A path as seen from a folder. */
export const joined = (folder: string, path: string) => clean(`${folder}/${path}`)

/** Whether `path` is `folder` or below it. */
export const isInside = (path: string, folder: string) => folder === '/' || path === folder || path.startsWith(`${folder}/`)

/** Splits at a delimiter; `\` in front of it keeps it. */
export function splitPath(path: string, delimiter: string): string[] {
  const [first = '', ...rest] = path.split(delimiter)
  const parts = rest.length && first === '' ? [] : [first]
  for (const part of rest) {
    const last = parts.at(-1)
    if (last?.endsWith('\\')) parts[parts.length - 1] = last.slice(0, -1) + delimiter + part
    else parts.push(part)
  }
  return parts
}

/** Splits a field path at dots; `[a.b]` is one field, `[name=x.y]` one element of a list. */
export function splitFieldPath(path: string): string[] {
  const parts: string[] = []
  const split = splitPath(path, '.')
  for (let at = 0; at < split.length; at++) {
    let part = split[at]!
    if (!part.startsWith('[') || part.endsWith(']')) {
      parts.push(part)
      continue
    }
    while (at < split.length - 1 && !part.endsWith(']')) part += `.${split[++at]}`
    parts.push(part.includes('=') ? part : part.replace(/^[[\]]+|[[\]]+$/g, ''))
  }
  return parts
}
