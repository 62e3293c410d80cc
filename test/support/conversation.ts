/**
 * Conversations with an API server, recorded. A file is a list of exchanges:
 * `> METHOD url`, `>> Header: value`, `>| body`, then `< code`, `<< Header: value`, `<| body` as the real server answered.
 * In requests `{rv}`, `{uid}`, `{name}` and `{continue}` stand for what the last answer that had one said in its metadata;
 * `{rv:x}` is what it was when a request line ended in ` #x`.
 */
export interface Exchange {
  /** Lines before the request that are no part of it: comments and blanks. */
  notes: string[]
  method: string
  url: string
  headers: [string, string][]
  body: string | undefined
  label: string | undefined
  answer: string[]
}

export function parseConversation(text: string): Exchange[] {
  const exchanges: Exchange[] = []
  let notes: string[] = []
  for (const line of text.split('\n')) {
    const last = exchanges.at(-1)!
    if (line.startsWith('> ')) {
      const [, method, url, , label] = /^> (\S+) (\S+)( #(\w+))?$/.exec(line)!
      exchanges.push({ notes, method: method!, url: url!, headers: [], body: undefined, label, answer: [] })
      notes = []
    } else if (line.startsWith('>> ')) last.headers.push(line.slice(3).split(': ', 2) as [string, string])
    else if (line.startsWith('>| ')) last.body = `${last.body === undefined ? '' : `${last.body}\n`}${line.slice(3)}`
    else if (line.startsWith('<')) last.answer.push(line)
    else notes.push(line)
  }
  return exchanges
}

export function formatConversation(exchanges: readonly Exchange[]): string {
  return `${exchanges.flatMap(({ notes, method, url, headers, body, label, answer }) => [
    ...notes, `> ${method} ${url}${label ? ` #${label}` : ''}`, ...headers.map(([name, value]) => `>> ${name}: ${value}`),
    ...(body?.split('\n').map((line) => `>| ${line}`) ?? []), ...answer,
  ]).join('\n')}\n`
}

/** What one server answered. */
export interface Reply { code: number; contentType: string; warnings: string[]; body: string }

export const answerLines = ({ code, contentType, warnings, body }: Reply): string[] => [
  `< ${code}`, ...(contentType.startsWith('application/json') ? [] : [`<< Content-Type: ${contentType}`]), ...warnings.map((text) => `<< Warning: ${text}`),
  ...normaliseBody(body).replace(/\n$/, '').split('\n').map((line) => `<| ${line}`),
]

const SAFE = 'bcdfghjklmnpqrstvwxz2456789'
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uid>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>'],
  [/(resourceVersion\\*": ?\\*")\d+/g, '$1<rv>'],
  [/("continue":")[^"]+/g, '$1<continue>'],
  [/(in record \()\d+/g, '$1<rv>'],
  [/(Too large resource version: \d+, current: )\d+/g, '$1<rv>'],
  [/(resource version: )\d+( \()\d+\)/g, '$1<rv>$2<rv>)'],
  [/(ResourceVersion in (?:precondition|object meta): )\d+/g, '$1<rv>'],
  [/("description":")(?:[^"\\]|\\.)*"(?=,"priority")/g, '$1<text>"'],
  [/"(\d+[sm])+"/g, '"<age>"'],
  [new RegExp(`-[${SAFE}]{8,10}-[${SAFE}]{5}\\b`, 'g'), '-<hash>-<rand>'],
  [new RegExp(`([-_])[${SAFE}]{5}\\b`, 'g'), '$1<rand>'],
  [/"10\.\d+\.\d+\.\d+"/g, '"<ip>"'],
  [/("serverAddress":")[^"]+/g, '$1<address>'],
  [/("nodePort":)3\d{4}/g, '$1<nodeport>'],
  [/("(?:storageVersionHash|token)":")[^"]+/g, '$1<hash>'],
]

/** Takes out what differs between two correct servers. */
export const normaliseBody = (text: string): string => VARYING.reduce((rest, [pattern, mark]) => rest.replace(pattern, mark), text)

/** Fills `{rv}` and its like from the answers so far. */
export class Memory {
  private readonly known = new Map<string, string>()

  fill(text: string): string {
    return text.replace(/\{(rv|uid|name|continue)(:\w+)?\}/g, (all) => this.known.get(all.slice(1, -1)) ?? all)
  }

  learn(body: string, label: string | undefined): void {
    let metadata: Record<string, string> | undefined
    try {
      metadata = (JSON.parse(body.split('\n')[0]!) as { metadata?: Record<string, string> }).metadata
    } catch { /* no JSON, nothing to learn */ }
    for (const [name, field] of [['rv', 'resourceVersion'], ['uid', 'uid'], ['name', 'name'], ['continue', 'continue']] as const) {
      const value = metadata?.[field]
      if (!value) continue
      this.known.set(name, value)
      if (label) this.known.set(`${name}:${label}`, value)
    }
  }
}
