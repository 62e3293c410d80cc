import { defineCommand } from '../../cli/command.ts'

/** Groups what has to do with who may do what. `kubectl: cmd/auth` */
export const command = defineCommand({
  use: 'auth',
  short: 'Ask who may do what',
  long: 'Looks into authorization.',
  flags: {},
  children: [
    { name: 'can-i', short: 'Ask whether an action is allowed', load: async () => (await import('./cani.ts')).command },
    { name: 'whoami', short: 'Show who the server takes you for', load: async () => (await import('./whoami.ts')).command },
  ],
})
