import { defineCommand } from '../../cli/command.ts'

/** Groups the two views of usage. `kubectl: cmd/top` */
export const command = defineCommand({
  use: 'top',
  short: 'Show how much CPU and memory is used',
  long: 'Shows how much CPU and memory nodes and pods use, where the cluster serves metrics.',
  flags: {},
  children: [
    { name: 'node', aliases: ['nodes', 'no'], short: 'Show how much CPU and memory nodes use', load: async () => (await import('./node.ts')).command },
    { name: 'pod', aliases: ['pods', 'po'], short: 'Show how much CPU and memory pods use', load: async () => (await import('./pod.ts')).command },
  ],
})
