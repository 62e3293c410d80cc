import { defineCommand } from '../../cli/command.ts'

/** Groups the work on kuberc files, which fauxctl does not read. kubectl: cmd/kuberc */
export const kuberc = defineCommand({
  use: 'kuberc SUBCOMMAND',
  short: 'Manage kuberc files',
  long: 'Shows and changes the file with your preferences for kubectl: defaults of flags, and aliases.',
  flags: {},
  children: [
    { name: 'set', short: 'Set values of the kuberc file' },
    { name: 'view', short: 'Show the kuberc file' },
  ],
})
