import { CommandError, UsageError, bool, defineCommand, int, stringArray } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Selection } from '../../client/resources.ts'
import { selected } from '../../client/visit.ts'
import { fieldManagerFlag, filenameFlags, selectorFlag } from '../shared/flags.ts'
import type { Prune } from '../apply/prune.ts'
import type { Versions } from './folders.ts'
import type { DiffOptions } from './versions.ts'

const CLIENT_SIDE = 'kubectl-client-side-apply', SERVER_SIDE = 'kubectl'

const flags = {
  ...filenameFlags, ...selectorFlag, ...fieldManagerFlag(CLIENT_SIDE),
  concurrency: int(1, 'How many objects to compare at a time.'),
  'force-conflicts': bool(false, 'With --server-side: as if fields that others manage were taken over.'),
  prune: bool(false, 'Also show what pruning would delete.'),
  'prune-allowlist': stringArray([], 'Kinds to prune, group/version/Kind, instead of the usual ones.'),
  'server-side': bool(false, 'Let the server merge.'),
  'show-managed-fields': bool(false, 'Compare managed fields too.'),
  'show-secrets': bool(false, 'Show the values of Secrets.'),
}

/** Shows what apply would change. `kubectl: cmd/diff` */
export const command = defineCommand({
  use: 'diff -f FILENAME',
  short: 'Show what apply would change',
  long: 'Compares objects as they are with what they would be after an apply, and prints what differs as `diff -u -N` does. KUBECTL_EXTERNAL_DIFF may name another program.\n\nExit code 0: nothing differs. 1: something does. Greater: it could not be found out.',
  examples: '  # What would apply change?\n  kubectl diff -f pod.json\n\n  # The same for a manifest on stdin\n  cat service.yaml | kubectl diff -f -',
  flags,
  failureExitCode: 2,
  async run(ctx, args, values) {
    if (args.length) throw new UsageError(`Unexpected args: [${args.join(' ')}]`)
    if (!values.filename.length && !values.kustomize) throw new CommandError('must specify one of -f and -k')
    const serverSide = values['server-side']
    if (values['force-conflicts'] && !serverSide) throw new CommandError('--force-conflicts only works with --server-side')
    const options: DiffOptions = {
      serverSide, forceConflicts: values['force-conflicts'], showManagedFields: values['show-managed-fields'], showSecrets: values['show-secrets'],
      manager: serverSide && !ctx.changed('field-manager') ? SERVER_SIDE : values['field-manager'],
    }
    const prune = values.prune ? await (await import('../apply/prune.ts')).preparePrune(ctx, { ...values, all: false }) : undefined
    const selection: Selection = { filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive, selector: values.selector }
    const files = await gather(ctx, selection, options, prune)

    const { temporaryPath } = await import('../edit/editor.ts')
    const folders = { live: temporaryPath(ctx.env, 'LIVE-', ''), merged: temporaryPath(ctx.env, 'MERGED-', '') }
    const external = ctx.env.vars.KUBECTL_EXTERNAL_DIFF
    if (external) {
      if (await (await import('./external.ts')).runExternalDiff(ctx.env, external, folders, files)) ctx.exitCode = 1
      return
    }
    const text = await (await import('./folders.ts')).diffFolders(folders, files)
    ctx.out(text)
    if (text) ctx.exitCode = 1
  },
})

/** Both versions of every object; the first failure ends it. */
async function gather(ctx: CommandContext, selection: Selection, options: DiffOptions, prune: Prune | undefined): Promise<Versions[]> {
  const { fileName, versionsOf } = await import('./versions.ts')
  const files: Versions[] = []
  const seen = new Set<string | undefined>()
  const namespaces = new Set<string>()
  for await (const item of selected(ctx, selection)) {
    if ('failure' in item) throw item.failure
    const { live, versions } = await versionsOf(ctx, item.info, options)
    if (live?.metadata.deletionTimestamp) ctx.err(`Warning: Detected changes to resource ${item.info.name} which is currently being deleted.\n`)
    seen.add(live?.metadata.uid)
    if (item.info.namespace) namespaces.add(item.info.namespace)
    files.push(versions)
  }
  if (!prune) return files
  const { toYaml } = await import('../../print/yaml/yaml.ts')
  for await (const { resource, object } of prune.candidates([...namespaces].sort(), seen)) {
    files.push({ name: fileName(resource, object.metadata.namespace, object.metadata.name!), live: toYaml(object), at: ctx.client.now() })
  }
  return files
}
