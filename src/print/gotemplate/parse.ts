import { quote } from '../../api/goquote.ts'
import type { Pipe, TemplateNode } from './nodes.ts'
import { parsePipe, stringLiteral } from './pipeline.ts'
import { Tokens } from './tokens.ts'
import type { Token } from './lex.ts'

/** The bodies of a template and of those it defines, by name. */
export type Definitions = Map<string, TemplateNode[]>

interface End { type: 'end' | 'else'; token: Token }

const isEnd = (node: TemplateNode | End): node is End => node.type === 'end' || node.type === 'else'

const isEmpty = (nodes: readonly TemplateNode[]) => nodes.every((node) => node.type === 'text' && node.text.trim() === '')

/** Reads the structure of a template: text, actions, and what they enclose. */
class Parser {
  private readonly tokens: Tokens
  private readonly definitions: Definitions = new Map()
  /** Variables that can be seen here. */
  private variables = ['$']
  private rangeDepth = 0

  constructor(private readonly name: string, text: string) { this.tokens = new Tokens(name, text) }

  parse(): Definitions {
    const { tokens } = this
    const root: TemplateNode[] = []
    while (tokens.peek().type !== 'eof') {
      if (tokens.peek().type === 'left') {
        const left = tokens.next()
        const token = tokens.nextNonSpace()
        if (token.type === 'keyword' && token.text === 'define') { this.define(); continue }
        tokens.back(left, token)
      }
      const node = this.textOrAction()
      if (isEnd(node)) tokens.fail(`unexpected {{${node.type}}}`)
      else root.push(node)
    }
    this.add(this.name, root)
    return this.definitions
  }

  private add(name: string, nodes: TemplateNode[]): void {
    const old = this.definitions.get(name)
    if (!old || isEmpty(old)) this.definitions.set(name, nodes)
    else if (!isEmpty(nodes)) this.tokens.fail(`template: multiple definition of template ${quote(name)}`)
  }

  /** Runs with its own variables, as templates inside templates have. */
  private separately<T>(run: () => T): T {
    const [variables, depth] = [this.variables, this.rangeDepth]
    this.variables = ['$']
    this.rangeDepth = 0
    const result = run()
    this.variables = variables
    this.rangeDepth = depth
    return result
  }

  private define(): void {
    const context = 'define clause'
    const { name } = this.quotedName(context)
    this.tokens.expect('right', context)
    this.separately(() => this.addBody(name, context))
  }

  private addBody(name: string, context: string): void {
    const { nodes, end } = this.list()
    if (end.type !== 'end') this.tokens.fail(`unexpected {{else}} in ${context}`)
    this.add(name, nodes)
  }

  /** Nodes up to `{{end}}` or `{{else}}`. */
  private list(): { nodes: TemplateNode[]; end: End } {
    const nodes: TemplateNode[] = []
    while (this.tokens.peekNonSpace().type !== 'eof') {
      const node = this.textOrAction()
      if (isEnd(node)) return { nodes, end: node }
      nodes.push(node)
    }
    this.tokens.fail('unexpected EOF')
  }

  private textOrAction(): TemplateNode | End {
    const token = this.tokens.nextNonSpace()
    if (token.type === 'text') return { type: 'text', pos: token.pos, text: token.text }
    if (token.type !== 'left') this.tokens.unexpected(token, 'input')
    this.tokens.actionLine = token.line
    const node = this.action()
    this.tokens.actionLine = 0
    return node
  }

  private action(): TemplateNode | End {
    const { tokens } = this
    const token = tokens.nextNonSpace()
    if (token.type === 'keyword') {
      switch (token.text) {
        case 'block': return this.block()
        case 'break': case 'continue': return this.loopControl(token, token.text)
        case 'else': return this.otherwise()
        case 'end': return { type: 'end', token: tokens.expect('right', 'end') }
        case 'if': case 'with': case 'range': return this.control(token.text)
        case 'template': return this.template()
      }
    }
    tokens.back(token)
    const { pos } = tokens.peek()
    return { type: 'action', pos, pipe: this.pipe('command') }
  }

  private pipe(context: string): Pipe { return parsePipe(this.tokens, this.variables, context, 'right') }

  private loopControl(token: Token, type: 'break' | 'continue'): TemplateNode {
    const next = this.tokens.nextNonSpace()
    if (next.type !== 'right') this.tokens.unexpected(next, `{{${type}}}`)
    if (this.rangeDepth === 0) this.tokens.fail(`{{${type}}} outside {{range}}`)
    return { type, pos: token.pos }
  }

  private otherwise(): End {
    const token = this.tokens.peekNonSpace()
    if (token.type === 'keyword' && (token.text === 'if' || token.text === 'with')) return { type: 'else', token }
    return { type: 'else', token: this.tokens.expect('right', 'else') }
  }

  private control(type: 'if' | 'with' | 'range'): TemplateNode {
    const known = this.variables.length
    const pipe = this.pipe(type)
    if (type === 'range') this.rangeDepth++
    const { nodes: body, end } = this.list()
    if (type === 'range') this.rangeDepth--
    let otherwise: TemplateNode[] | undefined
    if (end.type === 'else') {
      const next = this.tokens.peek()
      if (type !== 'range' && next.type === 'keyword' && next.text === type) {
        // `{{else if}}` stands for an if inside the else, closed by the same `{{end}}`.
        this.tokens.next()
        otherwise = [this.control(type)]
      } else {
        const rest = this.list()
        if (rest.end.type !== 'end') this.tokens.fail('expected end; found {{else}}')
        otherwise = rest.nodes
      }
    }
    this.variables.length = known
    return { type, pos: pipe.pos, pipe, body, otherwise }
  }

  private quotedName(context: string): { token: Token; name: string } {
    const token = this.tokens.nextNonSpace()
    if (token.type !== 'string' && token.type !== 'rawstring') this.tokens.unexpected(token, context)
    return { token, name: stringLiteral(this.tokens, token) }
  }

  private block(): TemplateNode {
    const context = 'block clause'
    const { token, name } = this.quotedName(context)
    const pipe = this.pipe(context)
    this.separately(() => this.addBody(name, context))
    return { type: 'template', pos: token.pos, name, literal: quote(name), pipe }
  }

  private template(): TemplateNode {
    const { token, name } = this.quotedName('template clause')
    const next = this.tokens.nextNonSpace()
    if (next.type === 'right') return { type: 'template', pos: token.pos, name, literal: quote(name) }
    this.tokens.back(next)
    return { type: 'template', pos: token.pos, name, literal: quote(name), pipe: this.pipe('template clause') }
  }
}

/** The templates of a text; the text itself goes by `name`. @throws TemplateSyntaxError */
export const parseTemplate = (name: string, text: string): Definitions => new Parser(name, text).parse()
