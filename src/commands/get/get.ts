import type { CommandContext } from '../../cli/command.ts'
import { CommandError, defineCommand, UsageError } from '../../cli/command.ts'
import { getFormats } from '../../print/formats.ts'
import { getFlags } from './flags.ts'
import type { GetFlags } from './request.ts'
import { getRequest } from './request.ts'

/** kubectl: cmd/get */
export const get = defineCommand({
  use: `get [(-o|--output=)${[...getFormats].join('|')}] (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]`,
  short: 'Show one or many resources',
  long: 'Shows the named objects, or all of a type, as a table; with -o in another format. Lists can be narrowed by labels and fields, and -w goes on showing changes.\n\n"kubectl api-resources" lists the types there are.',
  examples: `  # All pods of the namespace, and with more columns
  kubectl get pods
  kubectl get pods -o wide

  # One deployment as YAML
  kubectl get deployment web -o yaml

  # Pods and services with a label, in all namespaces
  kubectl get pods,services -l app=web -A

  # Names and images, as columns of one's own
  kubectl get pods -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image

  # Pods by the time of their creation
  kubectl get pods --sort-by=.metadata.creationTimestamp

  # Every change from now on
  kubectl get pods --watch-only`,
  flags: getFlags,
  async run(ctx, args, flags) {
    checkArguments(ctx, args, flags)
    checkFlags(flags)
    if (flags.raw) {
      ctx.out(await ctx.client.raw('GET', flags.raw))
      return
    }
    const request = getRequest(ctx, args, flags)
    if (flags.watch || flags['watch-only']) return (await import('./watch.ts')).watch(request)
    if (request.human) return (await import('./tables.ts')).printTables(request)
    return (await import('./objects.ts')).printObjects(request)
  },
})

function checkArguments(ctx: CommandContext, args: readonly string[], flags: GetFlags): void {
  if (flags.raw) {
    if (args.length) throw new CommandError('arguments may not be passed when --raw is specified')
    return
  }
  if (flags.watch) {
    if (flags['sort-by']) ctx.err('warning: --watch requested, --sort-by will be ignored for watch events received\n')
  } else if (flags['watch-only']) {
    if (flags['sort-by']) ctx.err('warning: --watch-only requested, --sort-by will be ignored\n')
  } else if (!args.length && !flags.filename.length && !flags.kustomize) {
    ctx.err('You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\n')
    throw new UsageError('Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).')
  }
}

function checkFlags(flags: GetFlags): void {
  const { output, raw } = flags
  if (raw) {
    if (flags.watch || flags['watch-only'] || flags.selector) throw new CommandError('--raw may not be specified with other flags that filter the server request or alter the output')
    if (output) throw new CommandError('--raw and --output are mutually exclusive')
    if (!raw.startsWith('/')) throw new CommandError(`--raw must be a valid URL path: parse ${JSON.stringify(raw)}: invalid URI for request`)
  }
  if (flags['show-labels'] && output && output !== 'wide') throw new CommandError(`--show-labels option cannot be used with ${output} printer`)
  if (flags['label-columns'].length && output.startsWith('custom-columns')) throw new CommandError(`--label-columns option cannot be used with ${output} printer`)
  if (flags['output-watch-events'] && !flags.watch && !flags['watch-only']) throw new CommandError('--output-watch-events option can only be used with --watch or --watch-only')
}
