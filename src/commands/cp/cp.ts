import { bool, CommandError, defineCommand, int } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { KubeObject } from '../../api/object.ts'
import { resourceFor } from '../../client/mapper.ts'
import { containerOrDefault } from '../exec/containers.ts'
import { containerFlag } from '../exec/flags.ts'
import { openSession } from '../exec/session.ts'
import { fileSpec } from './filespec.ts'
import type { FileSpec } from './filespec.ts'

/** `kubectl cp`. kubectl: cmd/cp */
export const cp = defineCommand({
  use: 'cp <file-spec-src> <file-spec-dest>',
  short: 'Copy files to and from containers',
  long: 'Copies a file or folder between this machine and a container. One of the two is a path in a pod: [NAMESPACE/]POD:PATH.',
  examples: '  # A local file into the pod web\n  kubectl cp page.html web:/usr/share/nginx/html/',
  flags: {
    ...containerFlag,
    'no-preserve': bool(false, 'Leave owner and permissions of the files behind.'),
    retries: int(0, 'How often to try again when a copy from a container breaks off. Less than 0 is for ever.'),
  },
  async run(ctx, args, flags) {
    if (args.length !== 2) throw new CommandError('source and destination are required')
    const [source, target] = args.map(fileSpec) as [FileSpec, FileSpec]
    if (source.pod && target.pod) throw new CommandError('one of src or dest must be a local file specification')
    if (!source.path || !target.path) throw new CommandError('filepath can not be empty')
    const remote = source.pod ? source : target
    if (!remote.pod) throw new CommandError('one of src or dest must be a remote file specification')
    if (target.pod && !ctx.env.files.stat(source.path)) throw new CommandError(`${source.path} doesn't exist in local filesystem`)
    const pod = await podOf(ctx, remote)
    const { phase } = pod.status ?? {}
    if (phase === 'Succeeded' || phase === 'Failed') throw new CommandError(`cannot exec into a container in a completed pod; current phase is ${phase}`)
    const container = containerOrDefault(ctx, pod, flags.container, false)
    await openSession(ctx, pod, { container: container.name, command: ['tar'] })
    throw new CommandError('fauxctl does not copy files to and from containers yet')
  },
})

async function podOf(ctx: CommandContext, { pod, namespace }: FileSpec): Promise<KubeObject> {
  return ctx.client.get(resourceFor(await ctx.client.resources(), 'pods'), namespace || ctx.namespace, pod)
}
