import type { Flag } from './flagset.ts'
import { quote, quoteRune } from '../../api/goquote.ts'

/** A command line that pflag refuses; followed by `See 'kubectl get --help' for usage.` when printed. */
export class FlagError extends Error {}

/** The first byte of a text as a character's code: pflag looks at bytes. */
const firstByte = (text: string) => new TextEncoder().encode(text)[0]!

export const unknownFlag = (name: string) => new FlagError(`unknown flag: --${name}`)
export const unknownShorthand = (shorthands: string) => new FlagError(`unknown shorthand flag: ${quoteRune(firstByte(shorthands))} in -${shorthands}`)
export const needsArgument = (name: string) => new FlagError(`flag needs an argument: --${name}`)
export const shorthandNeedsArgument = (shorthands: string) => new FlagError(`flag needs an argument: ${quoteRune(shorthands.charCodeAt(0))} in -${shorthands}`)
export const badSyntax = (arg: string) => new FlagError(`bad flag syntax: ${arg}`)

export function invalidArgument(flag: Flag, text: string, cause: string): FlagError {
  const shown = flag.shorthand && !flag.spec.deprecatedShorthand ? `-${flag.shorthand}, --${flag.name}` : `--${flag.name}`
  return new FlagError(`invalid argument ${quote(text)} for ${quote(shown)} flag: ${cause}`)
}
