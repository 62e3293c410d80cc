import { defineCommand } from '../../cli/command.ts'

/** Groups the decisions about certificate signing requests. `kubectl: cmd/certificates` */
export const command = defineCommand({
  use: 'certificate SUBCOMMAND',
  short: 'Approve or deny certificate signing requests',
  long: 'Decides about certificate signing requests.',
  flags: {},
  groupHelp: { to: 'stdout', exitCode: 0 },
  children: [
    { name: 'approve', short: 'Approve a certificate signing request', load: async () => (await import('./decision.ts')).approve },
    { name: 'deny', short: 'Deny a certificate signing request', load: async () => (await import('./decision.ts')).deny },
  ],
})
