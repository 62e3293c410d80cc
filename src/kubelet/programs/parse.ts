import type { Token } from './words.ts'
import { tokens } from './words.ts'

export interface Redirect { operator: string; target: string }

/** A script as a tree: the part of the shell's grammar that manifests use. */
export type Script =
  | { kind: 'command'; words: string[]; redirects: Redirect[] }
  | { kind: 'pipe'; parts: Script[] }
  | { kind: 'chain'; first: Script; rest: { operator: '&&' | '||'; part: Script }[] }
  | { kind: 'list'; parts: { part: Script; background: boolean }[] }
  | { kind: 'loop'; until: boolean; condition: Script; body: Script }
  | { kind: 'for'; name: string; words: string[]; body: Script }
  | { kind: 'if'; branches: { condition: Script; body: Script }[]; otherwise?: Script }

/** The script uses grammar that is not understood here. */
export class Obscure extends Error {}

const ENDS = new Set(['do', 'done', 'then', 'elif', 'else', 'fi', '}', 'esac'])
const REDIRECTS = new Set(['>', '>>', '<', '2>', '2>>', '&>', '1>'])

/** Reads a script. @throws Obscure for grammar beyond simple commands, lists, loops and conditions */
export function parseScript(script: string): Script {
  const reader = new Reader(tokens(script))
  const list = reader.list()
  if (reader.peek()) throw new Obscure(script)
  return list
}

class Reader {
  private at = 0
  constructor(private readonly all: readonly Token[]) {}

  peek(): Token | undefined { return this.all[this.at] }
  private isOperator(...texts: string[]): boolean { const next = this.peek(); return !!next?.operator && texts.includes(next.text) }
  private isWord(text: string): boolean { const next = this.peek(); return !!next?.plain && next.text === text }

  private expect(word: string): void {
    while (this.isOperator('\n', ';')) this.at++
    if (!this.isWord(word)) throw new Obscure(`no ${word}`)
    this.at++
  }

  list(): Script {
    const parts: { part: Script; background: boolean }[] = []
    for (;;) {
      while (this.isOperator(';', '\n')) this.at++
      const next = this.peek()
      if (!next || (next.plain && ENDS.has(next.text)) || this.isOperator(')')) break
      const part = this.chain()
      const background = this.isOperator('&')
      if (background) this.at++
      parts.push({ part, background })
    }
    return { kind: 'list', parts }
  }

  private chain(): Script {
    const first = this.pipe()
    const rest: { operator: '&&' | '||'; part: Script }[] = []
    while (this.isOperator('&&', '||')) {
      const operator = this.all[this.at++].text as '&&' | '||'
      while (this.isOperator('\n')) this.at++
      rest.push({ operator, part: this.pipe() })
    }
    return rest.length ? { kind: 'chain', first, rest } : first
  }

  private pipe(): Script {
    const parts = [this.command()]
    while (this.isOperator('|')) {
      this.at++
      parts.push(this.command())
    }
    return parts.length > 1 ? { kind: 'pipe', parts } : parts[0]
  }

  private command(): Script {
    if (this.isWord('while') || this.isWord('until')) return this.loop(this.all[this.at++].text === 'until')
    if (this.isWord('for')) return this.each()
    if (this.isWord('if')) return this.condition()
    if (this.isOperator('(') || this.isWord('{')) {
      this.at++
      const inner = this.list()
      if (!this.isOperator(')') && !this.isWord('}')) throw new Obscure('bracket')
      this.at++
      return inner
    }
    if (this.isWord('case') || this.isWord('function')) throw new Obscure('case')
    const words: string[] = []
    const redirects: Redirect[] = []
    for (let next = this.peek(); next; next = this.peek()) {
      if (!next.operator) words.push(next.text)
      else if (REDIRECTS.has(next.text)) redirects.push({ operator: next.text, target: this.all[++this.at]?.text ?? '' })
      else if (next.text === '2>&1' || next.text === '>&2' || next.text === '1>&2') redirects.push({ operator: next.text, target: '' })
      else break
      this.at++
    }
    if (!words.length && !redirects.length) throw new Obscure('nothing')
    return { kind: 'command', words, redirects }
  }

  private loop(until: boolean): Script {
    const condition = this.list()
    this.expect('do')
    const body = this.list()
    this.expect('done')
    return { kind: 'loop', until, condition, body }
  }

  private each(): Script {
    this.at++
    const name = this.all[this.at++]?.text ?? ''
    const words: string[] = []
    if (this.isWord('in')) {
      this.at++
      while (this.peek() && !this.peek()!.operator) words.push(this.all[this.at++].text)
    }
    this.expect('do')
    const body = this.list()
    this.expect('done')
    return { kind: 'for', name, words, body }
  }

  private condition(): Script {
    const branches: { condition: Script; body: Script }[] = []
    do {
      this.at++
      const condition = this.list()
      this.expect('then')
      branches.push({ condition, body: this.list() })
    } while (this.isWord('elif'))
    let otherwise: Script | undefined
    if (this.isWord('else')) {
      this.at++
      otherwise = this.list()
    }
    this.expect('fi')
    return { kind: 'if', branches, ...(otherwise && { otherwise }) }
  }
}
