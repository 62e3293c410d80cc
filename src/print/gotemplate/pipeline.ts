import { quote } from '../../api/goquote.ts'
import { unquote, unquoteRune } from '../go/unquote.ts'
import { GoNumber } from '../go/value.ts'
import { isFunction } from './functions.ts'
import type { Token, TokenType } from './lex.ts'
import { type Command, nodeText, type Operand, type Pipe } from './nodes.ts'
import type { Tokens } from './tokens.ts'

/** The text of a string token. */
export function stringLiteral(tokens: Tokens, token: Token): string {
  try {
    return unquote(token.text)
  } catch (failure) {
    return tokens.fail((failure as Error).message)
  }
}

const startsOperand = new Set<TokenType>(['bool', 'rune', 'dot', 'field', 'identifier', 'number', 'nil', 'rawstring', 'string', 'variable', '('])
const literals = new Set<Operand['type']>(['bool', 'dot', 'nil', 'number', 'string'])

/** Reads `$x := a b | c` up to the closing token. New variables are added to `variables`. @throws TemplateSyntaxError */
export function parsePipe(tokens: Tokens, variables: string[], context: string, end: TokenType): Pipe {
  const pipe: Pipe = { type: 'pipe', pos: tokens.peekNonSpace().pos, variables: [], assigns: false, commands: [] }
  parseVariables(tokens, variables, context, pipe)
  for (;;) {
    const token = tokens.nextNonSpace()
    if (token.type === end) break
    if (!startsOperand.has(token.type)) tokens.unexpected(token, context)
    tokens.back(token)
    pipe.commands.push(parseCommand(tokens, variables))
  }
  if (pipe.commands.length === 0) tokens.fail(`missing value for ${context}`)
  pipe.commands.forEach((command, i) => {
    if (i > 0 && literals.has(command.args[0].type)) tokens.fail(`non executable command in pipeline stage ${i + 1}`)
  })
  return pipe
}

function parseVariables(tokens: Tokens, variables: string[], context: string, pipe: Pipe): void {
  const first = tokens.peekNonSpace()
  if (first.type !== 'variable') return
  const variable = tokens.next()
  const after = tokens.peek()
  const next = tokens.peekNonSpace()
  if (next.type === 'assign' || next.type === 'declare') {
    pipe.assigns = next.type === 'assign'
    tokens.nextNonSpace()
    pipe.variables.push(variable.text)
    variables.push(variable.text)
  } else if (next.type === 'char' && next.text === ',') {
    tokens.nextNonSpace()
    pipe.variables.push(variable.text)
    variables.push(variable.text)
    if (context !== 'range' || pipe.variables.length > 1) tokens.fail(`too many declarations in ${context}`)
    const second = tokens.peekNonSpace().type
    if (second !== 'variable' && second !== 'right' && second !== ')') tokens.fail('range can only initialize variables')
    parseVariables(tokens, variables, context, pipe)
  } else if (after.type === 'space') {
    tokens.back(variable, after)
  } else {
    tokens.back(variable)
  }
}

function parseCommand(tokens: Tokens, variables: string[]): Command {
  const command: Command = { type: 'command', pos: tokens.peekNonSpace().pos, args: [] }
  for (;;) {
    tokens.peekNonSpace()
    const operand = parseOperand(tokens, variables)
    if (operand) command.args.push(operand)
    const token = tokens.next()
    if (token.type === 'space') continue
    if (token.type === 'right' || token.type === ')') tokens.back(token)
    else if (token.type !== 'pipe') tokens.unexpected(token, 'operand')
    break
  }
  if (command.args.length === 0) tokens.fail('empty command')
  return command
}

/** A term and the fields behind it. */
function parseOperand(tokens: Tokens, variables: string[]): Operand | undefined {
  const term = parseTerm(tokens, variables)
  if (!term || tokens.peek().type !== 'field') return term
  const { pos } = tokens.peek()
  const names: string[] = []
  while (tokens.peek().type === 'field') names.push(tokens.next().text.slice(1))
  if (term.type === 'field' || term.type === 'variable') return { ...term, pos, names: [...term.names, ...names] }
  if (literals.has(term.type)) tokens.fail(`unexpected . after term ${quote(nodeText(term))}`)
  return { type: 'chain', pos, of: term, names }
}

function parseTerm(tokens: Tokens, variables: string[]): Operand | undefined {
  const token = tokens.nextNonSpace()
  const { pos, text } = token
  switch (token.type) {
    case 'identifier':
      if (!isFunction(text)) tokens.fail(`function ${quote(text)} not defined`)
      return { type: 'identifier', pos, name: text }
    case 'dot': return { type: 'dot', pos }
    case 'nil': return { type: 'nil', pos }
    case 'bool': return { type: 'bool', pos, value: text === 'true' }
    case 'field': return { type: 'field', pos, names: [text.slice(1)] }
    case 'variable':
      if (!variables.includes(text)) tokens.fail(`undefined variable ${quote(text)}`)
      return { type: 'variable', pos, name: text, names: [] }
    case 'number': case 'rune': return { type: 'number', pos, text, value: numberLiteral(tokens, token) }
    case '(': return parsePipe(tokens, variables, 'parenthesized pipeline', ')')
    case 'string': case 'rawstring': return { type: 'string', pos, literal: text, value: stringLiteral(tokens, token) }
  }
  tokens.back(token)
  return undefined
}

/** A number as Go reads a constant; undefined when it is too large for an int. */
function numberLiteral(tokens: Tokens, { type, text }: Token): GoNumber | undefined {
  if (type === 'rune') {
    const code = unquoteRune(text)
    return code === undefined ? tokens.fail(`malformed character constant: ${text}`) : new GoNumber('int', code)
  }
  if (text.endsWith('i')) return tokens.fail('complex numbers are not supported by fauxctl')
  const sign = text[0] === '-' ? -1 : 1
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '')
  const whole = /^0[0-7]+$/.test(digits) ? Number('0o' + digits) : /^(0[xXbBoO][0-9a-fA-F]+|0|[1-9]\d*)$/.test(digits) ? Number(digits) : NaN
  if (!Number.isNaN(whole) && whole < 2 ** 64) return whole < 2 ** 63 ? new GoNumber('int', sign * whole) : undefined
  const hex = /^0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?\d+)$/.exec(digits)
  const float = hex ? parseInt(hex[1] + hex[2] || 'x', 16) * 2 ** (Number(hex[3]) - 4 * hex[2].length) : /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(digits) ? Number(digits) : NaN
  if (!Number.isFinite(float)) return tokens.fail(`illegal number syntax: ${quote(text)}`)
  if (!/[.eEpP]/.test(text)) return tokens.fail(`integer overflow: ${quote(text)}`)
  return new GoNumber('float64', sign * float)
}
