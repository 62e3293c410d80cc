import { GoNumber } from '../go/value.ts'

/** Where a node starts in the template, in UTF-16 units. */
interface At { pos: number }

export type Operand =
  | At & { type: 'dot' } | At & { type: 'nil' }
  | At & { type: 'bool'; value: boolean }
  | At & { type: 'number'; text: string; value: GoNumber | undefined }
  | At & { type: 'string'; literal: string; value: string }
  | At & { type: 'field'; names: string[] }
  | At & { type: 'variable'; name: string; names: string[] }
  | At & { type: 'identifier'; name: string }
  | At & { type: 'chain'; of: Operand; names: string[] }
  | Pipe

export interface Command extends At { type: 'command'; args: Operand[] }
export interface Pipe extends At { type: 'pipe'; variables: string[]; assigns: boolean; commands: Command[] }

export type TemplateNode =
  | At & { type: 'text'; text: string }
  | At & { type: 'action'; pipe: Pipe }
  | At & { type: 'if' | 'with' | 'range'; pipe: Pipe; body: TemplateNode[]; otherwise?: TemplateNode[] }
  | At & { type: 'break' } | At & { type: 'continue' }
  | At & { type: 'template'; name: string; literal: string; pipe?: Pipe }

const chain = (names: readonly string[]) => names.map((name) => `.${name}`).join('')

/** A piece of an action as Go writes it in error texts. */
export function nodeText(node: Operand | Command | TemplateNode): string {
  switch (node.type) {
    case 'dot': return '.'
    case 'nil': return 'nil'
    case 'bool': return String(node.value)
    case 'number': return node.text
    case 'string': return node.literal
    case 'field': return chain(node.names)
    case 'variable': return node.name + chain(node.names)
    case 'identifier': return node.name
    case 'chain': return (node.of.type === 'pipe' ? `(${nodeText(node.of)})` : nodeText(node.of)) + chain(node.names)
    case 'command': return node.args.map((arg) => (arg.type === 'pipe' ? `(${nodeText(arg)})` : nodeText(arg))).join(' ')
    case 'pipe': {
      const variables = node.variables.length > 0 ? `${node.variables.join(', ')} ${node.assigns ? '=' : ':='} ` : ''
      return variables + node.commands.map(nodeText).join(' | ')
    }
    case 'text': return node.text
    case 'action': return `{{${nodeText(node.pipe)}}}`
    case 'break': case 'continue': return `{{${node.type}}}`
    case 'template': return `{{template ${node.literal}${node.pipe ? ` ${nodeText(node.pipe)}` : ''}}}`
    default: {
      const otherwise = node.otherwise ? `{{else}}${node.otherwise.map(nodeText).join('')}` : ''
      return `{{${node.type} ${nodeText(node.pipe)}}}${node.body.map(nodeText).join('')}${otherwise}{{end}}`
    }
  }
}
