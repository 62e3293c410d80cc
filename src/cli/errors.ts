import { ApiError } from '../api/status.ts'
import { SettingError } from '../clock.ts'
import { quote } from '../api/goquote.ts'
import { FlagError } from './pflag/errors.ts'
import { AggregateFailure, CommandError, PlainError, SilentExit, UsageError } from './command.ts'
import { ConfigurationInvalid, contextNotFound } from '../client/kubeconfig/errors.ts'
import { NoKindMatch, NoResourceType } from '../client/mapper.ts'

/** What a failed run says on stderr and ends with. `stdout` is what was printed before it failed. */
export interface Outcome { text: string; exitCode: number; stdout?: string }

/** Where the failure happened. */
interface Where { commandPath: string; debug: boolean }

const line = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

/** The text of an API failure, or undefined for other errors (kubectl: cmdutil.StandardErrorMessage). */
export function apiErrorText(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  if (error.reason === 'Unauthorized') return `error: You must be logged in to the server (${error.message})`
  return error.reason ? `Error from server (${error.reason}): ${error.message}` : `Error from server: ${error.message}`
}

/** An error as one of several: API failures in full, others by their message. */
export const messageForError = (error: Error): string => apiErrorText(error) ?? error.message

/** A text and its parts: one on the same line, several as a list (kubectl: cmdutil.MultilineError). */
function multiline(prefix: string, parts: readonly string[]): string {
  return parts.length === 1 ? `${prefix}${parts[0]}\n` : `${prefix}\n${parts.map((part) => `* ${part}\n`).join('')}`
}

/** `The Pod "x" is invalid: …`, duplicates left out. */
function invalidText({ status }: ApiError): string {
  const { details, message } = status
  const causes = details?.causes ?? []
  let head = 'The request is invalid'
  if (details?.kind || details?.name) head = `The ${details.kind ?? ''} ${quote(details.name ?? '')} is invalid`
  else if (message && causes.length === 0) head += `: ${message}`
  if (causes.length === 0) return head
  return multiline(`${head}: `, [...new Set(causes.map((cause) => `${cause.field ?? ''}: ${cause.message ?? ''}`))])
}

const prefixed = (message: string) => (message.startsWith('error: ') ? message : `error: ${message}`)

/** A damaged cluster (store: StateError); the class itself is out of this layer's reach. */
const isStateError = (error: object) => 'file' in error && 'line' in error

/** Failures of other layers whose text is meant for the user. */
const isKnown = (error: Error) => error instanceof SettingError || error instanceof NoResourceType || error instanceof NoKindMatch || isStateError(error)

/** What a printer had made before it failed (print: PrintFailure, whose file is too much to load here). */
const printedBefore = (error: CommandError) => ('output' in error && typeof error.output === 'string' ? { stdout: error.output } : {})

function bug(error: unknown, { debug }: Where): Outcome {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  if (debug && error instanceof Error && error.stack) return { text: error.stack, exitCode: 1 }
  return { text: `error: fauxctl itself failed, which is a bug: ${message.split('\n')[0]} (FAUXCTL_DEBUG=1 shows where)`, exitCode: 1 }
}

function outcome(error: unknown, where: Where): Outcome {
  if (error instanceof AggregateFailure) {
    if (error.failures.length === 1) return outcome(error.failures[0], where)
    return { text: error.failures.map((failure) => line(messageForError(failure))).join(''), exitCode: 1 }
  }
  if (error instanceof SilentExit) return { text: '', exitCode: error.exitCode }
  if (error instanceof ConfigurationInvalid) {
    const [first] = error.problems
    const one = error.problems.length === 1 && !first!.includes(contextNotFound)
    return { text: one ? prefixed(first!) : multiline('Error in configuration: ', error.problems), exitCode: 1 }
  }
  if (error instanceof ApiError) return { text: error.reason === 'Invalid' ? invalidText(error) : apiErrorText(error)!, exitCode: 1 }
  if (error instanceof FlagError) {
    const help = where.commandPath.endsWith(' options') ? `Run '${where.commandPath}' without flags.` : `See '${where.commandPath} --help' for usage.`
    return { text: prefixed(`${error.message}\n${help}`), exitCode: 1 }
  }
  if (error instanceof UsageError) return { text: prefixed(`${error.message}\nSee '${where.commandPath} -h' for help and examples`), exitCode: error.exitCode }
  if (error instanceof PlainError) return { text: error.message, exitCode: error.exitCode }
  if (error instanceof CommandError) return { text: prefixed(error.message), exitCode: error.exitCode, ...printedBefore(error) }
  if (error instanceof Error && isKnown(error)) return { text: prefixed(error.message), exitCode: 1 }
  return bug(error, where)
}

/** The one place where errors become text and exit code (kubectl: cmdutil.CheckErr). */
export function errorOutcome(error: unknown, where: Where): Outcome {
  const { text, ...rest } = outcome(error, where)
  return { text: line(text), ...rest }
}
