import { CommandError } from '../../cli/command.ts'

/**
 * `key=value` words as a map; the last of equal keys holds. `what` names them in the error.
 * `kubectl: cmdutil.ParsePairs` without removals
 * @throws CommandError `invalid image format: x`
 */
export function setPairs(words: readonly string[], what: string): Map<string, string> {
  const bad = words.filter((word) => word.indexOf('=') <= 0)
  if (bad.length) throw new CommandError(`invalid ${what} format: ${bad.join(', ')}`)
  return new Map(words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]))
}
