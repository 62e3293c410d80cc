import { CommandError } from '../../cli/command.ts'

/** What `label`, `annotate` and `taint` are told to change: `key=value` sets, `key-` removes. */
export interface Changes { set: Map<string, string>; remove: string[] }

const isPair = (word: string) => (word.includes('=') && word[0] !== '=') || (word.endsWith('-') && word !== '-')

/**
 * Parts the words of a command line into resources and changes, which have to come last. `what` names the changes in the error.
 * `kubectl: cmdutil.GetResourcesAndPairs`
 * @throws CommandError
 */
export function resourcesAndPairs(args: readonly string[], what: string): { resources: string[]; pairs: string[] } {
  const first = args.findIndex(isPair)
  if (first < 0) return { resources: [...args], pairs: [] }
  const pairs = args.slice(first)
  const late = pairs.find((word) => !isPair(word))
  if (late !== undefined) throw new CommandError(`all resources must be specified before ${what} changes: ${late}`)
  return { resources: args.slice(0, first), pairs }
}
