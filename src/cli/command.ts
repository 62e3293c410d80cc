import type { Env } from '../env.ts'
import type { Client } from '../client/client.ts'
import type { GlobalValues } from './globalflags.ts'

/** How a flag's text becomes a value. `stringSlice` splits at commas (CSV); `stringArray` takes each as it stands. `count` is for -v-like counters. */
export interface FlagTypes {
  bool: boolean
  string: string
  int: number
  int32: number
  int64: number
  float64: number
  /** Milliseconds. Text as Go's time.ParseDuration takes it (`5s`, `1m30s`). */
  duration: number
  stringSlice: string[]
  stringArray: string[]
  /** Repeated `k=v` pairs. */
  stringToString: Record<string, string>
}

export interface FlagSpec<K extends keyof FlagTypes = keyof FlagTypes> {
  type: K
  default: FlagTypes[K]
  /** One letter. */
  shorthand?: string
  /** Our own words. A word in backquotes names the value in help. */
  usage: string
  /** Value when the flag stands without one (`--dry-run` is `unchanged`, `--watch` is `true`). Bools have `true`. */
  noOptDefault?: string
  hidden?: boolean
  /** Printed as `Flag --x has been deprecated, <text>` on stderr when used. */
  deprecated?: string
  deprecatedShorthand?: string
  /** Missing gives `required flag(s) "image" not set`. */
  required?: boolean
  /** What help and errors call the type (`stringSlice` shows as `strings`, …) when it is not the usual one. */
  typeName?: string
  /** Checks and refuses the text: returns the error's tail (`strconv.ParseBool: parsing "x": invalid syntax`). */
  check?(text: string): string | undefined
}

export type Flags = Record<string, FlagSpec>

/** What `run` gets: the value of each flag by its long name. */
export type FlagValues<F extends Flags> = { readonly [N in keyof F]: FlagTypes[F[N]['type']] }

/** Shorthands to declare flags. The option object is merged over the default. */
type Rest<K extends keyof FlagTypes> = Omit<FlagSpec<K>, 'type' | 'default' | 'usage'>
const flag = <K extends keyof FlagTypes>(type: K) => (value: FlagTypes[K], usage: string, rest: Rest<K> = {}): FlagSpec<K> => ({ type, default: value, usage, ...rest })
export const bool = flag('bool')
export const string = flag('string')
export const int = flag('int')
export const int32 = flag('int32')
export const int64 = flag('int64')
export const float64 = flag('float64')
export const duration = flag('duration')
export const stringSlice = flag('stringSlice')
export const stringArray = flag('stringArray')
export const stringToString = flag('stringToString')

/** What a command may reach. */
export interface CommandContext {
  readonly env: Env
  /** Resolved from kubeconfig, --context, -n. Connects when first used. */
  readonly client: Client
  /** The namespace to work in: -n, else the context's, else `default`. */
  readonly namespace: string
  /** Whether -n/--namespace was given: objects of another namespace are then refused. */
  readonly namespaceGiven: boolean
  /** Whether a flag (long name) was given on the command line. */
  changed(name: string): boolean
  /** The arguments in front of `--`: their number, or -1 when no `--` was given (pflag: ArgsLenAtDash). */
  readonly argsBeforeDash: number
  /** Path of the command, `kubectl rollout status`. */
  readonly commandPath: string
  /** Arguments as they were given, for --record. */
  readonly argv: readonly string[]
  /** The command line as --record writes it: words and arguments first, then every flag as `--name=text` (cli-runtime: RecordFlags). */
  commandLine(): string
  out(text: string): void
  err(text: string): void
  /** Exit code when `run` returns normally. Default 0. */
  exitCode: number
  /** Values of the flags that every command takes, by long name (`context`, `kubeconfig`, `as`, …). */
  readonly globals: GlobalValues
  /** Prints this command's help on stdout, as commands do before they refuse their arguments. */
  showHelp(): Promise<void>
}

export interface Command<F extends Flags = Flags> {
  /** `expose (-f FILENAME | TYPE NAME | TYPE/NAME) [--port=port]`: the usage line behind the parent's path. Its first word is the name. */
  use: string
  aliases?: readonly string[]
  /** One line, our own words. */
  short: string
  /** The longer text of help, our own words. */
  long?: string
  /** Example lines, our own. */
  examples?: string
  flags: F
  hidden?: boolean
  /** Flags that go or do not go together (cobra: MarkFlagsMutuallyExclusive and so on). */
  flagGroups?: { exclusive?: readonly (readonly string[])[]; oneRequired?: readonly (readonly string[])[]; together?: readonly (readonly string[])[] }
  /** The exit code of every failure, where 1 means something else (diff: there are differences). Flag errors are then usage errors. */
  failureExitCode?: number
  /** Needs no cluster: none is opened before `run`. */
  offline?: boolean
  /** Set to false for commands that work in no namespace: a kubeconfig that cannot be used is then refused in other words. */
  usesNamespace?: false
  /** Where a command without `run` prints its help and how it then ends. Default: stderr, exit code 1. */
  groupHelp?: { to: 'stdout' | 'stderr'; exitCode: number }
  /** Sub-commands by name, each loaded only when called or listed. */
  children?: readonly CommandRow[]
  /** Left out for pure groups: they print their help. */
  run?(ctx: CommandContext, args: string[], flags: FlagValues<F>): Promise<void> | void
}

export interface CommandRow {
  name: string
  aliases?: readonly string[]
  /** Heading it stands under in `kubectl --help`. */
  group?: string
  short: string
  hidden?: boolean
  /** Words that are answered with this command as a suggestion (`ls` for `get`). */
  suggestFor?: readonly string[]
  /** Without it the command is refused: fauxctl has none like it yet. */
  load?(): Promise<Command<any>>
}

/** Types a command so that flag types flow into `run`. */
export const defineCommand = <F extends Flags>(command: Command<F>): Command<F> => command

/** A failure of usage or of the client: printed as `error: message`, exit code 1. */
export class CommandError extends Error {
  constructor(message: string, readonly exitCode = 1) { super(message) }
}

/** Like CommandError, and followed by `See 'kubectl get -h' for help and examples`. */
export class UsageError extends CommandError {}

/** Printed as it stands, without `error: `; exit code 1 (`the server doesn't have a resource type "x"` of explain). */
export class PlainError extends CommandError {}

/** Several failures: each printed on its own line, API failures as `Error from server (…)`, others without `error: `; exit code 1. One alone is printed as if thrown alone. */
export class AggregateFailure extends Error {
  constructor(readonly failures: readonly Error[]) { super(failures.map((f) => f.message).join('\n')) }
}

/** Ends the run with an exit code and no further text. */
export class SilentExit extends Error {
  constructor(readonly exitCode: number) { super(`exit ${exitCode}`) }
}
