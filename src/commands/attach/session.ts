import type { Fields, KubeObject } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import { checkTerminal, openSession } from '../exec/session.ts'
import { requestDeadline } from '../shared/deadline.ts'

interface Session { readonly stdin: boolean; readonly tty: boolean; readonly quiet: boolean }

/**
 * Attaches to the main process of a container: what it writes from now on is printed. Input has nowhere to go yet.
 * @throws CommandError
 */
export async function attachTo(ctx: CommandContext, pod: KubeObject, container: Fields, { stdin, tty, quiet }: Session): Promise<void> {
  if (tty && !container.tty && !quiet) ctx.err(`error: Unable to use a TTY - container ${container.name} did not allocate one\n`)
  checkTerminal(ctx, { stdin, tty: container.tty === true, quiet })
  if (!quiet) ctx.err("All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.\nIf you don't see a command prompt, try pressing enter.\n")
  await openSession(ctx, pod, { container: container.name, command: [] }, 'attach')
  if (stdin) throw new CommandError('fauxctl does not pass standard input to containers yet')
  const { namespace, name } = pod.metadata
  for await (const text of ctx.client.log(namespace!, name!, { container: container.name, follow: 'true', tailLines: '0' }, { deadline: requestDeadline(ctx) })) ctx.out(text)
}
