import { ApiError } from '../../api/status.ts'
import { AggregateFailure, bool, CommandError, defineCommand } from '../../cli/command.ts'
import type { CommandContext, FlagValues } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { selected } from '../../client/visit.ts'
import { allNamespacesFlag, chunkSizeFlag, filenameFlags, selectorFlag } from '../shared/flags.ts'
import { matching } from './matching.ts'
import { describeInfo } from './related.ts'

const flags = {
  ...filenameFlags, ...selectorFlag, ...allNamespacesFlag, ...chunkSizeFlag,
  'show-events': bool(true, 'Show events too. Without this flag they are shown for a single object only, and not for a name prefix.'),
}

/** kubectl: cmd/describe */
export const describe = defineCommand({
  use: 'describe (-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)',
  short: 'Show the details of resources',
  long: 'Shows objects in detail, with what belongs to them, such as their events. An object is named by type and name; without a name all of the type are described. When there is no object of the name, all whose names begin with it are described.\n\n"kubectl api-resources" lists the types there are.',
  examples: `  # A pod
  kubectl describe pod web

  # All pods whose names begin with web-
  kubectl describe pods web-

  # Deployments with a label
  kubectl describe deployments -l app=web

  # What a manifest names, as the cluster has it
  kubectl describe -f web.yaml`,
  flags,
  async run(ctx, args, values) {
    if (!args.length && !values.filename.length && !values.kustomize) {
      throw new CommandError('You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.\n')
    }
    const { infos, failures } = await find(ctx, args, values)
    const chosen = ctx.changed('show-events')
    const showEvents = chosen || (!failures.length && infos.length <= 1) ? values['show-events'] : false
    const settings = { showEvents, chunkSize: values['chunk-size'] }
    if (failures.length === 1 && args.length === 2 && failures[0] instanceof ApiError && failures[0].reason === 'NotFound') {
      for await (const text of matching(ctx, args[0]!, args[1]!, failures[0], settings)) ctx.out(`${text}\n`)
      return
    }
    const undescribed = new Map<string, Error>()
    let printed = 0
    for (const info of infos) {
      try {
        const text = await describeInfo(ctx, info, settings)
        ctx.out(printed++ ? `\n\n${text}` : text)
      } catch (error) {
        const failure = error as Error
        if (!undescribed.has(failure.message)) undescribed.set(failure.message, failure)
      }
    }
    if (failures.length || undescribed.size) throw new AggregateFailure([...failures, ...undescribed.values()])
    if (!infos.length) ctx.err(values['all-namespaces'] ? 'No resources found\n' : `No resources found in ${ctx.namespace} namespace.\n`)
  },
})

/** Everything asked for, and what could not be had. */
async function find(ctx: CommandContext, args: string[], values: FlagValues<typeof flags>): Promise<{ infos: Info[]; failures: Error[] }> {
  const { filename: filenames, kustomize, recursive, selector } = values
  const found: { infos: Info[]; failures: Error[] } = { infos: [], failures: [] }
  const selection = { args, filenames, kustomize, recursive, selector, allNamespaces: values['all-namespaces'], chunkSize: values['chunk-size'], listWithoutName: true }
  for await (const item of selected(ctx, selection)) {
    if ('info' in item) found.infos.push(item.info)
    else found.failures.push(item.failure)
  }
  return found
}
