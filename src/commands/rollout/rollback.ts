import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import type { DryRun } from '../shared/options.ts'
import { writeQuery } from '../shared/options.ts'
import { controlledBy, replicaSetsOf, revisionOf, sameTemplate, withoutHash } from './replicasets.ts'
import { kindName, unsupported } from './selection.ts'
import { templateText } from './template.ts'

/**
 * Brings a workload back to a revision (0: the one before) and gives what happened, for the message.
 * kubectl: polymorphichelpers/rollback
 * @throws CommandError
 */
export async function rollBack(ctx: CommandContext, info: Info, toRevision: number, dryRun: DryRun): Promise<string> {
  switch (kindName(info.resource)) {
    case 'Deployment.apps': return rollBackDeployment(ctx, info, toRevision, dryRun)
    case 'DaemonSet.apps': case 'StatefulSet.apps': return rollBackSet(ctx, info, toRevision, dryRun)
    default: throw unsupported(info.resource, 'rollbacker', 'rollbacker')
  }
}

const notInHistory = (revision: number) => new CommandError(`unable to find specified revision ${revision} in history`)
const skipped = (revision: number) => `skipped rollback (current template already matches revision ${revision})`

/** Annotations that a deployment keeps; its others come from the replica set. */
const KEPT_ANNOTATIONS = new Set([
  'kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision', 'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas', 'deployment.kubernetes.io/max-replicas', 'deprecated.deployment.rollback.to',
])

async function rollBackDeployment(ctx: CommandContext, info: Info, toRevision: number, dryRun: DryRun): Promise<string> {
  if (toRevision < 0) throw notInHistory(toRevision)
  const deployment = info.object!
  const set = targetSet(await replicaSetsOf(ctx, deployment), deployment, toRevision)
  const template = set.spec.template as Fields
  if (dryRun === 'client') return templateText(template)
  if (deployment.spec.paused) throw new CommandError("you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again")
  if (sameTemplate(template, deployment.spec.template)) return skipped(toRevision)
  const chosen = (from: KubeObject, kept: boolean) => Object.entries(from.metadata.annotations ?? {}).filter(([key]) => KEPT_ANNOTATIONS.has(key) === kept)
  const annotations = Object.fromEntries([...chosen(deployment, true), ...chosen(set, false)])
  const patch = [{ op: 'replace', path: '/spec/template', value: withoutHash(template) }, { op: 'replace', path: '/metadata/annotations', value: annotations }]
  await restore(toRevision, () => ctx.client.patch(info.resource, info.namespace, info.name, 'application/json-patch+json', patch, writeQuery({ dryRun })))
  return 'rolled back'
}

/** The replica set of the revision; of the one before the newest for 0. */
function targetSet(sets: readonly KubeObject[], deployment: KubeObject, toRevision: number): KubeObject {
  const numbered = sets.map((set) => ({ set, number: revisionOf(set) })).filter((entry): entry is { set: KubeObject; number: number } => entry.number !== undefined)
  if (toRevision > 0) {
    const found = numbered.find(({ number }) => number === toRevision)
    if (!found) throw notInHistory(toRevision)
    return found.set
  }
  const [, previous] = numbered.sort((a, b) => b.number - a.number)
  if (!previous) throw new CommandError(`no rollout history found for deployment ${JSON.stringify(deployment.metadata.name)}`)
  return previous.set
}

async function rollBackSet(ctx: CommandContext, info: Info, toRevision: number, dryRun: DryRun): Promise<string> {
  if (toRevision < 0) throw notInHistory(toRevision)
  const revisions = (await controlledBy(ctx, 'controllerrevisions.apps', info.object!)).sort((a, b) => a.revision - b.revision)
  if (toRevision === 0 && revisions.length <= 1) throw new CommandError('no last revision to roll back to')
  const target = toRevision === 0 ? revisions.at(-2) : revisions.find(({ revision }) => revision === toRevision)
  if (!target) throw notInHistory(toRevision)
  const { $patch: _, ...template } = target.data.spec.template as Fields
  if (dryRun === 'client') return `will roll back to ${await templateText(template)}`
  if (same(template, info.object!.spec.template)) return skipped(toRevision)
  await restore(toRevision, () => ctx.client.patch(info.resource, info.namespace, info.name, 'application/strategic-merge-patch+json', target.data, writeQuery({ dryRun })))
  return 'rolled back'
}

async function restore(revision: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ApiError) throw new CommandError(`failed restoring revision ${revision}: ${error.message}`)
    throw error
  }
}
