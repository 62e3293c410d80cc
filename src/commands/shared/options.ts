import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import { klog } from './klog.ts'
import type { Query } from '../../api/request.ts'

export type DryRun = 'none' | 'client' | 'server'

/**
 * Reads `--dry-run`; its old boolean spellings still work and say so on stderr. `kubectl: cmd/util/helpers`
 * @throws CommandError
 */
export function dryRunOf(ctx: CommandContext, text: string): DryRun {
  if (text === 'client' || text === 'server' || text === 'none') return text
  if (text === 'unchanged') {
    klog(ctx, 'W', 'helpers.go:714', '--dry-run is deprecated and can be replaced with --dry-run=client.')
    return 'client'
  }
  const value = parseBool(text)
  if (value === undefined) throw new CommandError(`Invalid dry-run value (${text}). Must be "none", "server", or "client".`)
  klog(ctx, 'W', 'helpers.go:728', `--dry-run=${text} is deprecated (boolean value) and can be replaced with --dry-run=${value ? 'client' : 'none'}.`)
  return value ? 'client' : 'none'
}

function parseBool(text: string): boolean | undefined {
  if (/^(1|t|T|true|TRUE|True)$/.test(text)) return true
  if (/^(0|f|F|false|FALSE|False)$/.test(text)) return false
  return undefined
}

/** Reads `--validate` into the server's fieldValidation. @throws CommandError */
export function fieldValidationOf(text: string): 'Strict' | 'Warn' | 'Ignore' {
  switch (text) {
    case 'true': case 'strict': return 'Strict'
    case 'warn': return 'Warn'
    case 'false': case 'ignore': return 'Ignore'
    default: throw new CommandError(`invalid - validate option "${text}"; must be one of: strict (or true), warn, ignore (or false)`)
  }
}

/** The query of a write: dry run, field manager, field validation. Leaves out what is not set. */
export function writeQuery(options: { dryRun?: DryRun; manager?: string; validation?: string }): Query {
  return {
    ...(options.dryRun === 'server' && { dryRun: 'All' }),
    ...(options.manager && { fieldManager: options.manager }),
    ...(options.validation && { fieldValidation: options.validation }),
  }
}

/** How a dry run shows behind a printed name. */
export const dryRunNote = (dryRun: DryRun): string => (dryRun === 'client' ? ' (dry run)' : dryRun === 'server' ? ' (server dry run)' : '')
