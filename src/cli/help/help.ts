import { Command } from 'commander'
import type { CommandRow } from '../command.ts'
import type { Found } from '../find.ts'
import { flagsText } from './flags.ts'

const rootLong = `runs kubectl's commands against a simulated Kubernetes cluster.

 The commands are kubectl's own, see https://kubernetes.io/docs/reference/kubectl/`

/** The groups of the root's commands, in kubectl's order. */
const groupOrder = [
  'Basic Commands (Beginner):', 'Basic Commands (Intermediate):', 'Deploy Commands:', 'Cluster Management Commands:',
  'Troubleshooting and Debugging Commands:', 'Advanced Commands:', 'Settings Commands:', 'Other Commands:',
]

/** The found command as commander's tree of it: names, aliases, sub-commands. */
function tree(found: Found, rows: readonly CommandRow[]): Command {
  const [root, ...path] = found.path.split(' ')
  let node = new Command(root!)
  for (const name of path) {
    const child = new Command(name)
    node.addCommand(child)
    node = child
  }
  for (const alias of found.command?.aliases ?? []) node.alias(alias)
  for (const row of found.command ? found.children : rows) {
    const child = new Command(row.name).summary(row.short)
    if (row.group) child.helpGroup(row.group)
    node.addCommand(child, { hidden: row.hidden ?? false })
  }
  return node
}

const sorted = (commands: readonly Command[]) => [...commands].sort((a, b) => (a.name() < b.name() ? -1 : 1))

/** Sub-commands under their headings, kubectl's columns. */
function subcommands(node: Command, isRoot: boolean): string[] {
  const visible = node.createHelp().visibleCommands(node).filter((command) => command.name() !== 'help' && (isRoot ? command.name() !== 'options' : true))
  if (visible.length === 0) return []
  const width = Math.max(11, ...visible.map((command) => command.name().length))
  const lines = (commands: readonly Command[]) => commands.map((command) => `  ${command.name().padEnd(width)}   ${command.summary()}`)
  if (!isRoot) return [`Available Commands:\n${lines(sorted(visible)).join('\n')}`]
  const ours = visible.map((command) => command.helpGroup()).filter((heading) => heading && !groupOrder.includes(heading))
  const headings = new Set([...ours, ...groupOrder])
  return [...headings].flatMap((heading) => {
    const members = visible.filter((command) => (command.helpGroup() || 'Other Commands:') === heading)
    if (members.length === 0) return []
    return [[heading, ...lines(heading === 'Other Commands:' ? sorted(members) : members)].join('\n')]
  })
}

const examplesText = (text: string) => text.replace(/^\n+|\s+$/g, '').split('\n').map((line) => `  ${line.trim()}`).join('\n')

/** The help of a command in kubectl's layout, lazily built: only help pays for commander. */
export async function helpText(found: Found, rows: readonly CommandRow[], { usageOnly = false } = {}): Promise<string> {
  const { command, path } = found
  const node = tree(found, rows)
  const [root] = path.split(' ')
  const sections: string[] = []
  if (!usageOnly) sections.push((command ? command.long ?? `${command.short}.` : `${root} ${rootLong}`).trim())
  else sections.push('')
  if (node.aliases().length) sections.push(`Aliases:\n${[node.name(), ...node.aliases()].join(', ')}`)
  if (command?.examples) sections.push(`Examples:\n${examplesText(command.examples)}`)
  sections.push(...subcommands(node, !command))
  const options = flagsText(command?.flags ?? {})
  if (options) sections.push(`Options:\n${options}`)
  const use = command ? `${path.split(' ').slice(0, -1).join(' ')} ${command.use}` : `${root} [flags]`
  sections.push(`Usage:\n  ${use.includes('[options]') ? use : `${use} [options]`}`)
  const tips = [
    ...(node.commands.length ? [`Use "${path} <command> --help" for more information about a given command.`] : []),
    `Use "${root} options" for a list of global command-line options (applies to all commands).`,
  ]
  sections.push(tips.join('\n'))
  return `${sections.join('\n\n')}\n`
}
