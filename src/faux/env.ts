import { UsageError, defineCommand, string } from '../cli/command.ts'
import type { ShellName } from './quoting.ts'
import { exportLine, shellFamily, shellNames } from './quoting.ts'
import { clusterFlag, clusterVariables, readyCluster } from './variables.ts'

const usage: Record<ShellName, string> = {
  sh: '# To use it in this shell: eval "$(fauxctl env)"',
  fish: '# To use it in this shell: fauxctl env --shell fish | source',
  powershell: '# To use it in this shell: fauxctl env --shell powershell | Out-String | Invoke-Expression',
}

export const env = defineCommand({
  use: 'env [--shell SHELL]',
  short: 'Print the variables that make kubectl in this shell talk to the simulated cluster',
  examples: '  # Switch the running shell over\n  eval "$(fauxctl env)"',
  flags: {
    cluster: clusterFlag,
    shell: string('', 'The language to print them in: sh, fish or powershell. Default: that of $SHELL.'),
  },
  offline: true,
  async run(ctx, args, flags) {
    if (args.length > 0) throw new UsageError(`unexpected arguments: ${args.join(' ')}`)
    const given = flags.shell || (ctx.env.platform === 'win32' && !ctx.env.vars.SHELL ? 'powershell' : ctx.env.vars.SHELL ?? 'sh')
    const shell = shellFamily(given)
    if (flags.shell && !shellNames.includes(flags.shell as ShellName) && !/^(?:ba|z|da|k)sh$/.test(flags.shell)) throw new UsageError(`--shell must be one of ${shellNames.join(', ')}, not "${flags.shell}"`)
    const variables = clusterVariables(ctx.env, await readyCluster(ctx.env, flags.cluster))
    for (const [name, value] of Object.entries(variables)) ctx.out(`${exportLine(name, value, shell)}\n`)
    ctx.out(`${usage[shell]}\n`)
  },
})
