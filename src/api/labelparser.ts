/** Reads the text form of a label selector: `app=web,tier in (a,b),!old,size>3`. Grammar and texts: `k8s.io/apimachinery: labels`. */
import { fieldErrorText, invalid } from './field.ts'
import type { LabelSelector, Requirement, SelectorOperator } from './labels.ts'
import { SelectorError, requirement } from './labels.ts'
import { qualifiedName } from './names.ts'

interface Token { text: string; word: boolean; end?: true }

const tokenPattern = /[ \t\r\n]*(?:(==|!=|[=!(),<>])|([^ \t\r\n=!(),<>]+))/y
const operators: Record<string, SelectorOperator> = { in: 'in', notin: 'notin', '=': '=', '==': '==', '!=': '!=', '>': 'gt', '<': 'lt' }
const expectedOperators = 'in, notin, =, ==, !=, gt, lt'

function scan(text: string): Token[] {
  const tokens: Token[] = []
  for (const [, symbol, word] of text.matchAll(new RegExp(tokenPattern, 'gy'))) tokens.push({ text: symbol ?? word!, word: symbol === undefined })
  tokens.push({ text: '', word: false, end: true })
  return tokens
}

/**
 * Parses a selector. Requirements come out sorted by key.
 * @throws SelectorError with the server's text
 */
export function parseSelector(text: string): readonly Requirement[] {
  const parser = new Parser(scan(text))
  return parser.all().sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

/** A selector text as a LabelSelector object. @throws SelectorError */
export function parseLabelSelectorObject(text: string): LabelSelector {
  let requirements
  try {
    requirements = parseSelector(text)
  } catch (error) {
    throw new SelectorError(`couldn't parse the selector string "${text}": ${(error as Error).message}`)
  }
  const object: LabelSelector = { matchLabels: {}, matchExpressions: [] }
  for (const { key, operator, values } of requirements) {
    if (operator === '=' || operator === '==') { object.matchLabels![key] = values[0]!; continue }
    const name = ({ in: 'In', notin: 'NotIn', exists: 'Exists', '!': 'DoesNotExist' } as Record<string, string>)[operator]
    if (operator === 'gt' || operator === 'lt') throw new SelectorError(`"${operator}" isn't supported in label selectors`)
    if (!name) throw new SelectorError(`"${operator}" is not a valid label selector operator`)
    object.matchExpressions!.push({ key, operator: name, ...(values.length && { values: [...values].sort() }) })
  }
  if (!Object.keys(object.matchLabels!).length) delete object.matchLabels
  if (!object.matchExpressions!.length) delete object.matchExpressions
  return object
}

const found = (token: Token, expected: string) => new SelectorError(`found '${token.text}', expected: ${expected}`)

class Parser {
  private at = 0
  constructor(private readonly tokens: Token[]) {}

  private get next(): Token { return this.tokens[this.at]! }
  private take(): Token { return this.tokens[this.at++]! }
  private is(token: Token, symbol: string): boolean { return !token.word && !token.end && token.text === symbol }

  all(): Requirement[] {
    const requirements: Requirement[] = []
    for (;;) {
      if (this.next.end) return requirements
      if (!this.next.word && !this.is(this.next, '!')) throw found(this.next, "!, identifier, or 'end of string'")
      try {
        requirements.push(this.one())
      } catch (error) {
        throw new SelectorError(`unable to parse requirement: ${(error as Error).message}`)
      }
      const after = this.take()
      if (after.end) return requirements
      if (!this.is(after, ',')) throw found(after, "',' or 'end of string'")
      if (!this.next.word && !this.is(this.next, '!')) throw found(this.next, "identifier after ','")
    }
  }

  private one(): Requirement {
    let token = this.take()
    const absent = this.is(token, '!')
    if (absent) token = this.take()
    if (!token.word) throw found(token, 'identifier')
    const faults = qualifiedName(token.text)
    if (faults.length) throw new SelectorError(fieldErrorText(invalid('<nil>', token.text, faults.join('; '))))
    if (absent) return requirement(token.text, '!', [])
    if (this.next.end || this.is(this.next, ',')) return requirement(token.text, 'exists', [])
    const operator = this.operator()
    const values = operator === 'in' || operator === 'notin' ? this.valueSet() : this.exactValue()
    return requirement(token.text, operator, values)
  }

  private operator(): SelectorOperator {
    const token = this.take()
    const operator = Object.hasOwn(operators, token.text) ? operators[token.text] : undefined
    if (!operator) throw found(token, expectedOperators)
    return operator
  }

  private exactValue(): string[] {
    if (this.next.end || this.is(this.next, ',')) return ['']
    const token = this.take()
    if (!token.word) throw found(token, 'identifier')
    return [token.text]
  }

  /** `(a,b)`; empty places stand for the empty value. */
  private valueSet(): string[] {
    const open = this.take()
    if (!this.is(open, '(')) throw new SelectorError(`found '${open.text}' expected: '('`)
    if (this.is(this.next, ')')) { this.take(); return [''] }
    if (!this.next.word && !this.is(this.next, ',')) throw found(this.next, "',', ')' or identifier")
    const values = new Set<string>()
    for (;;) {
      const token = this.take()
      if (token.word) {
        values.add(token.text)
        if (this.is(this.next, ')')) break
        if (!this.is(this.next, ',')) throw found(this.next, "',' or ')'")
      } else if (this.is(token, ',')) {
        if (!values.size) values.add('')
        if (this.is(this.next, ')')) { values.add(''); break }
        if (this.is(this.next, ',')) values.add('')
      } else throw found(token, "',', or identifier")
    }
    this.take()
    return [...values].sort()
  }
}
