import type { Command } from '../command.ts'
import { CommandError } from '../command.ts'

const sorted = (names: readonly string[]) => [...names].sort()

/**
 * Checks required flags and groups of flags after parsing, in cobra's order.
 * @throws CommandError `required flag(s) "image" not set`, `if any flags in the group [a b] are set …`
 */
export function checkConstraints(command: Command<any>, given: { has(name: string): boolean }): void {
  const missing = sorted(Object.keys(command.flags)).filter((name) => command.flags[name].required && !given.has(name))
  if (missing.length) throw new CommandError(`required flag(s) ${missing.map((name) => `"${name}"`).join(', ')} not set`)
  const { together = [], oneRequired = [], exclusive = [] } = command.flagGroups ?? {}
  const byText = (groups: readonly (readonly string[])[]) => [...groups].sort((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1))
  for (const group of byText(together)) {
    const unset = sorted(group.filter((name) => !given.has(name)))
    if (unset.length && unset.length < group.length) throw new CommandError(`if any flags in the group [${group.join(' ')}] are set they must all be set; missing [${unset.join(' ')}]`)
  }
  for (const group of byText(oneRequired)) {
    if (!group.some((name) => given.has(name))) throw new CommandError(`at least one of the flags in the group [${group.join(' ')}] is required`)
  }
  for (const group of byText(exclusive)) {
    const set = sorted(group.filter((name) => given.has(name)))
    if (set.length > 1) throw new CommandError(`if any flags in the group [${group.join(' ')}] are set none of the others can be; [${set.join(' ')}] were all set`)
  }
}
