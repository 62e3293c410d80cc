import { selectorFromObject } from '../../api/labels.ts'
import type { Pod } from '../../api/types/core.v1.ts'
import type { ControllerApi } from '../contract.ts'
import { isMeant, matchesTerm, tolerates } from './affinity.ts'
import type { NodeInfo, Snapshot } from './nodeinfo.ts'
import { ownerOf, weightOf } from './nodeinfo.ts'
import { neighbours } from './podaffinity.ts'
import { requestsOf } from './requests.ts'
import { matching } from './spread.ts'

const BEST = 100

/** The node that the default plugins, with their weights, like best; chance decides between equals. */
export function scoreOf(pod: Pod, fitting: readonly NodeInfo[], snapshot: Snapshot, api: ControllerApi): NodeInfo {
  if (fitting.length === 1) return fitting[0]
  const totals = new Map<NodeInfo, number>(fitting.map((info) => [info, leastAllocated(pod, info) + balanced(pod, info)]))
  const add = (weight: number, scores: readonly number[]) => fitting.forEach((info, i) => totals.set(info, totals.get(info)! + weight * scores[i]))
  add(3, reversed(fitting.map((info) => softTaints(pod, info))))
  add(2, upTo(fitting.map((info) => preference(pod, info))))
  add(2, spreadScores(pod, fitting))
  add(2, affinityScores(pod, fitting, snapshot))
  const best = Math.max(...totals.values())
  const ties = fitting.filter((info) => totals.get(info) === best)
  return ties[ties.length === 1 ? 0 : api.random(ties.length)]
}

/** The largest becomes 100. */
function upTo(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  return scores.map((score) => (most > 0 ? Math.floor((BEST * score) / most) : 0))
}

/** The largest becomes 0; all are best when all are 0. */
function reversed(scores: readonly number[]): number[] {
  return Math.max(...scores) === 0 ? scores.map(() => BEST) : upTo(scores).map((score) => BEST - score)
}

function leastAllocated(pod: Pod, { allocatable, weight }: NodeInfo): number {
  const own = weightOf(pod)
  const free = (name: 'cpu' | 'memory') => {
    const capacity = allocatable.get(name) ?? 0
    const used = weight[name] + own[name]
    return capacity === 0 || used > capacity ? 0 : Math.floor(((capacity - used) * BEST) / capacity)
  }
  return Math.floor((free('cpu') + free('memory')) / 2)
}

function balanced(pod: Pod, { allocatable, used }: NodeInfo): number {
  const requests = requestsOf(pod)
  if (!requests.get('cpu') && !requests.get('memory')) return 0
  const part = (name: string) => Math.min(1, ((used.get(name) ?? 0) + (requests.get(name) ?? 0)) / (allocatable.get(name) || 1))
  return Math.floor((1 - Math.abs(part('cpu') - part('memory')) / 2) * BEST)
}

const softTaints = (pod: Pod, { node }: NodeInfo): number =>
  (node.spec?.taints ?? []).filter((taint) => taint.effect === 'PreferNoSchedule' && !pod.spec!.tolerations?.some((toleration) => tolerates(toleration, taint))).length

function preference(pod: Pod, { node }: NodeInfo): number {
  const preferred = pod.spec!.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  return preferred.filter(({ preference: term }) => matchesTerm(term!, node)).reduce((sum, { weight }) => sum + weight!, 0)
}

/** The pod's own soft constraints; without any, pods of one owner spread over the nodes. */
function spreadScores(pod: Pod, fitting: readonly NodeInfo[]): number[] {
  const soft = (pod.spec!.topologySpreadConstraints ?? []).filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'ScheduleAnyway')
  if (!soft.length) {
    const owner = ownerOf(pod)
    if (!owner || pod.spec!.topologySpreadConstraints?.length) return fitting.map(() => 0)
    const weight = Math.log(fitting.length + 2)
    return fromFew(fitting.map((info) => Math.round((info.owners.get(owner) ?? 0) * weight + 2)))
  }
  return fromFew(fitting.map((info) => Math.round(soft.reduce((sum, constraint) => {
    const selector = selectorFromObject(constraint.labelSelector as never)
    const domain = info.node.metadata.labels?.[constraint.topologyKey!]
    const near = fitting.filter((other) => other.node.metadata.labels?.[constraint.topologyKey!] === domain)
    const domains = new Set(fitting.map((other) => other.node.metadata.labels?.[constraint.topologyKey!])).size
    return sum + near.reduce((count, other) => count + matching(pod, other, selector), 0) * Math.log(domains + 2) + constraint.maxSkew! - 1
  }, 0))))
}

/** Few is good: the fewest come near 100. */
function fromFew(counts: readonly number[]): number[] {
  const most = Math.max(...counts), least = Math.min(...counts)
  return counts.map((count) => (most === 0 ? BEST : Math.floor((BEST * (most + least - count)) / most)))
}

function affinityScores(pod: Pod, fitting: readonly NodeInfo[], snapshot: Snapshot): number[] {
  const { podAffinity, podAntiAffinity } = pod.spec!.affinity ?? {}
  const wishes = [
    ...(podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map((wish) => ({ ...wish, sign: 1 })),
    ...(podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map((wish) => ({ ...wish, sign: -1 })),
  ]
  if (!wishes.length) return fitting.map(() => 0)
  const scores = fitting.map((info) => wishes.reduce((sum, { podAffinityTerm: term, weight, sign }) => {
    let count = 0
    for (const other of neighbours(info, term!.topologyKey!, snapshot)) if (isMeant(term!, pod, other)) count++
    return sum + sign * weight! * count
  }, 0))
  const most = Math.max(...scores), least = Math.min(...scores)
  return scores.map((score) => (most === least ? 0 : Math.floor((BEST * (score - least)) / (most - least))))
}
