import type { Command, CommandRow, Flags } from './command.ts'
import { CommandError } from './command.ts'
import { FlagSet, bareValue } from './pflag/flagset.ts'
import { globalFlags } from './globalflags.ts'

/** A command and how it was reached. */
export interface Found {
  readonly path: string
  /** The words that named it, as they were typed: aliases too. */
  readonly words: readonly string[]
  /** undefined for the root. */
  readonly command: Command<any> | undefined
  readonly row: CommandRow | undefined
  readonly children: readonly CommandRow[]
  readonly flags: FlagSet
  /** What is left of the command line: flags and arguments. */
  readonly args: string[]
}

/** Whether the argument behind `arg` belongs to it as its value. */
function takesNext(arg: string, flags: FlagSet): boolean {
  if (arg.includes('=')) return false
  const flag = arg.startsWith('--') ? flags.lookup(arg.slice(2)) : arg.startsWith('-') && arg.length === 2 ? flags.shorthand(arg[1]!) : undefined
  if (flag) return bareValue(flag.spec) === undefined
  return arg.startsWith('--') || (arg.startsWith('-') && arg.length === 2)
}

/** The place of the first argument that is no flag and no flag's value; -1 without one (cobra: stripFlags). */
function firstWord(args: readonly string[], flags: FlagSet): number {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (arg === '--') return -1
    if (arg.startsWith('-') && takesNext(arg, flags)) {
      if (args.length - at <= 2) return -1
      at++
    } else if (arg !== '' && !arg.startsWith('-')) return at
  }
  return -1
}

const named = (rows: readonly CommandRow[], word: string) => rows.find((row) => row.name === word || row.aliases?.includes(word))

/**
 * Walks down the tree of commands as cobra does: flags may stand before a command's name.
 * @throws CommandError for a command that we do not have
 */
export async function findCommand(root: string, rows: readonly CommandRow[], argv: readonly string[]): Promise<Found> {
  const rootFlags: Flags = {}
  let found: Found = { path: root, words: [], command: undefined, row: undefined, children: rows, flags: new FlagSet(rootFlags, globalFlags), args: [...argv] }
  for (;;) {
    const at = firstWord(found.args, found.flags)
    const row = at < 0 ? undefined : named(found.children, found.args[at]!)
    if (!row) return found
    const path = `${found.path} ${row.name}`
    if (!row.load) throw new CommandError(`fauxctl does not support '${path}' yet`)
    const command = await row.load()
    found = { path, words: [...found.words, found.args[at]!], command, row, children: command.children ?? [], flags: new FlagSet(command.flags, globalFlags), args: found.args.toSpliced(at, 1) }
  }
}

/** The first word that named no command, for the root's error; undefined when there is none. */
export function unknownWord(found: Found): string | undefined {
  const at = firstWord(found.args, found.flags)
  return at < 0 ? undefined : found.args[at]
}
