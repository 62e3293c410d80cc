import type { Env } from '../env.ts'
import { kubectlCommands } from '../commands/catalog.ts'
import type { CommandRow } from './command.ts'

const help: CommandRow = {
  name: 'help', short: 'Help about any command', hidden: true,
  load: async () => (await import('./help/helpcommand.ts')).help,
}

/** Whether a word of a command's own stands between its name and `--`: `exec POD -- ls` has one, `exec -- ./script` has none. */
function namesSomething(argv: readonly string[], name: string): boolean {
  const rest = argv.slice(argv.indexOf(name) + 1)
  const dash = rest.indexOf('--')
  const before = dash < 0 ? rest : rest.slice(0, dash)
  return before.some((word, at) => !word.startsWith('-') && before[at - 1] !== '--cluster')
}

/**
 * The commands that a program of that name has: kubectl's, and for fauxctl its own too. A name that both have is fauxctl's
 * unless something is named before `--`.
 */
export async function commandRows({ calledAs }: Pick<Env, 'calledAs'>, argv: readonly string[]): Promise<readonly CommandRow[]> {
  if (calledAs === 'kubectl') return [...kubectlCommands, help]
  const { fauxCommands } = await import('../faux/catalog.ts')
  const kubectls = new Set(kubectlCommands.filter(({ name }) => namesSomething(argv, name)).map(({ name }) => name))
  const own = fauxCommands.filter(({ name }) => !kubectls.has(name))
  const taken = new Set(own.map(({ name }) => name))
  return [...own, ...kubectlCommands.filter(({ name }) => !taken.has(name)), help]
}
