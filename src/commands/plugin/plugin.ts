import { defineCommand } from '../../cli/command.ts'

/** `kubectl plugin` */
export const command = defineCommand({
  use: 'plugin [flags]',
  short: 'List plugins',
  long: `Work with plugins.

A plugin is a program on the PATH whose name begins with "kubectl-": kubectl-foo runs when you call kubectl foo. It gets the arguments that follow.`,
  examples: `  # List the plugins there are
  kubectl plugin list`,
  flags: {},
  children: [{ name: 'list', short: 'List the plugins on the PATH', load: async () => (await import('./list.ts')).list }],
})
