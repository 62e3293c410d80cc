import { AggregateFailure, CommandError, PlainError, bool, defineCommand, duration, int, string } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { SelectorError } from '../../api/labels.ts'
import { namePrinter } from '../../print/printer.ts'
import { chunkSizeFlag, dryRunFlag, selectorFlag } from '../shared/flags.ts'
import { dryRunNote, dryRunOf } from '../shared/options.ts'
import type { EvictOptions } from './evict.ts'
import { removePods } from './evict.ts'
import { checkNodeArguments, nodesOf, setUnschedulable } from './nodes.ts'
import type { PodRules } from './podfilter.ts'
import { podsOfNode } from './pods.ts'

const flags = {
  ...selectorFlag, ...dryRunFlag, ...chunkSizeFlag,
  'delete-emptydir-data': bool(false, 'Go on where pods have emptyDir volumes; what is in them is lost.'),
  'disable-eviction': bool(false, 'Delete pods instead of evicting them: disruption budgets do not count then.'),
  force: bool(false, 'Go on where pods have no controller; nothing makes them anew.'),
  'grace-period': int(-1, 'Seconds for each pod to end gracefully. Negative means what the pod says.'),
  'ignore-daemonsets': bool(false, 'Leave the pods of DaemonSets where they are.'),
  'pod-selector': string('', 'Only pods of the node whose labels fit.'),
  'skip-wait-for-delete-timeout': int(0, 'Do not wait for pods that should have been gone for more than so many seconds. 0 waits for all.'),
  timeout: duration(0, 'How long to wait before giving up. Zero means for ever.'),
}

/** Empties nodes. `kubectl: cmd/drain` */
export const command = defineCommand({
  use: 'drain NODE',
  short: 'Empty a node before maintenance',
  long: 'Keeps new pods off the nodes, evicts the pods that run there, and waits until they are gone. Disruption budgets are respected: an eviction that one forbids is tried again.\n\nPods of DaemonSets (unless --ignore-daemonsets leaves them), pods without a controller (--force) and pods with emptyDir volumes (--delete-emptydir-data) stop it. `kubectl uncordon` takes a node back into service.',
  examples: '  # Empty a node, but for the pods of DaemonSets\n  kubectl drain minikube --ignore-daemonsets\n\n  # Also pods that nothing makes anew, with 15 minutes to end\n  kubectl drain minikube --force --grace-period=900',
  flags,
  async run(ctx, args, values) {
    const { selector } = values
    checkNodeArguments(ctx, args, selector, 'drain NODE')
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const podSelector = values['pod-selector']
    if (podSelector) await checkSelector(podSelector)
    const rules: PodRules = { force: values.force, ignoreDaemonSets: values['ignore-daemonsets'], deleteEmptyDirData: values['delete-emptydir-data'], skipDeletedAfter: values['skip-wait-for-delete-timeout'] }
    const eviction: EvictOptions = { dryRun, gracePeriodSeconds: values['grace-period'], timeout: values.timeout, disableEviction: values['disable-eviction'], skipDeletedAfter: rules.skipDeletedAfter }
    const nodes = await nodesOf(ctx, args, selector, values['chunk-size'])
    await setUnschedulable(ctx, nodes, true, dryRun)

    const failures: Error[] = []
    const left: string[] = []
    for (const { name, object } of nodes) {
      const errors = await drainNode(ctx, name, () => podsOfNode(ctx, name, rules, podSelector, values['chunk-size']), eviction)
      if (!errors.length) {
        ctx.out(namePrinter(`drained${dryRunNote(dryRun)}`).print(object!))
        continue
      }
      const text = together(errors)
      ctx.err(`error: unable to drain node ${JSON.stringify(name)} due to error: ${text}, continuing command...\n`)
      failures.push(...errors.map(({ message }) => new PlainError(message)))
      left.push(name)
    }
    if (left.length) ctx.err(`There are pending nodes to be drained:\n${left.map((name) => ` ${name}\n`).join('')}`)
    if (failures.length) throw new AggregateFailure(failures)
  },
})

async function drainNode(ctx: CommandContext, node: string, find: () => ReturnType<typeof podsOfNode>, options: EvictOptions): Promise<Error[]> {
  const { pods, warnings, errors } = await find()
  if (errors.length) return errors
  if (warnings) ctx.err(`Warning: ${warnings}\n`)
  if (options.dryRun === 'client') {
    for (const { metadata: { namespace, name } } of pods) ctx.out(`evicting pod ${namespace}/${name} (dry run)\n`)
    return []
  }
  const failures = await removePods(ctx, pods, options).catch((error: Error) => [error])
  if (!failures.length) return []
  const pending = await find()
  if (pending.pods.length) ctx.err(`There are pending pods in node ${JSON.stringify(node)} when an error occurred: ${together(failures)}\n${pending.pods.map(({ metadata }) => `pod/${metadata.name}\n`).join('')}`)
  if (pending.errors.length) ctx.err(`Following errors occurred while getting the list of pods to delete:\n${together(pending.errors)}`)
  return failures
}

/** Several errors as one text (apimachinery: util/errors Aggregate). */
function together(errors: readonly Error[]): string {
  const texts = [...new Set(errors.map(({ message }) => message))]
  return texts.length === 1 ? texts[0]! : `[${texts.join(', ')}]`
}

async function checkSelector(text: string): Promise<void> {
  const { parseSelector } = await import('../../api/labelparser.ts')
  try {
    parseSelector(text)
  } catch (error) {
    throw error instanceof SelectorError ? new CommandError('--pod-selector=<pod_selector> must be a valid label selector') : error
  }
}
