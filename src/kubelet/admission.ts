import { rfc3339 } from '../api/time.ts'
import type { Pod } from '../api/types/core.v1.ts'
import { matchesNode, untolerated } from '../controllers/scheduler/affinity.ts'
import { allocatableOf, hostPortsOf, requestsOf } from '../controllers/scheduler/requests.ts'
import type { Step } from './step.ts'
import { say } from './step.ts'

/** Why a kubelet refuses a pod that was put on its node by hand. */
interface Refusal { reason: string; message: string }

/** Looks at a pod that no scheduler has placed. True when it is refused: its status says so, and nothing else happens to it. `kubelet: lifecycle/predicate.go` */
export function rejects(step: Step): boolean {
  const { pod, api } = step
  if (pod.status?.conditions?.some(({ type, status }) => type === 'PodScheduled' && status === 'True')) return false
  const refusal = refusalOf(step)
  if (!refusal) return false
  const { reason } = refusal
  say(step, 'Warning', reason, refusal.message)
  const { conditions, qosClass } = pod.status ?? {}
  api.updateStatus('pods', { ...pod, status: { ...(conditions && { conditions }), qosClass, phase: 'Failed', reason, message: `Pod was rejected: ${refusal.message}`, observedGeneration: pod.metadata.generation, startTime: rfc3339(api.now) } } as never)
  return true
}

function refusalOf({ pod, node, api }: Step): Refusal | undefined {
  const here = api.list<Pod>('pods').filter((other) => other.spec?.nodeName === node.metadata.name && other.metadata.uid !== pod.metadata.uid && other.status?.phase !== 'Succeeded' && other.status?.phase !== 'Failed')
  const allocatable = allocatableOf(node)
  const lacks = (name: string, requested: number, used: number, capacity: number): Refusal =>
    ({ reason: `OutOf${name}`, message: `Node didn't have enough resource: ${name}, requested: ${requested}, used: ${used}, capacity: ${capacity}` })
  const places = allocatable.get('pods')
  if (places !== undefined && here.length + 1 > places) return lacks('pods', 1, here.length, places)
  for (const [name, amount] of requestsOf(pod)) {
    const capacity = allocatable.get(name) ?? 0
    const used = here.reduce((sum, other) => sum + (requestsOf(other).get(name) ?? 0), 0)
    if (amount > capacity - used) return lacks(name, amount, used, capacity)
  }
  const fails = (predicate: string, text: string): Refusal => ({ reason: predicate, message: `Predicate ${predicate} failed: ${text}` })
  if (!matchesNode(pod, node)) return fails('NodeAffinity', "node(s) didn't match Pod's node affinity/selector")
  const ports = hostPortsOf(pod)
  if (ports.length && here.some((other) => hostPortsOf(other).some((port) => ports.includes(port)))) return fails('NodePorts', "node(s) didn't have free ports for the requested pod ports")
  const taint = untolerated(pod, node, ['NoExecute'])
  return taint && fails('TaintToleration', `node(s) had taints that the pod didn't tolerate`)
}
