import { execa } from 'execa'
import type { ProgramEnd } from './env.ts'

/** Signals by number, for the exit code of a program that one of them ended: 128 + number, as shells have it. */
const signalNumbers: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15 }

/** Runs a program on the streams of this process. `variables` is its whole environment. */
export async function foreground(program: string, args: readonly string[], cwd: string, variables: Readonly<Record<string, string | undefined>>): Promise<ProgramEnd> {
  const result = await execa(program, args, { stdio: 'inherit', cwd, env: variables as Record<string, string>, extendEnv: false, reject: false })
  if (result.exitCode !== undefined) return { exitCode: result.exitCode }
  if (result.signal) return { exitCode: 128 + (signalNumbers[result.signal] ?? 0) }
  return { failure: (result as { code?: string }).code ?? result.shortMessage ?? 'failed to start' }
}
