import { matches, selectorFromObject } from '../../api/labels.ts'
import type { Node, Pod } from '../../api/types/core.v1.ts'
import type { ControllerApi } from '../contract.ts'
import { isMeant, matchesNode, untolerated } from './affinity.ts'
import { allocatableOf, hostPortsOf, podsByNode, requestsOf } from './requests.ts'

const PREEMPTION_HELPS = 'No preemption victims found for incoming pod.'
const PREEMPTION_USELESS = 'Preemption is not helpful for scheduling.'

/** Why a node does not take a pod, in the scheduler's words; `curable` when evicting others could help. */
interface Reason { text: string; curable: boolean }

/**
 * The nodes that a pod fits on, and where there is none, the text of the FailedScheduling event.
 * Filters in the order of the default plugins.
 */
export function fitOf(pod: Pod, nodes: readonly Node[], api: ControllerApi): { fitting: Node[]; refusal: string } {
  if (!nodes.length) return { fitting: [], refusal: `no nodes available to schedule pods` }
  const bound = podsByNode(api)
  const requests = requestsOf(pod)
  const fitting: Node[] = []
  const reasons: Reason[] = []
  let useless = 0, curable = 0
  for (const node of nodes) {
    const why = refusals(pod, node, nodes, bound, requests)
    if (!why.length) fitting.push(node)
    else if (why.every((reason) => reason.curable)) curable++
    else useless++
    reasons.push(...why)
  }
  if (fitting.length) return { fitting, refusal: '' }
  const head = `0/${nodes.length} nodes are available`
  const helps = [curable && `${curable} ${PREEMPTION_HELPS}`, useless && `${useless} ${PREEMPTION_USELESS}`].filter(Boolean) as string[]
  return { fitting, refusal: `${head}: ${histogram(reasons.map((reason) => reason.text))}. preemption: ${head}: ${helps.sort().join(', ')}` }
}

/** `1 Insufficient cpu, 2 node(s) were unschedulable`, sorted as text. */
function histogram(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].map(([text, count]) => `${count} ${text}`).sort().join(', ')
}

function refusals(pod: Pod, node: Node, nodes: readonly Node[], bound: ReadonlyMap<string, Pod[]>, requests: ReadonlyMap<string, number>): Reason[] {
  const no = (text: string, curable = false): Reason[] => [{ text, curable }]
  const here = bound.get(node.metadata.name!) ?? []
  if (node.spec?.unschedulable && !pod.spec!.tolerations?.some((t) => t.operator === 'Exists' && (!t.key || t.key === 'node.kubernetes.io/unschedulable'))) return no('node(s) were unschedulable')
  const taint = untolerated(pod, node, ['NoSchedule', 'NoExecute'])
  if (taint) return no(`node(s) had untolerated taint(s)`)
  if (!matchesNode(pod, node)) return no("node(s) didn't match Pod's node affinity/selector")
  if (portsClash(pod, here)) return no("node(s) didn't have free ports for the requested pod ports", true)
  const lacking = shortages(node, here, requests)
  if (lacking.length) return lacking
  const spread = spreadRefusal(pod, node, nodes, bound)
  if (spread) return no(spread, true)
  return podAffinityRefusal(pod, node, nodes, bound) ?? []
}

function portsClash(pod: Pod, here: readonly Pod[]): boolean {
  const wanted = hostPortsOf(pod)
  return wanted.length > 0 && here.some((other) => hostPortsOf(other).some((port) => wanted.includes(port)))
}

function shortages(node: Node, here: readonly Pod[], requests: ReadonlyMap<string, number>): Reason[] {
  const allocatable = allocatableOf(node)
  const lacking: Reason[] = []
  if (here.length + 1 > (allocatable.get('pods') ?? Infinity)) lacking.push({ text: 'Too many pods', curable: true })
  if (!requests.size) return lacking
  const used = new Map<string, number>()
  for (const other of here) for (const [name, amount] of requestsOf(other)) used.set(name, (used.get(name) ?? 0) + amount)
  for (const [name, amount] of requests) {
    if (!amount) continue
    const capacity = allocatable.get(name) ?? 0
    if (amount > capacity - (used.get(name) ?? 0)) lacking.push({ text: `Insufficient ${name}`, curable: amount <= capacity })
  }
  return lacking
}

function spreadRefusal(pod: Pod, node: Node, nodes: readonly Node[], bound: ReadonlyMap<string, Pod[]>): string | undefined {
  for (const constraint of pod.spec!.topologySpreadConstraints ?? []) {
    if (constraint.whenUnsatisfiable !== 'DoNotSchedule') continue
    const domain = node.metadata.labels?.[constraint.topologyKey]
    if (domain === undefined) return "node(s) didn't match pod topology spread constraints (missing required label)"
    const selector = selectorFromObject(constraint.labelSelector)
    const counts = new Map<string, number>()
    for (const other of nodes) {
      const its = other.metadata.labels?.[constraint.topologyKey]
      if (its === undefined || !matchesNode(pod, other)) continue
      const count = (bound.get(other.metadata.name!) ?? []).filter((p) => p.metadata.namespace === pod.metadata.namespace && !p.metadata.deletionTimestamp && matches(selector, p.metadata.labels)).length
      counts.set(its, (counts.get(its) ?? 0) + count)
    }
    if ((counts.get(domain) ?? 0) + 1 - Math.min(...counts.values()) > constraint.maxSkew) return "node(s) didn't match pod topology spread constraints"
  }
  return undefined
}

function podAffinityRefusal(pod: Pod, node: Node, nodes: readonly Node[], bound: ReadonlyMap<string, Pod[]>): Reason[] | undefined {
  const sameDomain = (key: string) => {
    const domain = node.metadata.labels?.[key]
    return domain === undefined ? [] : nodes.filter((other) => other.metadata.labels?.[key] === domain).flatMap((other) => bound.get(other.metadata.name!) ?? [])
  }
  const { podAffinity, podAntiAffinity } = pod.spec!.affinity ?? {}
  for (const term of podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) {
    const fits = sameDomain(term.topologyKey).some((other) => isMeant(term, pod, other))
    const isFirst = isMeant(term, pod, pod) && ![...bound.values()].flat().some((other) => isMeant(term, pod, other))
    if (!fits && !isFirst) return [{ text: "node(s) didn't match pod affinity rules", curable: false }]
  }
  for (const term of podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) {
    if (sameDomain(term.topologyKey).some((other) => isMeant(term, pod, other))) return [{ text: "node(s) didn't match pod anti-affinity rules", curable: true }]
  }
  for (const other of [...bound.values()].flat()) {
    for (const term of other.spec!.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) {
      if (isMeant(term, other, pod) && sameDomain(term.topologyKey).includes(other)) return [{ text: "node(s) didn't satisfy existing pods anti-affinity rules", curable: true }]
    }
  }
  return undefined
}
