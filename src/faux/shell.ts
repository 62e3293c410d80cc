import { join } from 'node:path'
import { UsageError, defineCommand } from '../cli/command.ts'
import { runProgram } from './program.ts'
import { shellStart } from './shellstart.ts'
import { clusterFlag, clusterVariables, readyCluster, shimFolder } from './variables.ts'

export const shell = defineCommand({
  use: 'shell',
  short: 'Open a shell in which kubectl talks to the simulated cluster',
  long: 'Opens your shell ($SHELL) with our kubectl first in PATH and a cluster that is ready. Your own kubeconfig is neither read nor written. Leave it with exit.',
  flags: { cluster: clusterFlag },
  offline: true,
  async run(ctx, args, flags) {
    if (args.length > 0) throw new UsageError(`unexpected arguments: ${args.join(' ')}; to run one program: fauxctl exec -- ${args.join(' ')}`)
    const { env } = ctx
    const program = env.vars.SHELL || (env.platform === 'win32' ? 'powershell.exe' : '/bin/sh')
    const place = await readyCluster(env, flags.cluster)
    const start = env.stdin.isTTY ? shellStart(program, env.files, join(place.folder, 'shell'), shimFolder(), env.vars) : { args: [], variables: {} }
    if (env.stdin.isTTY) ctx.err(`kubectl now talks to the simulated cluster "${place.name}"; exit leaves it\n`)
    ctx.exitCode = await runProgram(env, program, start.args, { ...clusterVariables(env, place), ...start.variables })
  },
})
