import { canonicalQuantity } from '../../api/quantity.ts'
import type { Fields } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'

/**
 * `cpu=1,memory=1Gi` as quantities by resource; undefined when empty.
 * @param invalid how the command begins its text for pairs that are none: `Invalid` or `invalid`
 * @throws CommandError
 */
export function resourceList(text: string, invalid: string): Fields | undefined {
  if (!text) return undefined
  const list: Fields = {}
  for (const statement of text.split(',')) {
    const parts = statement.split('=')
    if (parts.length !== 2) throw new CommandError(`${invalid} argument syntax ${statement}, expected <resource>=<value>`)
    try {
      list[parts[0]!] = canonicalQuantity(parts[1]!)
    } catch (error) {
      throw new CommandError((error as Error).message)
    }
  }
  return list
}
