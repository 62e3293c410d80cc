import { defineCommand } from '../../cli/command.ts'

/** kubectl 1.37 has no alpha commands: the group says so. kubectl: cmd/alpha */
export const alpha = defineCommand({
  use: 'alpha',
  short: 'Commands that are still tried out',
  long: 'Commands for features that clusters do not have switched on by themselves.',
  hidden: true,
  flags: {},
  run(ctx) { ctx.err('No alpha commands are available in this version of kubectl\n') },
})
