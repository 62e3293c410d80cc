import { same } from '../../api/object.ts'
import type { Node, Pod } from '../../api/types/core.v1.ts'
import type { Change } from '../contract.ts'
import { isEnforcedAway, matchesNode, untolerated } from './affinity.ts'
import { allocatableOf, requestsOf } from './requests.ts'

/** What a waiting pod was refused for: the text of its condition. */
const refusedFor = (pod: Pod): string => (pod.status?.conditions?.find(({ type }) => type === 'PodScheduled')?.message as string | undefined) ?? ''

/** Whether a change could let a waiting pod in: it is tried again only then. `scheduler: QueueingHints` */
export function mayHelp({ resource, type, object, old }: Change, pod: Pod): boolean {
  const text = refusedFor(pod)
  if (resource === 'pods') {
    const leaves = type === 'DELETED' || object.status?.phase === 'Succeeded' || object.status?.phase === 'Failed'
    return leaves ? /Insufficient|Too many pods|free ports|anti-affinity|spread constraints/.test(text) : /pod affinity rules|spread constraints|PersistentVolumeClaim|persistentvolumeclaim/.test(text)
  }
  if (resource !== 'nodes') return !text || /persistent ?volume/i.test(text)
  if (type === 'DELETED') return false
  const node = object as Node, before = old as Node | undefined
  if (/^no nodes|persistentvolumeclaim/i.test(text)) return true
  return (text.includes('Insufficient') || text.includes('Too many pods')) && mayFit(pod, node, before)
    || text.includes('affinity/selector') && matchesNode(pod, node) && !(before && matchesNode(pod, before))
    || text.includes('untolerated taint') && !untolerated(pod, node, ['NoSchedule', 'NoExecute']) && !(before && same(before.spec?.taints, node.spec?.taints))
    || text.includes('were unschedulable') && !node.spec?.unschedulable && !(before && !before.spec?.unschedulable)
    || text.includes('free ports') && !before
    || text.includes('plugin(s)') && !before && !isEnforcedAway(pod, node)
    || /affinity rules|spread constraints/.test(text) && topologyKeys(pod).some((key) => node.metadata.labels?.[key] !== before?.metadata.labels?.[key])
}

function mayFit(pod: Pod, node: Node, before: Node | undefined): boolean {
  if (before && same(before.status?.allocatable, node.status?.allocatable)) return false
  const allocatable = allocatableOf(node)
  return (allocatable.get('pods') ?? 0) > 0 && [...requestsOf(pod)].every(([name, amount]) => amount <= (allocatable.get(name) ?? 0))
}

function topologyKeys(pod: Pod): string[] {
  const { podAffinity, podAntiAffinity } = pod.spec!.affinity ?? {}
  return [
    ...(podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []), ...(podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []), ...(pod.spec!.topologySpreadConstraints ?? []),
  ].map(({ topologyKey }) => topologyKey as string)
}
