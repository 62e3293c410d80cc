import { defineCommand } from '../cli/command.ts'

/** `kubectl options`: the flags of all commands. */
export const options = defineCommand({
  use: 'options',
  short: 'List the flags that every command takes',
  flags: {},
  offline: true,
  async run(ctx) {
    const [{ flagsText }, { globalFlags }] = await Promise.all([import('../cli/help/flags.ts'), import('../cli/globalflags.ts')])
    ctx.out(`The following options can be passed to any command:\n\n${flagsText(globalFlags)}\n\n`)
  },
})
