import type { Pod } from '../../api/types/core.v1.ts'
import type { KubeObject } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { claimsRefusal, volumeRefusal } from '../volumebinder/podclaims.ts'
import { isEnforcedAway, matchesNode, untolerated } from './affinity.ts'
import type { NodeInfo, Snapshot } from './nodeinfo.ts'
import { podAffinityRefusal } from './podaffinity.ts'
import type { Amounts } from './requests.ts'
import { hostPortsOf, requestsOf } from './requests.ts'
import { spreadRefusal } from './spread.ts'

/** Why a node does not take a pod, in the scheduler's words; `curable` when evicting others could help. */
export interface Reason { text: string; curable: boolean }

export interface Fit {
  fitting: NodeInfo[]
  /** Where nothing fits: what stands in the way everywhere, and nodes where evicting others could help. */
  refusal: string
  curable: NodeInfo[]
  useless: number
}

/** The nodes that a pod fits on, and where there is none, why. Filters in the order of the default plugins. */
export function fitOf(pod: Pod, snapshot: Snapshot, api: ControllerApi): Fit {
  const { nodes } = snapshot
  const none = (refusal: string): Fit => ({ fitting: [], refusal, curable: [], useless: 0 })
  if (!nodes.size) return none('no nodes available to schedule pods')
  const head = `0/${nodes.size} nodes are available: `
  const claims = claimsRefusal(pod as KubeObject, api)
  if (claims) return none(`${head}${claims}. not found`)
  const requests = requestsOf(pod)
  const fit: Fit = { fitting: [], refusal: '', curable: [], useless: 0 }
  const texts = new Map<string, number>()
  for (const info of nodes.values()) {
    const why = refusalsOf(pod, info, snapshot, requests)
    const volumes = why.length ? undefined : volumeRefusal(pod as KubeObject, info.node, api)
    if (volumes) why.push({ text: volumes, curable: false })
    if (!why.length) fit.fitting.push(info)
    else if (why.every((reason) => reason.curable)) fit.curable.push(info)
    else fit.useless++
    for (const { text } of why) texts.set(text, (texts.get(text) ?? 0) + 1)
  }
  fit.refusal = `${head}${[...texts].map(([text, count]) => `${count} ${text}`).sort().join(', ')}.`
  return fit
}

/** What keeps one node from taking a pod; empty when nothing does. The first filter that refuses speaks. */
export function refusalsOf(pod: Pod, info: NodeInfo, snapshot: Snapshot, requests: Amounts = requestsOf(pod)): Reason[] {
  const no = (text: string, curable = false): Reason[] => [{ text, curable }]
  const { node } = info
  if (isEnforcedAway(pod, node)) return no("node(s) didn't satisfy plugin(s) [NodeAffinity]")
  if (node.spec?.unschedulable && untolerated(pod, { ...node, spec: { taints: [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }] } }, ['NoSchedule'])) return no('node(s) were unschedulable')
  if (untolerated(pod, node, ['NoSchedule', 'NoExecute'])) return no('node(s) had untolerated taint(s)')
  if (!matchesNode(pod, node)) return no("node(s) didn't match Pod's node affinity/selector")
  if (hostPortsOf(pod).some((port) => (info.ports.get(port) ?? 0) > 0)) return no("node(s) didn't have free ports for the requested pod ports", true)
  const lacking = shortages(info, requests)
  if (lacking.length) return lacking
  return spreadRefusal(pod, info, snapshot) ?? podAffinityRefusal(pod, info, snapshot) ?? []
}

function shortages({ allocatable, pods, used }: NodeInfo, requests: Amounts): Reason[] {
  const lacking: Reason[] = []
  if (pods.size + 1 > (allocatable.get('pods') ?? 0)) lacking.push({ text: 'Too many pods', curable: (allocatable.get('pods') ?? 0) > 0 })
  for (const [name, amount] of requests) {
    const capacity = allocatable.get(name) ?? 0
    if (amount && amount > capacity - (used.get(name) ?? 0)) lacking.push({ text: `Insufficient ${name}`, curable: amount <= capacity })
  }
  return lacking
}
