import { CommandError } from '../../cli/command.ts'

/** `key=value` pairs to set and `key-` names to take away. */
export interface Pairs { set: Record<string, string>; remove: string[] }

/** kubectl: cmdutil.ParsePairs with removal. @throws CommandError */
export function readPairs(texts: readonly string[], pairType: string): Pairs {
  const pairs: Pairs = { set: {}, remove: [] }
  const invalid: string[] = []
  for (const text of texts) {
    const equals = text.indexOf('=')
    if (equals > 0) pairs.set[text.slice(0, equals)] = text.slice(equals + 1)
    else if (equals < 0 && text.endsWith('-') && text !== '-') pairs.remove.push(text.slice(0, -1))
    else invalid.push(text)
  }
  if (invalid.length) throw new CommandError(`invalid ${pairType} format: ${invalid.join(', ')}`)
  return pairs
}
