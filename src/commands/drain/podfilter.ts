import type { KubeObject, OwnerReference } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { CommandContext } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'

/** What drain may do with pods. */
export interface PodRules {
  force: boolean
  ignoreDaemonSets: boolean
  deleteEmptyDirData: boolean
  /** Seconds; pods that should have been gone for longer are left alone. 0 for none. */
  skipDeletedAfter: number
}

/** Whether a pod goes, and what is to be said of it: a warning, or why it must not go. */
export interface Verdict { goes: boolean; warning?: string; refusal?: string }

const goes: Verdict = { goes: true }

/** Whether a pod may be taken off its node. The last warning counts. `kubectl: drain/filters` @throws ApiError */
export async function verdictOn(ctx: CommandContext, pod: KubeObject, rules: PodRules): Promise<Verdict> {
  if (isOverdue(ctx, pod, rules.skipDeletedAfter)) return { goes: false }
  const finished = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller)
  let verdict = goes
  if (owner?.kind === 'DaemonSet' && owner.apiVersion === 'apps/v1' && !finished) {
    verdict = await verdictOnDaemon(ctx, pod, owner, rules)
    if (!verdict.goes) return verdict
  }
  if (pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined) return { goes: false }
  const hasLocalStorage = (pod.spec?.volumes as { emptyDir?: unknown }[] | undefined)?.some(({ emptyDir }) => emptyDir)
  if (hasLocalStorage && !finished && !rules.deleteEmptyDirData) return { goes: false, refusal: 'Pods with local storage (use --delete-emptydir-data to override)' }
  if (finished || owner) return goes
  return rules.force ? { goes: true, warning: 'deleting Pods that declare no controller' } : { goes: false, refusal: 'Pods that declare no controller (use --force to override)' }
}

async function verdictOnDaemon(ctx: CommandContext, pod: KubeObject, owner: OwnerReference, { force, ignoreDaemonSets }: PodRules): Promise<Verdict> {
  try {
    await ctx.client.get(resourceFor(await ctx.client.resources(), 'daemonsets.apps'), pod.metadata.namespace, owner.name)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return error.reason === 'NotFound' && force ? { goes: true, warning: error.message } : { goes: false, refusal: error.message }
  }
  return ignoreDaemonSets ? { goes: false, warning: 'ignoring DaemonSet-managed Pods' } : { goes: false, refusal: 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)' }
}

/** Whether the pod should have been gone for more than these seconds. */
export function isOverdue(ctx: CommandContext, pod: KubeObject, seconds: number): boolean {
  const { deletionTimestamp } = pod.metadata
  return seconds > 0 && deletionTimestamp !== undefined && Math.floor((ctx.client.now() - Date.parse(deletionTimestamp)) / 1000) > seconds
}
