import type { KubeObject } from '../../api/object.ts'
import { CommandError, PlainError, bool, defineCommand } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { NoResourceType, resourceFor } from '../../client/mapper.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { dryRunFlag, fieldManagerFlag, selectorFlag, validateFlag } from '../shared/flags.ts'
import { dryRunOf, fieldValidationOf, writeQuery } from '../shared/options.ts'
import { changedTaints, parseTaints, refuseBoth } from './taints.ts'

const flags = {
  ...selectorFlag, ...dryRunFlag, ...validateFlag, ...printFlags, ...fieldManagerFlag('kubectl-taint'),
  all: bool(false, 'All nodes of the cluster.'),
  overwrite: bool(false, 'Give taints that are there already another value; else that is refused.'),
}

/** Changes the taints of nodes. `kubectl: cmd/taint` */
export const command = defineCommand({
  use: 'taint NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N',
  short: 'Change the taints of nodes',
  long: 'Sets taints (key=value:effect or key:effect) and takes them away (key:effect-, or key- for every effect).\n\nThe effect is NoSchedule, PreferNoSchedule or NoExecute. A value is optional.',
  examples: "  # Keep pods off that do not tolerate dedicated=db\n  kubectl taint nodes minikube dedicated=db:NoSchedule\n\n  # Take all taints with that key away\n  kubectl taint nodes minikube dedicated-\n\n  # On all nodes with a label\n  kubectl taint node -l disk=ssd fast:PreferNoSchedule",
  flags,
  async run(ctx, args, values) {
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const validation = fieldValidationOf(values.validate)
    const isTaint = (word: string) => /[=:]|-$/.test(word)
    const first = args.findIndex(isTaint)
    const resources = first < 0 ? args : args.slice(0, first)
    const specs = first < 0 ? [] : args.slice(first)
    const late = specs.find((word) => !isTaint(word))
    if (late !== undefined) throw new CommandError(`all resources must be specified before taint changes: ${late}`)
    if (!resources.length) throw new CommandError('one or more resources must be specified as <resource> <name>')
    if (!specs.length) throw new CommandError('at least one taint update is required')
    const { add, remove } = parseTaints(specs)
    await refuseOthers(ctx, resources[0]!.toLowerCase())
    refuseBoth(add, remove)
    const { all, selector } = values
    if (all && selector) throw new CommandError("setting 'all' parameter with a non empty selector is prohibited")
    if (!all && !selector && resources.length < 2) throw new CommandError("at least one resource name must be specified since 'all' parameter is not set")

    const selection = { args: all || selector ? ['nodes'] : ['nodes', ...resources.slice(1)], selector, all }
    await visit(ctx, selection, async (info) => {
      const node = info.object!
      const { taints, operation } = changedTaints(info.name, node.spec?.taints ?? [], add, remove, values.overwrite)
      const { taints: _, ...spec } = node.spec
      const wanted: KubeObject = { ...node, spec: taints.length ? { ...spec, taints } : spec }
      const query = writeQuery({ dryRun, manager: values['field-manager'], validation })
      const answer = dryRun === 'client' ? wanted
        : await ctx.client.patch(info.resource, undefined, info.name, 'application/strategic-merge-patch+json', { spec: { taints: taints.length ? taints : null } }, query)
      // The note of a dry run is lost here, as kubectl loses it.
      ctx.out((await printerFor(values.output, printerOptions(values, { operation, files: ctx.env.files }))).print(answer))
    })
  },
})

/** @throws PlainError, CommandError for what is no type, or another type than nodes */
async function refuseOthers(ctx: CommandContext, type: string): Promise<void> {
  try {
    const { kind } = resourceFor(await ctx.client.resources(), type)
    if (kind !== 'Node') throw new CommandError(`invalid resource type ${type}, only node types are supported`)
  } catch (error) {
    throw error instanceof NoResourceType ? new PlainError(error.message) : error
  }
}
