import type { Node, NodeField } from './node.ts'
import { fieldOf } from './node.ts'
import { indent, wrap } from './wrap.ts'

export interface RenderOptions {
  recursive: boolean
  /** How many levels of fields; 0 for all. */
  maxDepth: number
}

/** How many values a field's line shows. */
const SHOWN_VALUES = 4

/** What explain prints of a node below its head; undefined when the path leads nowhere. `kubectl: explain/v2 plaintext` */
export function render(root: Node, path: readonly string[], options: RenderOptions): string | undefined {
  let node: Node | undefined = root
  for (const name of path) {
    node = fieldOf(node, name)
    if (!node) return undefined
  }
  const name = path.at(-1)
  const head = name === undefined ? '' : `FIELD: ${name} <${node.typeName}>\n${longValues(node)}\n\n`
  const texts = node.texts.map((text) => `${text}\n`).join('')
  const list = fieldList(node, 1, options, new Set())
  return `${head}DESCRIPTION:\n${indent(wrap(texts || '<empty>', 76), 4)}\n${list && `FIELDS:\n${list}`}\n`
}

const longValues = ({ values }: Node) => (values ? `ENUM:${values.map((value) => `\n    ${value || '""'}`).join('')}` : '')

/** The fields of a node, through lists and maps. A type that stands further up is not opened again. */
function fieldList(node: Node, level: number, options: RenderOptions, above: ReadonlySet<string>): string {
  let text = ''
  const open = new Set(above)
  for (let at: Node | undefined = node; at; at = at.element) {
    if (at.typeKey !== undefined && level > 1) {
      if (open.has(at.typeKey)) return text
      open.add(at.typeKey)
    }
    for (const field of at.fields()) {
      text += fieldLine(field, level, options.recursive)
      if (options.recursive && (options.maxDepth === 0 || level < options.maxDepth)) text += fieldList(field.node, level + 1, options, open)
    }
  }
  return text
}

function fieldLine({ name, node, required }: NodeField, level: number, short: boolean): string {
  const by = level * 2
  const { values } = node
  const shown = values && values.slice(0, SHOWN_VALUES).map((value) => value || '""').join(', ') + (values.length > SHOWN_VALUES ? ', ....' : '')
  const line = `${' '.repeat(by)}${name}\t<${node.typeName}>${required ? ' -required-' : ''}${shown === undefined ? '' : `\n${' '.repeat(by)}enum: ${shown}`}\n`
  return short ? line : `${line}${indent(wrap(node.ownText || '<no description>', 78 - by), by + 2)}\n\n`
}
