import type { CommandRow } from '../cli/command.ts'

const use = 'Simulated Cluster Commands:', keep = 'Simulated Cluster State:'

/** fauxctl's own commands, beside kubectl's. */
export const fauxCommands: readonly CommandRow[] = [
  { name: 'shell', group: use, short: 'Open a shell in which kubectl talks to the simulated cluster', load: async () => (await import('./shell.ts')).shell },
  { name: 'env', group: use, short: 'Print the variables that make kubectl in this shell talk to the simulated cluster', load: async () => (await import('./env.ts')).env },
  { name: 'exec', group: use, short: 'Run one program with kubectl talking to the simulated cluster', load: async () => (await import('./exec.ts')).exec },
  { name: 'tutorial', group: use, short: 'Show, write or run a first tour of pods, services and deployments', load: async () => (await import('./tutorial.ts')).tutorial },
  { name: 'status', group: keep, short: 'Show where the cluster lives, its clock and its size', load: async () => (await import('./status.ts')).status },
  { name: 'reset', group: keep, short: 'Throw the cluster away and start over', load: async () => (await import('./reset.ts')).reset },
  { name: 'repair', group: keep, short: 'Bring back the last good version of damaged files of the cluster', load: async () => (await import('./repair.ts')).repair },
  { name: 'seeds', group: keep, short: 'List the clusters that one can start from', load: async () => (await import('./seeds.ts')).seeds },
]
