import type { Fields } from '../../api/object.ts'
import { bool, defineCommand, string, stringSlice } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { printFlags } from '../../print/flags.ts'
import type { ObjectPrinter } from '../../print/printer.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { requireRunningTimeout, runningTimeoutFlag } from '../exec/flags.ts'
import { typedObject } from '../shared/typed.ts'
import { podLogs } from './podlogs.ts'
import { dumpTarget } from './target.ts'
import type { DumpTarget } from './target.ts'

/** What is dumped of each namespace, by the names of the files, in this order. */
const DUMPED: readonly (readonly [resource: string, file: string])[] = [
  ['events', 'events'], ['replicationcontrollers', 'replication-controllers'], ['services', 'services'], ['daemonsets.apps', 'daemonsets'],
  ['deployments.apps', 'deployments'], ['replicasets.apps', 'replicasets'], ['pods', 'pods'],
]
const EXTENSIONS: Readonly<Record<string, string>> = { json: '.json', yaml: '.yaml' }

/** `kubectl cluster-info dump`. kubectl: cmd/clusterinfo */
export const dump = defineCommand({
  use: 'dump',
  short: 'Show all that helps to find what is wrong with the cluster',
  long: 'Prints nodes, and the events, workloads, services and pods of some namespaces with the logs of their containers; or writes them into a folder.',
  examples: '  # Into a folder, of every namespace\n  kubectl cluster-info dump --output-directory=state -A',
  flags: {
    ...printFlags,
    output: { ...printFlags.output, default: 'json' },
    'output-directory': string('', "The folder to write into. Without it, or with '-', everything goes to standard output."),
    namespaces: stringSlice([], 'The namespaces. By default the present one and kube-system.'),
    'all-namespaces': bool(false, 'Every namespace, whatever --namespaces says.', { shorthand: 'A' }),
    ...runningTimeoutFlag(20_000),
  },
  async run(ctx, _, flags) {
    const printer = await printerFor(flags.output, printerOptions(flags, { typed: true, files: ctx.env.files }))
    requireRunningTimeout(flags['pod-running-timeout'])
    const target = dumpTarget(ctx, flags['output-directory'], EXTENSIONS[flags.output] ?? '.txt')
    await dumpList(ctx, printer, target, 'nodes', undefined, 'nodes')
    for (const namespace of await namespacesOf(ctx, flags)) {
      let pods: Fields[] = []
      for (const [resource, file] of DUMPED) pods = await dumpList(ctx, printer, target, resource, namespace, `${namespace}/${file}`)
      for (const pod of pods) target.write(`${namespace}/${pod.metadata.name}/logs`, await podLogs(ctx, pod), '.txt')
    }
    if (target.folder) ctx.out(`Cluster info dumped to ${target.folder}\n`)
  },
})

async function namespacesOf(ctx: CommandContext, flags: { readonly namespaces: readonly string[]; readonly 'all-namespaces': boolean }): Promise<readonly string[]> {
  if (!flags['all-namespaces']) return flags.namespaces.length ? flags.namespaces : ['kube-system', ctx.namespace]
  const { items } = await ctx.client.list(resourceFor(await ctx.client.resources(), 'namespaces'), undefined)
  return items.map(({ metadata }) => metadata.name!)
}

/** Writes a list as a typed client holds it: its items do not say what they are. Gives the items. */
async function dumpList(ctx: CommandContext, printer: ObjectPrinter, target: DumpTarget, resource: string, namespace: string | undefined, file: string): Promise<Fields[]> {
  const list = await ctx.client.list(resourceFor(await ctx.client.resources(), resource), namespace)
  const items: Fields[] = []
  for (const item of list.items) {
    const { kind: _, apiVersion: __, ...rest } = await typedObject({ ...item, kind: list.kind.replace(/List$/, ''), apiVersion: list.apiVersion })
    items.push(rest)
  }
  target.write(file, printer.print({ kind: list.kind, apiVersion: list.apiVersion, metadata: list.metadata, items: items.length ? items : null }))
  return items
}
