import { defineCommand, UsageError } from '../../cli/command.ts'

/** The script for each shell, loaded only when asked for. */
const scripts: Readonly<Record<string, () => Promise<(program: string) => string>>> = {
  bash: async () => (await import('./bash.ts')).bashScript,
  zsh: async () => (await import('./zsh.ts')).zshScript,
  fish: async () => (await import('./fish.ts')).fishScript,
  powershell: async () => (await import('./powershell.ts')).powershellScript,
}

/** `kubectl completion` */
export const command = defineCommand({
  use: 'completion SHELL',
  short: 'Print completion code for a shell (bash, zsh, fish or powershell)',
  long: `Print a script that lets a shell complete commands, flags, resource types and the names of what is in the cluster.

The shell must read the script: for good from its start-up file, or once from the command line.`,
  examples: `  # Bash, for this shell and for all later ones
  source <(kubectl completion bash)
  echo 'source <(kubectl completion bash)' >> ~/.bashrc

  # Zsh
  source <(kubectl completion zsh)

  # Fish
  kubectl completion fish | source

  # PowerShell
  kubectl completion powershell | Out-String | Invoke-Expression`,
  flags: {},
  offline: true,
  async run(ctx, args) {
    const [shell] = args
    if (shell === undefined) throw new UsageError('Shell not specified.')
    if (args.length > 1) throw new UsageError('Too many arguments. Expected only the shell type.')
    const load = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined
    if (!load) throw new UsageError(`Unsupported shell type ${JSON.stringify(shell)}.`)
    ctx.out((await load())(ctx.env.calledAs))
  },
})
