/**
 * Path elements in their text form: `f:spec` a field, `k:{"name":"web"}` a list item by its keys, `v:"x"` an item of a set, `i:0` an index
 * (`structured-merge-diff: fieldpath`).
 */
export type PathElement = string

const RANK: Record<string, number> = { f: 0, k: 1, v: 2, i: 3 }

/** Their order in a serialized set: fields, keyed items, set items, indices; each by its content. `.` comes first. */
export function compareElements(a: PathElement, b: PathElement): number {
  if (a === b) return 0
  if (a === '.') return -1
  if (b === '.') return 1
  const left = a[0]!, right = b[0]!
  if (left !== right) return (RANK[left] ?? 9) - (RANK[right] ?? 9)
  if (left === 'f') return a < b ? -1 : 1
  if (left === 'i') return Number(a.slice(2)) - Number(b.slice(2))
  return left === 'k' ? compareKeys(parsed(a), parsed(b)) : compareValues(parsed(a), parsed(b))
}

const cache = new Map<string, any>()

function parsed(element: PathElement): any {
  let value = cache.get(element)
  if (value === undefined) {
    if (cache.size > 5000) cache.clear()
    cache.set(element, value = JSON.parse(element.slice(2)))
  }
  return value
}

function compareKeys(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const left = Object.entries(a), right = Object.entries(b)
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [name, value] = left[i]!, [otherName, otherValue] = right[i]!
    if (name !== otherName) return name < otherName ? -1 : 1
    const order = compareValues(value, otherValue)
    if (order) return order
  }
  return left.length - right.length
}

const TYPES = ['number', 'string', 'boolean']

function compareValues(a: any, b: any): number {
  if (typeof a !== typeof b) return TYPES.indexOf(typeof a) - TYPES.indexOf(typeof b)
  return a < b ? -1 : a > b ? 1 : 0
}

/** `.spec` `[name="web"]` `[="x"]` `[0]`: how an element is written in conflicts and errors. */
export function elementText(element: PathElement): string {
  const content = element.slice(2)
  switch (element[0]) {
    case 'f': return `.${content}`
    case 'k': return `[${Object.entries(parsed(element)).map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',')}]`
    case 'v': return `[=${JSON.stringify(parsed(element))}]`
    default: return `[${content}]`
  }
}

/** `.spec.containers[name="web"].image` */
export const pathText = (path: readonly PathElement[]): string => path.map(elementText).join('')

/** JSON text as Go writes it: `<`, `>` and `&` escaped. */
export function goJson(value: unknown): string {
  const text = JSON.stringify(value)
  return /[<>&\u2028\u2029]/.test(text)
    ? text.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text
}
