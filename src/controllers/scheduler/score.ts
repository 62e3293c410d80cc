import type { Node, Pod } from '../../api/types/core.v1.ts'
import type { ControllerApi } from '../contract.ts'
import { matchesTerm, untolerated } from './affinity.ts'
import { allocatableOf, podsByNode, requestsOf } from './requests.ts'

/** Containers that ask for nothing still weigh this much when nodes are compared. `scheduler: DefaultMilliCPURequest` */
const UNASKED_CPU = 100
const UNASKED_MEMORY = 200 * 1024 * 1024

/** The node that the default scoring prefers: preferred affinity, few soft taints, spread of one owner's pods, much left over. */
export function scoreOf(pod: Pod, nodes: readonly Node[], api: ControllerApi): Node {
  const bound = podsByNode(api)
  const owner = pod.metadata.ownerReferences?.find((reference) => reference.controller)?.uid
  const scored = nodes.map((node) => {
    const here = bound.get(node.metadata.name!) ?? []
    const siblings = owner ? here.filter((other) => other.metadata.ownerReferences?.some((reference) => reference.uid === owner)).length : 0
    const soft = untolerated(pod, node, ['PreferNoSchedule']) ? 1 : 0
    return { node, score: 2 * preference(pod, node) - 300 * soft - 40 * siblings + leftOver(node, here) }
  })
  const best = Math.max(...scored.map(({ score }) => score))
  const ties = scored.filter(({ score }) => score === best)
  return ties[ties.length === 1 ? 0 : api.random(ties.length)].node
}

function preference(pod: Pod, node: Node): number {
  const preferred = pod.spec!.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  return preferred.filter(({ preference: term }) => matchesTerm(term, node)).reduce((sum, { weight }) => sum + weight, 0)
}

/** 0 to 100: how much of cpu and memory would stay free. */
function leftOver(node: Node, here: readonly Pod[]): number {
  const allocatable = allocatableOf(node)
  let cpu = 0, memory = 0
  for (const other of here) {
    const requests = requestsOf(other)
    cpu += requests.get('cpu') ?? UNASKED_CPU
    memory += requests.get('memory') ?? UNASKED_MEMORY
  }
  const free = (name: string, used: number) => Math.max(0, 1 - used / (allocatable.get(name) || 1))
  return Math.round((free('cpu', cpu) + free('memory', memory)) * 50)
}
