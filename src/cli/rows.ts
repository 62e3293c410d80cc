import type { Env } from '../env.ts'
import { kubectlCommands } from '../commands/catalog.ts'
import type { CommandRow } from './command.ts'

const help: CommandRow = {
  name: 'help', short: 'Help about any command', hidden: true,
  load: async () => (await import('./help/helpcommand.ts')).help,
}

/** The commands that a program of that name has: kubectl's, and for fauxctl its own too. */
export async function commandRows({ calledAs }: Pick<Env, 'calledAs'>): Promise<readonly CommandRow[]> {
  if (calledAs === 'kubectl') return [...kubectlCommands, help]
  const { fauxCommands } = await import('../faux/catalog.ts')
  return [...kubectlCommands, ...fauxCommands, help]
}
