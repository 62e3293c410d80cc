import type { Fields, KubeObject } from '../../api/object.ts'
import { formatLabelSelector, formatSelector, selectorFromMap } from '../../api/labels.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import type { Info, Selection } from '../../client/resources.ts'
import { collect } from '../../client/visit.ts'
import { deadlineIn } from '../shared/follow.ts'
import { byActivity } from './podorder.ts'

const WITH_SELECTOR = new Set(['replicasets.apps', 'statefulsets.apps', 'daemonsets.apps', 'deployments.apps', 'jobs.batch'])

/** `web` is a pod, `deploy/web` what it says. */
export const resourceArgs = (word: string): string[] => (word.includes('/') ? [word] : ['pods', word])

/** How Go names the type of an object in errors. */
export const goTypeOf = ({ resource }: Info): string => `*${resource.version}.${resource.kind}`

/**
 * The label selector of the pods behind an object, as text. `kubectl: polymorphichelpers.SelectorsForObject`
 * @throws CommandError
 */
export function selectorOf(info: Info): string {
  const { resource, name } = info
  const { spec } = info.object as Fields
  const key = resource.group ? `${resource.resource}.${resource.group}` : resource.resource
  if (WITH_SELECTOR.has(key)) return formatLabelSelector(spec.selector)
  if (key === 'replicationcontrollers') return formatSelector(selectorFromMap(spec.selector))
  if (key !== 'services') throw new CommandError(`selector for ${goTypeOf(info)} not implemented`)
  if (!Object.keys(spec.selector ?? {}).length) throw new CommandError(`invalid service '${name}': Service is defined without a selector`)
  return formatSelector(selectorFromMap(spec.selector))
}

/**
 * Pods with these labels, best first; where there is none, waits for the first (timeout in ms). `kubectl: polymorphichelpers.GetPodList`
 * @throws CommandError when the time is over
 */
export async function podsBy(ctx: CommandContext, namespace: string, labelSelector: string, timeout: number, order: (left: Fields, right: Fields) => number): Promise<KubeObject[]> {
  const pods = resourceFor(await ctx.client.resources(), 'pods')
  const list = await ctx.client.list(pods, namespace, { labelSelector })
  if (list.items.length) return [...list.items].sort(order)
  for await (const { type, object } of ctx.client.watch(pods, namespace, { labelSelector, resourceVersion: list.metadata.resourceVersion }, { deadline: deadlineIn(ctx, timeout) })) {
    if (type === 'ADDED' || type === 'MODIFIED') return [object as KubeObject]
  }
  throw new CommandError('timed out waiting for the condition')
}

/** The one object of a selection. @throws CommandError, ApiError */
export async function oneObject(ctx: CommandContext, selection: Selection, several: string): Promise<Info> {
  const infos = await collect(ctx, selection)
  if (infos.length !== 1) throw new CommandError(several)
  return infos[0]!
}

/** The pod that an object stands for when one attaches to it. `kubectl: polymorphichelpers.AttachablePodForObject` @throws CommandError */
export async function attachablePod(ctx: CommandContext, info: Info, timeout: number): Promise<KubeObject> {
  if (info.resource.kind === 'Pod' && !info.resource.group) return info.object!
  let selector: string
  try {
    selector = selectorOf(info)
  } catch (error) {
    throw new CommandError(`cannot attach to ${goTypeOf(info)}: ${(error as Error).message}`)
  }
  return (await podsBy(ctx, info.namespace ?? ctx.namespace, selector, timeout, byActivity))[0]!
}
