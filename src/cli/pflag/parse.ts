import type { FlagTypes } from '../command.ts'
import { badSyntax, invalidArgument, needsArgument, shorthandNeedsArgument, unknownFlag, unknownShorthand } from './errors.ts'
import type { Flag, FlagSet } from './flagset.ts'
import { bareValue } from './flagset.ts'
import { flagValue } from './value.ts'

/** What a command line says. */
export interface Parsed {
  /** Values that were given, by long name. */
  given: Map<string, FlagTypes[keyof FlagTypes]>
  args: string[]
  /** How many arguments stand in front of `--`; -1 without `--`. */
  argsBeforeDash: number
  /** Deprecation lines for stderr, in the order of the flags. */
  notices: string[]
  /** Every flag as it was given: its long name and its text, in order. */
  order: { name: string; text: string }[]
}

/** Takes slips that pflag refuses; undefined means that it is refused. */
export interface Leniency {
  /** An unknown long flag: gives the name that was meant. */
  longFlag(name: string): string | undefined
  /** An argument whose first letter is no shorthand (`-myapp-svc`): gives the argument that was meant. */
  dashed(arg: string): string | undefined
}

/**
 * Reads a command line by pflag's rules; flags and arguments may be mixed.
 * @throws FlagError with pflag's text
 */
export function parseFlags(flags: FlagSet, line: readonly string[], lenient?: Leniency): Parsed {
  const parsed: Parsed = { given: new Map(), args: [], argsBeforeDash: -1, notices: [], order: [] }
  const rest = [...line]

  const set = (flag: Flag, text: string) => {
    try {
      parsed.given.set(flag.name, flagValue(flag.spec, text, parsed.given.get(flag.name)))
    } catch (error) {
      throw invalidArgument(flag, text, (error as Error).message)
    }
    parsed.order.push({ name: flag.name, text })
    if (flag.spec.deprecated) parsed.notices.push(`Flag --${flag.name} has been deprecated, ${flag.spec.deprecated}`)
  }

  const long = (arg: string) => {
    const body = arg.slice(2)
    if (body[0] === '-' || body[0] === '=') throw badSyntax(arg)
    const equals = body.indexOf('=')
    const name = equals < 0 ? body : body.slice(0, equals)
    const flag = flags.lookup(name) ?? flags.lookup(lenient?.longFlag(name) ?? '')
    if (!flag) throw unknownFlag(name)
    const value = equals >= 0 ? body.slice(equals + 1) : bareValue(flag.spec) ?? rest.shift()
    if (value === undefined) throw needsArgument(name)
    set(flag, value)
  }

  const short = (arg: string) => {
    let letters = arg.slice(1)
    while (letters !== '') {
      const flag = flags.shorthand(letters[0]!)
      if (!flag) {
        const meant = letters.length === arg.length - 1 ? lenient?.dashed(arg) : undefined
        if (meant === undefined) throw unknownShorthand(letters)
        parsed.args.push(meant)
        return
      }
      const now = letters
      letters = ''
      let value: string | undefined
      const bare = bareValue(flag.spec)
      if (now.length > 2 && now[1] === '=') value = now.slice(2)
      else if (bare !== undefined) { value = bare; letters = now.slice(1) }
      else value = now.length > 1 ? now.slice(1) : rest.shift()
      if (value === undefined) throw shorthandNeedsArgument(now)
      if (flag.spec.deprecatedShorthand) parsed.notices.push(`Flag shorthand -${flag.shorthand} has been deprecated, ${flag.spec.deprecatedShorthand}`)
      set(flag, value)
    }
  }

  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      parsed.argsBeforeDash = parsed.args.length
      parsed.args.push(...rest)
      break
    }
    if (arg[0] !== '-' || arg.length === 1) parsed.args.push(arg)
    else if (arg[1] === '-') long(arg)
    else short(arg)
  }
  return parsed
}
