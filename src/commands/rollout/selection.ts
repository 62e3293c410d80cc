import { CommandError } from '../../cli/command.ts'
import type { Selection } from '../../client/resources.ts'
import { filenameFlags, selectorFlag } from '../shared/flags.ts'

/** The flags by which every rollout command finds its objects. */
export const targetFlags = { ...filenameFlags, ...selectorFlag }

interface TargetValues { filename: string[]; kustomize: string; recursive: boolean; selector: string }

/** @throws CommandError when no object is named */
export function requireTargets(args: readonly string[], flags: TargetValues): void {
  if (!args.length && !flags.filename.length && !flags.kustomize) throw new CommandError('required resource not specified')
}

/** The objects that arguments and flags name; types without names mean all of them. */
export const rolloutSelection = (args: readonly string[], flags: TargetValues): Selection => ({
  args, filenames: flags.filename, kustomize: flags.kustomize, recursive: flags.recursive,
  selector: flags.selector.trim(), listWithoutName: true, refresh: true,
})

/** How errors name the kind of a resource: `Service`, `ReplicaSet.apps`. */
export const kindName = ({ group, kind }: { group: string; kind: string }): string => (group ? `${kind}.${group}` : kind)

/** Kinds of workloads, known to history and undo, that have no revisions. */
const WITHOUT_REVISIONS = new Set(['ReplicaSet.apps', 'Pod', 'ReplicationController', 'Job.batch', 'CronJob.batch'])

/** Why a resource has no history (`history viewer`, `rollbacker`; `history`). kubectl: polymorphichelpers */
export function unsupported(resource: { group: string; kind: string }, helper: string, retrieved: string): CommandError {
  const name = kindName(resource)
  return new CommandError(WITHOUT_REVISIONS.has(name)
    ? `no ${helper} has been implemented for ${JSON.stringify(name)}`
    : `error retrieving ${retrieved} for ${JSON.stringify(name)}, no visitor method exists for {${resource.group} ${resource.kind}}`)
}
