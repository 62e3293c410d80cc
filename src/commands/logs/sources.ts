import type { Fields, KubeObject } from '../../api/object.ts'
import type { Query } from '../../api/request.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { annotatedContainer, findContainer, requireContainer, sayDefaulted } from '../exec/containers.ts'
import { goTypeOf, podsBy, selectorOf } from '../exec/podof.ts'
import { byLogging } from '../exec/podorder.ts'

/** One log to print. */
export interface LogSource { namespace: string; pod: string; container: string; query: Query }

interface Choice { allContainers: boolean; allPods: boolean }

/** The logs of one pod. @throws CommandError for a container that it has not. `kubectl: polymorphichelpers.logsForObject` */
export function podSources(ctx: CommandContext, pod: KubeObject, query: Query, { allContainers, allPods }: Choice): LogSource[] {
  const { namespace, name } = pod.metadata
  const source = (container: string): LogSource => ({ namespace: namespace!, pod: name!, container, query: { ...query, container } })
  if (!allContainers) return [source(containerOf(ctx, pod, query.container ?? '', allPods))]
  const { containers, initContainers = [], ephemeralContainers = [] } = (pod as Fields).spec
  return [...initContainers, ...containers, ...ephemeralContainers].map((container: Fields) => source(container.name))
}

function containerOf(ctx: CommandContext, pod: KubeObject, named: string, quiet: boolean): string {
  const annotated = named ? '' : annotatedContainer(pod)
  const wanted = named || annotated
  if (annotated && !findContainer(pod, annotated)) ctx.err(`Default container name ${JSON.stringify(annotated)} not found in pod ${pod.metadata.name}\n`)
  else if (wanted) return requireContainer(pod, wanted).name
  const [first] = (pod as Fields).spec.containers
  if (!quiet) sayDefaulted(ctx, pod, first.name)
  return first.name
}

/** The logs of an object: of a pod, or of one or all pods behind it. @throws CommandError */
export async function logSources(ctx: CommandContext, info: Info, query: Query, choice: Choice & { timeout: number }): Promise<LogSource[]> {
  if (info.resource.kind === 'Pod' && !info.resource.group) return podSources(ctx, info.object!, query, choice)
  let selector: string
  try {
    selector = selectorOf(info)
  } catch (error) {
    throw new CommandError(`cannot get the logs from ${goTypeOf(info)}: ${(error as Error).message}`)
  }
  const pods = await podsBy(ctx, info.namespace ?? ctx.namespace, selector, choice.timeout, byLogging)
  const [best] = pods as [KubeObject]
  if (pods.length > 1 && choice.allPods) return pods.flatMap((pod) => podSources(ctx, pod, query, choice))
  if (pods.length > 1) ctx.err(`Found ${pods.length} pods, using pod/${best.metadata.name}\n`)
  return podSources(ctx, best, query, choice)
}
