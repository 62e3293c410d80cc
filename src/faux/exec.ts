import { UsageError, defineCommand } from '../cli/command.ts'
import { runProgram } from './program.ts'
import { clusterFlag, clusterVariables, readyCluster } from './variables.ts'

export const exec = defineCommand({
  use: 'exec -- PROGRAM [args...]',
  short: 'Run one program with kubectl talking to the simulated cluster',
  long: 'Runs a program in whose environment kubectl is ours and the cluster is the simulated one. Its exit code is passed on.',
  examples: '  # Run a script against the simulated cluster\n  fauxctl exec -- ./deploy.sh staging',
  flags: { cluster: clusterFlag },
  offline: true,
  async run(ctx, args, flags) {
    if (ctx.argsBeforeDash !== 0 || args.length === 0) throw new UsageError('expected the program behind a double dash: fauxctl exec -- PROGRAM [args...]')
    const place = await readyCluster(ctx.env, flags.cluster)
    ctx.exitCode = await runProgram(ctx.env, args[0], args.slice(1), clusterVariables(ctx.env, place))
  },
})
