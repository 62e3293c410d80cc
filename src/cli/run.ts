import type { Env } from '../env.ts'
import type { Command, Flags, FlagTypes } from './command.ts'
import { CommandError, PlainError, SilentExit, UsageError, bool } from './command.ts'
import { connect } from './connect.ts'
import { RunContext } from './context.ts'
import { errorOutcome } from './errors.ts'
import type { Found } from './find.ts'
import { findCommand, unknownWord } from './find.ts'
import { refuseProfiling } from './globalchecks.ts'
import type { GlobalValues } from './globalflags.ts'
import { globalFlags } from './globalflags.ts'
import { checkConstraints } from './pflag/constraints.ts'
import { FlagSet } from './pflag/flagset.ts'
import type { Parsed } from './pflag/parse.ts'
import { parseFlags } from './pflag/parse.ts'
import { FlagError } from './pflag/errors.ts'
import { commandRows } from './rows.ts'
import { isTolerant } from '../client/tolerant/mode.ts'
import { leniency } from './tolerant.ts'
import { ServerWarnings } from './warnings.ts'

const helpFlag: Flags = { help: bool(false, 'Show help.', { shorthand: 'h' }) }

/** A default that a command may change without changing it for the next run in this process. */
const ownCopy = (value: FlagTypes[keyof FlagTypes]) => (Array.isArray(value) ? [...value] : typeof value === 'object' ? { ...value } : value)

/** The values of the flags of one source; those that another source shadows keep their defaults. */
function valuesOf(flags: Flags, parsed: Parsed, shadowedBy: Flags = {}): Record<string, FlagTypes[keyof FlagTypes]> {
  const values: Record<string, FlagTypes[keyof FlagTypes]> = {}
  for (const name in flags) {
    const given = Object.hasOwn(shadowedBy, name) ? undefined : parsed.given.get(name)
    values[name] = given ?? ownCopy(flags[name]!.default)
  }
  return values
}

/** Runs one command line (without the program's name). Gives the exit code; never throws. */
export async function run(env: Env, argv: readonly string[]): Promise<number> {
  const at: At = { path: env.calledAs }
  try {
    return await dispatch(env, argv, at)
  } catch (thrown) {
    const error = at.failureExitCode && thrown instanceof FlagError ? new UsageError(thrown.message) : thrown
    const { text, exitCode, stdout } = errorOutcome(error, { commandPath: at.path, debug: Boolean(env.vars.FAUXCTL_DEBUG) })
    if (stdout) env.stdout.write(stdout)
    env.stderr.write(text)
    return at.failureExitCode ?? exitCode
  }
}

/** Where a run is: what its failures need to know. */
interface At { path: string; failureExitCode?: number }

async function dispatch(env: Env, argv: readonly string[], at: At): Promise<number> {
  const rows = await commandRows(env, argv)
  if (argv[0] === '__complete' || argv[0] === '__completeNoDesc') {
    const { answerCompletion } = await import('./complete/answer.ts')
    return answerCompletion(env, rows, argv.slice(1), argv[0] === '__complete')
  }
  const found = await findCommand(env.calledAs, rows, argv)
  at.path = found.path
  at.failureExitCode = found.command?.failureExitCode
  const unknown = found.command ? undefined : unknownWord(found)
  if (unknown !== undefined) {
    if (argv[0]!.startsWith('-')) throw new PlainError(`Error: flags cannot be placed before plugin name: ${argv[0]}`)
    const { runPlugin } = await import('./plugins.ts')
    const ended = await runPlugin(env, argv)
    if (ended !== undefined) return ended
    const { unknownCommandText } = await import('./suggest.ts')
    throw new CommandError(unknownCommandText(env.calledAs, rows, unknown))
  }
  // The one command that plugins may add to: `kubectl create thing` is kubectl-create-thing.
  if (found.path === `${env.calledAs} create` && env.runProgram && found.args[0] && !found.args[0].startsWith('-')) {
    const { runPlugin } = await import('./plugins.ts')
    const ended = await runPlugin(env, argv, argv.length - found.args.length + 1)
    if (ended !== undefined) return ended
  }
  const command: Command<any> = found.command ?? { use: env.calledAs, short: '', flags: {}, groupHelp: { to: 'stdout', exitCode: 0 } }
  const flagSet = new FlagSet(command.flags, globalFlags, helpFlag)
  const parsed = parseFlags(flagSet, found.args, isTolerant(env) ? leniency(flagSet, (line) => env.stderr.write(line)) : undefined)
  if (parsed.notices.length) env.stderr.write(`${parsed.notices.join('\n')}\n`)

  const showHelp = async (to: 'stdout' | 'stderr' = 'stdout') => env[to].write(await (await import('./help/help.ts')).helpText(found, rows))
  if (parsed.given.get('help')) {
    await showHelp()
    return 0
  }
  const globals = valuesOf(globalFlags, parsed, command.flags) as unknown as GlobalValues
  if (!command.run) return printGroupHelp(command, found, parsed, showHelp)
  refuseProfiling(globals)
  checkConstraints(command, parsed.given)
  const warnings = new ServerWarnings(env)
  const connection = await connect(env, globals, { offline: command.offline ?? false, warn: (text) => warnings.show(text) })
  const ctx = new RunContext({ env, connection, parsed, globals, commandPath: found.path, argv, words: found.words, usesNamespace: command.usesNamespace ?? true, showHelp: () => showHelp() })
  await command.run(ctx, parsed.args, valuesOf(command.flags, parsed))
  if (globals['warnings-as-errors']) warnings.refuse()
  return ctx.exitCode
}

/** A command that only groups others (kubectl: cmdutil.DefaultSubCommandRun). */
async function printGroupHelp(command: Command<any>, found: Found, parsed: Parsed, showHelp: (to: 'stdout' | 'stderr') => Promise<void>): Promise<number> {
  if (parsed.args.length && found.command) throw new UsageError(`unknown command ${JSON.stringify(parsed.args.join(' '))}`)
  const { to, exitCode } = command.groupHelp ?? { to: 'stderr', exitCode: 1 }
  await showHelp(to)
  if (exitCode) throw new SilentExit(exitCode)
  return 0
}
