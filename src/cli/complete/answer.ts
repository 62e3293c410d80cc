import type { Env } from '../../env.ts'
import type { CommandRow } from '../command.ts'
import { CommandError } from '../command.ts'
import type { Found } from '../find.ts'
import { findCommand, unknownWord } from '../find.ts'
import { globalFlags } from '../globalflags.ts'
import { FlagSet, bareValue } from '../pflag/flagset.ts'
import { FlagError } from '../pflag/errors.ts'
import type { Flag } from '../pflag/flagset.ts'
import { parseFlags } from '../pflag/parse.ts'
import type { Parsed } from '../pflag/parse.ts'
import { argumentsOf } from './arguments.ts'
import { helpFlag, flagNames, requiredFlags } from './flagnames.ts'
import { flagValues } from './flagvalues.ts'
import { LiveNames } from './live.ts'

/** What may stand at the end of a command line: words, each perhaps with `\t` and what it is, and what the shell is to do with them. */
export interface Answer { words: readonly string[]; directive: number }

/** cobra's bits for the shell. */
export const directives = { none: 0, noSpace: 2, noFiles: 4, extensions: 8 } as const
const directiveNames: readonly [number, string][] = [[1, 'Error'], [2, 'NoSpace'], [4, 'NoFileComp'], [8, 'FilterFileExt'], [16, 'FilterDirs'], [32, 'KeepOrder']]

const directiveText = (directive: number) =>
  directiveNames.filter(([bit]) => directive & bit).map(([, name]) => `ShellCompDirective${name}`).join(', ') || 'ShellCompDirectiveDefault'

/**
 * Answers `kubectl __complete WORD...` as cobra does: the words on stdout, then `:directive`; why there are none goes to stderr.
 * @param descriptions whether words have their description behind a tab
 */
export async function answerCompletion(env: Env, rows: readonly CommandRow[], argv: readonly string[], descriptions: boolean): Promise<number> {
  const { words, directive } = await complete(env, rows, argv, (line) => env.stderr.write(`[Debug] ${line}\n`))
  for (const word of words) env.stdout.write(`${(descriptions ? word.split('\n')[0]! : word.split('\t')[0]!).trim()}\n`)
  env.stdout.write(`:${directive}\n`)
  env.stderr.write(`Completion ended with directive: ${directiveText(directive)}\n`)
  return 0
}

const nothing: Answer = { words: [], directive: directives.none }

async function complete(env: Env, rows: readonly CommandRow[], argv: readonly string[], debug: (line: string) => void): Promise<Answer> {
  const last = argv.at(-1) ?? ''
  const before = argv.slice(0, -1)
  const found = await find(env, rows, before)
  if (!found || (!found.command && unknownWord(found) !== undefined)) {
    debug('Cleared global flags for plugin completion')
    debug(`[Error] unable to find a command for arguments: [${before.join(' ')}]`)
    return nothing
  }
  const flags = new FlagSet(found.command?.flags ?? {}, globalFlags, helpFlag)
  const pending = valueFor(found, flags, last)
  if (pending && 'unknown' in pending) {
    debug(`[Error] Subcommand '${found.row?.name ?? env.calledAs}' does not support flag '${pending.unknown}'`)
    return nothing
  }
  let parsed: Parsed
  try {
    parsed = parseFlags(flags, pending?.alone ? found.args.slice(0, -1) : found.args)
  } catch (error) {
    if (!(error instanceof FlagError)) throw error
    debug(`[Error] Error while parsing flags from args [${found.args.join(' ')}]: ${error.message}`)
    return nothing
  }
  const live = new LiveNames(env, parsed)
  if (pending) return flagValues(found, pending.flag, pending.text, live)
  const dashes = found.args.includes('--')
  if (last.startsWith('-') && !dashes) return { words: flagNames(found, parsed, last), directive: directives.noFiles }
  const required = dashes ? [] : requiredFlags(found, parsed, last)
  const children = parsed.args.length ? [] : childWords(found, last)
  const { words, directive } = await argumentsOf(found, parsed.args, last, live)
  return { words: [...children, ...required, ...words], directive: found.children.length && !parsed.args.length && children.length ? directives.noFiles : directive }
}

async function find(env: Env, rows: readonly CommandRow[], argv: readonly string[]): Promise<Found | undefined> {
  try {
    return await findCommand(env.calledAs, rows, argv)
  } catch (error) {
    if (error instanceof CommandError) return undefined
    throw error
  }
}

/** Sub-commands, sorted. What we do not have is not offered. */
function childWords(found: Found, start: string): string[] {
  return found.children.filter((row) => (!row.hidden || row.name === 'help') && row.load && row.name.startsWith(start)).sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, short }) => `${name}\t${short}`)
}

/** The flag whose value is being typed. `alone`: it stands before, with the value still to come. */
type Pending = { flag: Flag; text: string; alone: boolean } | { unknown: string }

function valueFor(found: Found, flags: FlagSet, last: string): Pending | undefined {
  if (found.args.includes('--')) return undefined
  const equals = last.indexOf('=')
  if (last.startsWith('-') && equals > 0) {
    const name = last.slice(0, equals).replace(/^--?/, '')
    const flag = last.startsWith('--') ? flags.lookup(name) : flags.shorthand(name.at(-1) ?? '')
    return flag ? { flag, text: last.slice(equals + 1), alone: false } : { unknown: name }
  }
  const previous = found.args.at(-1)
  if (last.startsWith('-') || !previous?.startsWith('-') || previous === '-' || previous.includes('=')) return undefined
  const name = previous.replace(/^--?/, '')
  const flag = previous.startsWith('--') ? flags.lookup(name) : flags.shorthand(name.at(-1) ?? '')
  return flag && bareValue(flag.spec) === undefined ? { flag, text: last, alone: true } : undefined
}
