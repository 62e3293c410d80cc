import { AggregateFailure, CommandError, bool, defineCommand, duration, int, string } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { ApiError } from '../../api/status.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { allNamespacesFlag, dryRunFlag, fieldSelectorFlag, filenameFlags, selectorFlag } from '../shared/flags.ts'
import { dryRunOf } from '../shared/options.ts'
import { propagationPolicyOf } from '../shared/propagation.ts'
import { deleteOne, kindOf } from './one.ts'
import { deleteRaw } from './raw.ts'
import type { Doomed } from './waiting.ts'
import { waitUntilGone } from './waiting.ts'

const flags = {
  ...filenameFlags, ...selectorFlag, ...fieldSelectorFlag, ...allNamespacesFlag, ...dryRunFlag,
  all: bool(false, 'Delete all objects of the resource types named, in the namespace.'),
  cascade: string('background', 'What becomes of dependents: "background" deletes them afterwards, "foreground" before, "orphan" leaves them.', { noOptDefault: 'background' }),
  force: bool(false, 'Take objects out of the API at once and skip the graceful end.'),
  'grace-period': int(-1, 'Seconds for the object to end gracefully. Negative means the default of the object, 1 is immediate shutdown; 0 needs --force.'),
  'ignore-not-found': bool(false, 'Count "not found" as success. The default with --all.'),
  interactive: bool(false, 'Delete only after a question was answered with yes.', { shorthand: 'i' }),
  now: bool(false, 'The same as --grace-period=1.'),
  output: string('', 'How to print what was deleted: only "name" is known.', { shorthand: 'o' }),
  raw: string('', 'A path of the server to send DELETE to.'),
  timeout: duration(0, 'How long to wait before giving up on one object. Zero means by the size of the object.'),
  wait: bool(true, 'Return only when the objects are gone.'),
}

/** Deletes objects by name, label, file or all, and waits until they are gone. `kubectl: cmd/delete` */
export const command = defineCommand({
  use: 'delete ([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])',
  short: 'Delete resources by file, by type and name, or by label',
  long: 'Deletes objects that are named by a manifest, by type and name, or by type and label.\n\nMost objects go at once; pods get time to end gracefully (30 s by default). A deleted object takes its dependents with it, unless --cascade says otherwise.',
  examples: '  # The pod that pod.json describes\n  kubectl delete -f ./pod.json\n\n  # Pods and services with the label name=web\n  kubectl delete pods,services -l name=web\n\n  # A pod, without waiting for it\n  kubectl delete pod web --now --wait=false\n\n  # All pods\n  kubectl delete pods --all',
  flags,
  async run(ctx, args, values) {
    const { selector, all, force, now } = values
    if (values.raw) return deleteRaw(ctx, args, values.raw, values.filename)
    if (all && (selector || values['field-selector'])) throw new CommandError("setting 'all' parameter but found a non empty selector. ")
    const dryRun = dryRunOf(ctx, values['dry-run'])
    if (values.output && values.output !== 'name') throw new CommandError(`unexpected -o output mode: ${values.output}. We only support '-o name'`)
    if (now && values['grace-period'] >= 0) throw new CommandError('--now and --grace-period cannot be specified together')
    if (force && values['grace-period'] > 0) throw new CommandError('--force and --grace-period greater than 0 cannot be specified together')
    const propagationPolicy = propagationPolicyOf(ctx, values.cascade)
    const grace = now ? 1 : force && values['grace-period'] < 0 ? 0 : values['grace-period']
    // A grace of 0 is only given to those who said --force: without it, one second has to do.
    const waits = values.wait && !(force && !ctx.changed('wait'))
    const gracePeriodSeconds = grace === 0 && !force ? 1 : grace
    if (force && gracePeriodSeconds === 0 && dryRun === 'none') ctx.err('Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n')

    const listed = !!(selector || values['field-selector'] || all)
    const selection = {
      args, filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive, selector, fieldSelector: values['field-selector'], all,
      allNamespaces: values['all-namespaces'], fetch: values['ignore-not-found'] || values.interactive ? undefined : false as const,
    }
    const doomed: Doomed[] = []
    const deletion = { options: { ...(gracePeriodSeconds >= 0 && { gracePeriodSeconds }), propagationPolicy }, dryRun, ignoreMissing: values['ignore-not-found'] || listed, force, name: values.output === 'name' }
    let failure: unknown
    let count = 0
    let warnsOfScope = ctx.namespaceGiven && !values['all-namespaces']
    try {
      const each = async (info: Info) => {
        if (warnsOfScope && !info.resource.namespaced) {
          ctx.err('Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n')
          warnsOfScope = false
        }
        const gone = await deleteOne(ctx, info, deletion)
        if (gone) doomed.push(gone)
      }
      count = values.interactive ? await askFirst(ctx, selection, each) : await visit(ctx, selection, each)
    } catch (error) {
      if (!values['ignore-not-found'] || !isMissing(error)) failure = error
    }
    if (!failure && count === 0 && !args.some((arg) => arg.includes('/')) && args.length < 2 && !values.interactive) ctx.out('No resources found\n')
    if (waits && dryRun === 'none') await waitUntilGone(ctx, doomed, values.timeout)
    if (failure) throw failure
  },
})

const isMissing = (error: unknown): boolean => (error instanceof AggregateFailure ? error.failures.every(isMissing) : error instanceof ApiError && error.reason === 'NotFound')

async function askFirst(ctx: CommandContext, selection: Parameters<typeof visit>[1], each: (info: Info) => Promise<void>): Promise<number> {
  const infos: Info[] = []
  await visit(ctx, selection, (info) => { infos.push(info) })
  ctx.out(`You are about to delete the following ${infos.length} resource(s):\n${infos.map((info) => `${kindOf(info)}/${info.name}\n`).join('')}Do you want to continue? (y/N): `)
  if (!/^y(es)?\s*$/i.test((await ctx.env.stdin.text()).split('\n')[0])) {
    ctx.out('deletion is cancelled\n')
    return infos.length
  }
  for (const info of infos) await each(info)
  return infos.length
}
