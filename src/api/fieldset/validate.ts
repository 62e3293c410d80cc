import { childAtom, type Atom, type ListAtom, type ScalarAtom } from './atom.ts'
import { elementText, type PathElement } from './element.ts'
import { itemElement, ItemError } from './items.ts'
import { goPrint } from '../patch/goprint.ts'

/** What is wrong with a field of an applied configuration: its path as text, and why. */
interface Problem { path: string; message: string }

/**
 * Checks an applied configuration against its type (`structured-merge-diff: typed.Validate`); undefined when it fits.
 * One problem is one line; several come as `errors:` and an indented line each.
 */
export function validateApplied(atom: Atom, object: unknown): string | undefined {
  const problems: Problem[] = []
  check(atom, object, '', problems)
  const texts = problems.map(({ path, message }) => (path ? `${path}: ${message}` : message))
  if (texts.length <= 1) return texts[0]
  return ['errors:', ...texts.map((text) => `  ${text}`)].join('\n')
}

function check(atom: Atom, value: any, path: string, out: Problem[]): void {
  if (value === null || value === undefined || atom.kind === 'deduced') return
  switch (atom.kind) {
    case 'scalar': {
      const message = scalarProblem(atom.scalar, value)
      if (message) out.push({ path, message })
      return
    }
    case 'list':
      if (!Array.isArray(value)) out.push({ path, message: `expected list, got ${shown(value)}` })
      else checkItems(atom, value, path, out)
      return
    default:
      if (typeof value !== 'object' || Array.isArray(value)) out.push({ path, message: `expected map, got ${shown(value)}` })
      else checkEntries(atom, value, path, out)
  }
}

/** Stops at the first field the type does not have, as the server does. */
function checkEntries(atom: Atom, value: Record<string, any>, path: string, out: Problem[]): void {
  for (const key of Object.keys(value).sort()) {
    const at = `${path}.${key}`
    if (atom.kind === 'struct' && !atom.fields.has(key)) {
      out.push({ path: at, message: 'field not declared in schema' })
      return
    }
    check(childAtom(atom, key), value[key], at, out)
  }
}

function checkItems(atom: ListAtom, value: any[], path: string, out: Problem[]): void {
  const seen = new Set<PathElement>()
  for (const [i, item] of value.entries()) {
    if (atom.relation === 'atomic') {
      check(atom.of, item, `${path}[${i}]`, out)
      continue
    }
    let element: PathElement
    try {
      element = itemElement(atom, item)
    } catch (error) {
      if (!(error instanceof ItemError)) throw error
      out.push({ path, message: `element ${i}: ${error.message}` })
      return
    }
    if (seen.has(element)) out.push({ path, message: `duplicate entries for key ${elementText(element)}` })
    seen.add(element)
    check(atom.of, item, path + elementText(element), out)
  }
}

/** A value as Go prints its wrapper. */
const shown = (value: any) => `&{${goPrint(value)}}`

function scalarProblem(scalar: ScalarAtom['scalar'], value: any): string | undefined {
  switch (scalar) {
    case 'numeric': return typeof value === 'number' ? undefined : `expected numeric (int or float), got ${goTypeName(value)}`
    case 'string': return typeof value === 'string' ? undefined : `expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`
    case 'boolean': return typeof value === 'boolean' ? undefined : `expected boolean, got ${shown(value)}`
    case 'untyped': return typeof value === 'object' ? `expected any scalar, got ${shown(value)}` : undefined
    default: return undefined
  }
}

function goTypeName(value: any): string {
  if (Array.isArray(value)) return '[]interface {}'
  if (typeof value === 'object') return 'map[string]interface {}'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

/** Go's %#v of a JSON value. */
function goSyntax(value: any): string {
  if (value === null) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (typeof value === 'object') return `map[string]interface {}{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${goSyntax(value[key])}`).join(', ')}}`
  return typeof value === 'string' ? JSON.stringify(value) : goPrint(value)
}
