import { CommandError, defineCommand, string } from '../../cli/command.ts'
import { containerOrDefault } from '../exec/containers.ts'
import { timeoutOrUsage } from '../exec/exec.ts'
import { containerFlag, runningTimeoutFlag, sessionFlags } from '../exec/flags.ts'
import { attachablePod, oneObject, resourceArgs } from '../exec/podof.ts'
import { attachTo } from './session.ts'

/** `kubectl attach`. kubectl: cmd/attach */
export const attach = defineCommand({
  use: 'attach (POD | TYPE/NAME) -c CONTAINER',
  short: 'Attach to a running container',
  long: 'Connects to the main process of a running container.',
  examples: '  # See what the process of pod web writes from now on\n  kubectl attach web',
  flags: {
    ...runningTimeoutFlag(60_000),
    ...containerFlag,
    ...sessionFlags,
    'detach-keys': string('ctrl-p,ctrl-q', 'The keys that end the session and leave the process alone.'),
  },
  async run(ctx, args, flags) {
    const timeout = timeoutOrUsage(flags['pod-running-timeout'])
    if (!args.length) throw new CommandError('at least 1 argument is required for attach')
    if (args.length > 2) throw new CommandError(`expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${args.length}: [${args.join(' ')}]`)
    const info = await oneObject(ctx, { args: args.length === 1 ? resourceArgs(args[0]!) : args }, 'expected a resource')
    const pod = await attachablePod(ctx, info, timeout)
    const { phase } = pod.status ?? {}
    if (phase === 'Succeeded' || phase === 'Failed') throw new CommandError(`cannot attach a container in a completed pod; current phase is ${phase}`)
    await attachTo(ctx, pod, containerOf(), flags)

    function containerOf() {
      try {
        return containerOrDefault(ctx, pod, flags.container, flags.quiet)
      } catch (error) {
        throw new CommandError(`cannot attach to the container: ${(error as Error).message}`)
      }
    }
  },
})
