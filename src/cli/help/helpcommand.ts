import { defineCommand } from '../command.ts'
import { findCommand, unknownWord } from '../find.ts'
import { commandRows } from '../rows.ts'
import { helpText } from './help.ts'

/** `kubectl help [command]`. An unknown topic shows the root's help on stderr and still ends well, as cobra has it. */
export const help = defineCommand({
  use: 'help [command]',
  short: 'Help about any command',
  long: 'Shows the help of a command.\nGive the path of the command, as in "help rollout status".',
  flags: {},
  offline: true,
  async run(ctx, args) {
    const rows = await commandRows(ctx.env, args)
    const found = await findCommand(ctx.env.calledAs, rows, args)
    const known = found.command || unknownWord(found) === undefined
    if (known) ctx.out(await helpText(found, rows))
    else ctx.err(`Unknown help topic [${args.map((arg) => `\`${arg}\``).join(' ')}]\n${await helpText(found, rows, { usageOnly: true })}`)
  },
})
