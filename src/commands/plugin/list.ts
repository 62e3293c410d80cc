import { bool, CommandError, defineCommand } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { findCommand } from '../../cli/find.ts'
import { pathFolders } from '../../cli/plugins.ts'
import { commandRows } from '../../cli/rows.ts'

interface Plugin { name: string; path: string }

function pluginsIn(ctx: CommandContext, folder: string): Plugin[] {
  const { files } = ctx.env
  if (!files.stat(folder)?.isDirectory) {
    const why = files.stat(folder) ? 'not a directory' : 'no such file or directory'
    ctx.err(`Unable to read directory ${JSON.stringify(folder)} from your PATH: open ${folder}: ${why}. Skipping...\n`)
    return []
  }
  const names = files.list(folder).filter((name) => name.startsWith('kubectl-'))
  return names.map((name) => ({ name, path: `${folder.replace(/\/+$/, '')}/${name}` })).filter(({ path }) => !files.stat(path)?.isDirectory)
}

/** The command that a plugin of this name would stand in for, which then wins. */
async function overridden({ env }: CommandContext, name: string): Promise<string | undefined> {
  const words = name.split('-').slice(1)
  const rows = await commandRows({ calledAs: 'kubectl' }, words)
  try {
    const found = await findCommand('kubectl', rows, words)
    return found.command ? found.path : undefined
  } catch (error) {
    if (error instanceof CommandError) return `${env.calledAs} ${words[0]}`
    throw error
  }
}

async function warningsOf(ctx: CommandContext, { name, path }: Plugin, seen: Map<string, string>): Promise<string[]> {
  const warnings: string[] = []
  if (!ctx.env.files.isExecutable?.(path)) warnings.push(`${path} identified as a kubectl plugin, but it is not executable`)
  const first = seen.get(name)
  if (first !== undefined) warnings.push(`${path} is overshadowed by a similarly named plugin: ${first}`)
  else seen.set(name, path)
  const command = await overridden(ctx, name)
  if (command !== undefined) warnings.push(`${name} overwrites existing command: ${JSON.stringify(command)}`)
  return warnings
}

/** `kubectl plugin list` */
export const list = defineCommand({
  use: 'list',
  short: 'List the plugins on the PATH',
  long: 'List the programs on the PATH whose names begin with "kubectl-", and say what is wrong with them.',
  examples: `  # List the plugins with their folders
  kubectl plugin list

  # List only their names
  kubectl plugin list --name-only`,
  flags: { 'name-only': bool(false, 'Print only the names of the programs, without their folders.') },
  offline: true,
  async run(ctx, _args, values) {
    const plugins = pathFolders(ctx.env).flatMap((folder) => pluginsIn(ctx, folder))
    if (!plugins.length) throw new CommandError('unable to find any kubectl plugins in your PATH')
    ctx.out('The following compatible plugins are available:\n\n')
    const seen = new Map<string, string>()
    let count = 0
    for (const plugin of plugins) {
      ctx.out(`${values['name-only'] ? plugin.name : plugin.path}\n`)
      for (const warning of await warningsOf(ctx, plugin, seen)) {
        ctx.err(`  - warning: ${warning}\n`)
        count++
      }
    }
    if (count) throw new CommandError(count === 1 ? 'one plugin warning was found' : `${count} plugin warnings were found`)
  },
})
