import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'

/** What a command in a container did, and how long it took (ms). */
export interface SessionEnd { stdout: string; stderr: string; exitCode: number; elapsed: number; unsupported?: true }

/** Where a stream would begin that fauxctl cannot carry. */
export const NO_COMMANDS = 'fauxctl does not run commands in containers yet'

/** A terminal needs standard input, and that has to be one; says so where it is not. `kubectl: exec.SetupTTY` */
export function checkTerminal(ctx: CommandContext, { stdin, tty, quiet }: { readonly stdin: boolean; readonly tty: boolean; readonly quiet: boolean }): void {
  if (stdin && tty && !ctx.env.stdin.isTTY && !quiet) ctx.err('Unable to use a TTY - input is not a terminal or the right kind of file\n')
}

/**
 * Opens a session in a container: `attach` to its process, or a command of its own. Refusals are those of the node.
 * @throws CommandError in the words of the connection's failure
 */
export async function openSession(ctx: CommandContext, pod: KubeObject, body: { container: string; command: readonly string[]; stdin?: string }, subresource: 'exec' | 'attach' = 'exec'): Promise<SessionEnd> {
  const pods = resourceFor(await ctx.client.resources(), 'pods')
  const { namespace, name } = pod.metadata
  try {
    return await ctx.client.create(pods, namespace, body, undefined, { name: name!, subresource }) as unknown as SessionEnd
  } catch (error) {
    if (error instanceof ApiError && error.reason !== 'NotFound' && error.reason !== 'Forbidden') throw new CommandError(error.message)
    throw error
  }
}
