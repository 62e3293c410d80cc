import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'

/** Prints the command's help and refuses its arguments (kubectl: cmd/config helpErrorf). @throws CommandError always */
export async function wrongArguments(ctx: CommandContext, args: readonly string[], word = 'Unexpected'): Promise<never> {
  await ctx.showHelp()
  throw new CommandError(`${word} args: [${args.join(' ')}]`)
}
