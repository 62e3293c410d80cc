import { defineCommand } from '../../cli/command.ts'

/** `kubectl set`. `kubectl: cmd/set` */
export const set = defineCommand({
  use: 'set SUBCOMMAND',
  short: 'Set single features of objects',
  long: 'Changes single features of objects that are there.',
  flags: {},
  children: [
    { name: 'env', short: 'Update environment variables on a pod template', load: async () => (await import('./env.ts')).env },
    { name: 'image', short: 'Update the image of a pod template', load: async () => (await import('./image.ts')).image },
    { name: 'resources', short: 'Update resource requests/limits on objects with pod templates', load: async () => (await import('./resources.ts')).resources },
    { name: 'selector', short: 'Set the selector on a resource', load: async () => (await import('./selector.ts')).selector },
    { name: 'serviceaccount', aliases: ['sa'], short: 'Update the service account of a resource', load: async () => (await import('./serviceaccount.ts')).serviceAccount },
    { name: 'subject', short: 'Update the user, group, or service account in a role binding or cluster role binding', load: async () => (await import('./subject.ts')).subject },
  ],
})
