import type { Env } from '../env.ts'
import { CommandError } from '../cli/command.ts'

/** Signals by number, for the exit code of a program that one of them ended: 128 + number, as shells have it. */
const signalNumbers: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15 }

/**
 * Runs a program on our own terminal and waits for its end. Interrupts are the program's affair meanwhile.
 * @param variables set on top of our own environment
 * @returns its exit code
 * @throws CommandError when it cannot be started
 */
export async function runProgram(env: Env, program: string, args: readonly string[], variables: Record<string, string>): Promise<number> {
  const { execa } = await import('execa')
  const started = () => execa(program, args, { stdio: 'inherit', cwd: env.cwd, env: { ...env.vars, ...variables }, extendEnv: false, reject: false })
  const result = await (env.ignoreInterrupts ? env.ignoreInterrupts(async () => started()) : started())
  if (result.exitCode !== undefined) return result.exitCode
  if (result.signal) return 128 + (signalNumbers[result.signal] ?? 0)
  const { code } = result as { code?: string }
  if (code === 'ENOENT') throw new CommandError(`${program}: not found`, 127)
  throw new CommandError(`${program}: ${code === 'EACCES' ? 'permission denied' : result.shortMessage}`, 126)
}
