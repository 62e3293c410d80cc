import { bool, CommandError, defineCommand, duration, int, int64, string, UsageError } from '../../cli/command.ts'
import type { CommandContext, FlagValues } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import type { Info } from '../../client/resources.ts'
import { listAll } from '../../client/visit.ts'
import { ApiError } from '../../api/status.ts'
import { requireRunningTimeout, runningTimeoutFlag } from '../exec/flags.ts'
import { oneObject, resourceArgs } from '../exec/podof.ts'
import { selectorFlag } from '../shared/flags.ts'
import { logQuery } from './query.ts'
import { logSources, podSources } from './sources.ts'
import type { LogSource } from './sources.ts'
import { printLogs } from './stream.ts'

const USE = 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'
const NOTHING_NAMED = `expected '${USE}'.\nPOD or TYPE/NAME is a required argument for the logs command`

const flags = {
  'all-pods': bool(false, 'Logs of every pod of the object. Each line then names its source.'),
  'all-containers': bool(false, 'Logs of every container of the pod or pods.'),
  follow: bool(false, 'Go on with what is written until the container ends.', { shorthand: 'f' }),
  timestamps: bool(false, 'Put the time in front of each line.'),
  'limit-bytes': int64(0, 'Stop after so many bytes. 0 sets no limit.'),
  previous: bool(false, 'The log of the run before the last restart.', { shorthand: 'p' }),
  tail: int64(-1, 'Only so many of the last lines. -1 is all; with a selector 10 is the default.'),
  'ignore-errors': bool(false, 'Say what goes wrong with one source and go on with the others.'),
  'since-time': string('', 'Only lines since this time (RFC 3339). Not together with --since.'),
  since: duration(0, 'Only lines that are not older than this (5s, 2m, 3h). Not together with --since-time.'),
  container: string('', 'The container whose log to print.', { shorthand: 'c' }),
  'insecure-skip-tls-verify-backend': bool(false, 'Do not ask who the node is that gives the log. Makes no difference to a simulated node.'),
  ...runningTimeoutFlag(20_000),
  ...selectorFlag,
  'max-log-requests': int(5, 'How many logs may be followed at once with a selector.'),
  prefix: bool(false, 'Put pod and container in front of each line.'),
}

export type LogFlags = FlagValues<typeof flags>

/** `kubectl logs`. kubectl: cmd/logs */
export const logs = defineCommand({
  use: USE,
  short: 'Print the logs of a container',
  long: 'Prints what a container of a pod has written. For a deployment, job, service and so on, one of its pods is taken.',
  examples: '  # What has the pod web said?\n  kubectl logs web\n\n  # Go on until it ends, from the last line on\n  kubectl logs -f --tail=1 web\n\n  # Every container of all pods with a label\n  kubectl logs -l app=web --all-containers --prefix',
  flags,
  async run(ctx, args, values) {
    if (args.length > 2 || (!args.length && !values.selector)) throw new UsageError(NOTHING_NAMED)
    if (args.length === 1 && values.selector) throw new UsageError('only a selector (-l) or a POD name is allowed')
    const timeout = requireRunningTimeout(values['pod-running-timeout'])
    const query = logQuery(ctx, args, values)
    const found = await objects(ctx, args, values)
    validate(ctx, args, values)
    const sources: LogSource[] = []
    if ('pods' in found) for (const pod of found.pods) sources.push(...podSources(ctx, pod, query, { allContainers: values['all-containers'], allPods: values['all-pods'] }))
    else sources.push(...await logSources(ctx, found.info, query, { allContainers: values['all-containers'], allPods: values['all-pods'], timeout }))
    const most = values['max-log-requests']
    if (values.follow && sources.length > 1 && sources.length > most) throw new CommandError(`you are attempting to follow ${sources.length} log streams, but maximum allowed concurrency is ${most}, use --max-log-requests to increase the limit`)
    await printLogs(ctx, sources, { follow: values.follow, prefix: values.prefix || values['all-pods'], ignoreErrors: values['ignore-errors'], timeout })
  },
})

/** What the command line names: pods by their labels, or one object. */
async function objects(ctx: CommandContext, args: readonly string[], { selector }: LogFlags): Promise<{ pods: Info['object'][] & object[] } | { info: Info }> {
  if (selector && args.length) throw new CommandError('name cannot be provided when a selector is specified')
  if (selector) {
    const pods = []
    for await (const pod of listAll(ctx, resourceFor(await ctx.client.resources(), 'pods'), ctx.namespace, { labelSelector: selector }, 0)) pods.push(pod)
    if (!pods.length) ctx.err(`No resources found in ${ctx.namespace} namespace.\n`)
    return { pods }
  }
  try {
    return { info: await oneObject(ctx, { args: resourceArgs(args[0]!) }, 'expected a resource') }
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'NotFound') throw new CommandError(`error from server (NotFound): ${error.message} in namespace ${JSON.stringify(ctx.namespace)}`)
    throw error
  }
}

/** @throws CommandError for flags that do not go together, or whose values make no sense */
function validate(ctx: CommandContext, args: readonly string[], values: LogFlags): void {
  const container = args[1] ?? values.container
  if (values['since-time'] && values.since !== 0) throw new CommandError('at most one of `sinceTime` or `sinceSeconds` may be specified')
  if (values['all-containers'] && container) throw new CommandError(`--all-containers=true should not be specified with container name ${container}`)
  if (ctx.changed('container') && args.length === 2) throw new CommandError('only one of -c or an inline [CONTAINER] arg is allowed')
  if (values['limit-bytes'] < 0) throw new CommandError('--limit-bytes must be greater than 0')
  if (values.since < 0 && Math.round(values.since / 1000) < 0) throw new CommandError('--since must be greater than 0')
  if (values.tail < -1) throw new CommandError('--tail must be greater than or equal to -1')
}
