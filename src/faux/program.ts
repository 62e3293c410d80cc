import type { Env } from '../env.ts'
import { CommandError } from '../cli/command.ts'

/**
 * Runs a program on our own terminal and waits for its end. Interrupts are the program's affair meanwhile.
 * @param variables set on top of our own environment
 * @returns its exit code
 * @throws CommandError when it cannot be started
 */
export async function runProgram(env: Env, program: string, args: readonly string[], variables: Record<string, string>): Promise<number> {
  if (!env.runProgram) throw new CommandError(`${program}: no programs can be run here`, 126)
  const end = await env.runProgram(program, args, variables)
  if ('exitCode' in end) return end.exitCode
  if (end.failure === 'ENOENT') throw new CommandError(`${program}: not found`, 127)
  throw new CommandError(`${program}: ${end.failure === 'EACCES' ? 'permission denied' : end.failure}`, 126)
}
