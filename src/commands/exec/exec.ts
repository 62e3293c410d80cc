import { CommandError, defineCommand, PlainError, stringSlice, UsageError } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { containerOrDefault, requireContainer } from './containers.ts'
import { containerFlag, requireRunningTimeout, runningTimeoutFlag, sessionFlags } from './flags.ts'
import { attachablePod, oneObject, resourceArgs } from './podof.ts'
import { checkTerminal, NO_COMMANDS, openSession } from './session.ts'

/** `kubectl exec`. kubectl: cmd/exec */
export const exec = defineCommand({
  use: 'exec (POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
  short: 'Run a command in a container',
  long: 'Runs a command in a container of a pod. For a deployment, service and so on, one of its pods is taken.',
  examples: '  # What does the pod web know of its surroundings?\n  kubectl exec web -- env\n\n  # In a container of one of the pods of a deployment\n  kubectl exec deploy/web -c helper -- ls /',
  flags: {
    ...runningTimeoutFlag(60_000),
    filename: stringSlice([], 'Manifest files or folders that name the object to run the command in.', { shorthand: 'f' }),
    ...containerFlag,
    ...sessionFlags,
  },
  async run(ctx, args, flags) {
    const dash = ctx.argsBeforeDash
    const resource = args.length && dash !== 0 ? args[0]! : ''
    const hasCommand = dash === 0 || dash === 1
    if (!hasCommand && (args.length > 1 || (args.length && flags.filename.length))) throw new UsageError('exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead')
    const command = hasCommand ? args.slice(dash) : []
    const timeout = timeoutOrUsage(flags['pod-running-timeout'])
    if (!resource && !flags.filename.length) throw new CommandError('pod, type/name or --filename must be specified')
    if (!command.length) throw new CommandError('you must specify at least one command for the container')
    const info = await oneObject(ctx, { filenames: flags.filename, args: resource ? resourceArgs(resource) : [] }, 'cannot exec into multiple objects at a time')
    const found = await attachablePod(ctx, info, timeout)
    // What a file says of a pod is not how the pod is.
    const pod = info.source ? await ctx.client.get(resourceFor(await ctx.client.resources(), 'pods'), found.metadata.namespace ?? ctx.namespace, found.metadata.name!) : found
    const { phase } = pod.status ?? {}
    if (phase === 'Succeeded' || phase === 'Failed') throw new CommandError(`cannot exec into a container in a completed pod; current phase is ${phase}`)
    const container = flags.container ? requireContainer(pod, flags.container) : containerOrDefault(ctx, pod, '', flags.quiet)
    checkTerminal(ctx, flags)
    const done = await openSession(ctx, pod, { container: container.name, command, ...(flags.stdin && { stdin: await ctx.env.stdin.text() }) })
    if (done.unsupported) throw new CommandError(NO_COMMANDS)
    if (done.elapsed) await ctx.client.transport.sleep(done.elapsed)
    ctx.out(done.stdout)
    ctx.err(done.stderr)
    if (done.exitCode) throw new PlainError(`command terminated with exit code ${done.exitCode}`, done.exitCode)
  },
})

/** @throws UsageError for a timeout that is none */
export function timeoutOrUsage(ms: number): number {
  try {
    return requireRunningTimeout(ms)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
