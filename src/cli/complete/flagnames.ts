import type { Flags } from '../command.ts'
import { bool } from '../command.ts'
import type { Found } from '../find.ts'
import { globalFlags } from '../globalflags.ts'
import type { Parsed } from '../pflag/parse.ts'

/** The flag that every command has beside its own. */
export const helpFlag: Flags = { help: bool(false, 'Show help.', { shorthand: 'h' }) }

const repeatable = new Set(['stringSlice', 'stringArray', 'stringToString', 'count'])

function offered(flags: Flags, parsed: Parsed, start: string): string[] {
  return Object.keys(flags).sort().flatMap((name) => {
    const spec = flags[name]!
    if (spec.hidden || spec.deprecated !== undefined || (parsed.given.has(name) && !repeatable.has(spec.type))) return []
    const words = [`--${name}`, ...(spec.shorthand ? [`-${spec.shorthand}`] : [])]
    return words.filter((word) => word.startsWith(start)).map((word) => `${word}\t${spec.usage}`)
  })
}

/** Flags that may follow: those of all commands, then the command's own. Flags that were given are left out, unless they may be given again. */
export function flagNames(found: Found, parsed: Parsed, start: string): string[] {
  const own = { ...found.command?.flags, ...helpFlag }
  if (!found.command) return offered({ ...globalFlags, ...own }, parsed, start)
  const inherited = Object.fromEntries(Object.entries(globalFlags).filter(([name]) => !Object.hasOwn(own, name)))
  return [...offered(inherited, parsed, start), ...offered(own, parsed, start)]
}

/** Flags that must still be given. */
export function requiredFlags(found: Found, parsed: Parsed, start: string): string[] {
  const flags: Flags = found.command?.flags ?? {}
  return offered(Object.fromEntries(Object.entries(flags).filter(([name, spec]) => spec.required && !parsed.given.has(name))), parsed, start)
}
