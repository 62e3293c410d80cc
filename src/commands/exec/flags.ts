import { bool, CommandError, duration, string } from '../../cli/command.ts'

/** `--pod-running-timeout` with the command's own default (ms). */
export const runningTimeoutFlag = (ms: number) => ({
  'pod-running-timeout': duration(ms, 'How long to wait (5s, 2m, 3h) until there is a pod.'),
})

/** @throws CommandError for a timeout that is none */
export function requireRunningTimeout(ms: number): number {
  if (ms <= 0) throw new CommandError('--pod-running-timeout must be higher than zero')
  return ms
}

export const containerFlag = {
  container: string('', 'The container. Without it: the one that the annotation kubectl.kubernetes.io/default-container names, else the first.', { shorthand: 'c' }),
}

/** `-i`, `-t` and `-q` of commands that open a session. */
export const sessionFlags = {
  stdin: bool(false, 'Pass standard input to the container.', { shorthand: 'i' }),
  tty: bool(false, 'Standard input is a terminal.', { shorthand: 't' }),
  quiet: bool(false, 'Print only what the session prints.', { shorthand: 'q' }),
}
