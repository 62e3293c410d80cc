import { CommandError } from './command.ts'
import type { GlobalValues } from './globalflags.ts'
import { parseGoDuration } from '../api/duration.ts'

/** @throws CommandError when --request-timeout is no time (client-go: clientcmd.ParseTimeout) */
export function checkRequestTimeout(text: string): void {
  if (text === '' || /^\+?\d+$/.test(text)) return
  try { parseGoDuration(text) } catch {
    throw new CommandError('Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)')
  }
}

const profiles = ['cpu', 'heap', 'goroutine', 'threadcreate', 'block', 'mutex', 'trace']

/** @throws CommandError for global flags whose work nothing here could do */
export function refuseUnsupported(flags: GlobalValues): void {
  for (const name of ['client-certificate', 'client-key'] as const) {
    if (flags[name]) throw new CommandError(`fauxctl does not support --${name}: the simulated cluster knows its users by token`)
  }
}

/** @throws CommandError for --profile and --kuberc, before any command runs */
export function refuseProfiling(flags: GlobalValues): void {
  if (flags.profile !== 'none') {
    throw new CommandError(profiles.includes(flags.profile) ? 'fauxctl does not support --profile' : `unknown profile '${flags.profile}'`)
  }
  if (flags.kuberc) throw new CommandError('fauxctl does not support --kuberc')
}
