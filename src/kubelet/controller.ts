import type { Node, Pod } from '../api/types/core.v1.ts'
import { clone } from '../api/object.ts'
import { defineController } from '../controllers/contract.ts'
import { allocateAddress } from './addresses.ts'
import { stepContainers } from './containers.ts'
import type { PodMemory } from './memory.ts'
import { SLOT } from './memory.ts'
import { report } from './step.ts'
import type { Step } from './step.ts'
import { terminate } from './termination.ts'

/** From the first look at a pod to its network being there, ms; a little chance on top. */
const SANDBOX = 250
const SANDBOX_JITTER = 200

/**
 * The kubelets of all nodes: what happens to a pod that is bound to a node. `k8s.io/kubernetes: pkg/kubelet`
 * A pod is stepped forward at the times when something is due; its memory stands in the cluster.
 */
export const controller = defineController({
  keys: ({ resource, object }) => (resource === 'pods' && object.spec?.nodeName ? [`${object.metadata.namespace}/${object.metadata.name}`] : []),

  reconcile(key, api) {
    const [namespace, name] = key.split('/')
    const pod = api.get<Pod>('pods', namespace, name)
    if (!pod) {
      if (api.recall(SLOT, key)) api.remember(SLOT, key, undefined)
      return
    }
    const node = pod.spec?.nodeName ? api.get<Node>('nodes', undefined, pod.spec.nodeName) : undefined
    if (!node || isRemote(node)) return
    const kept = api.recall<PodMemory>(SLOT, key)
    const memory: PodMemory = kept?.uid === pod.metadata.uid ? clone(kept!) : { uid: pod.metadata.uid!, containers: {} }
    if (!kept && isSettled(pod)) return
    const at = { name: node.metadata.name!, ip: node.status?.addresses?.find((address) => address.type === 'InternalIP')?.address ?? '' }
    const step: Step = { api, key, pod, memory, node, at }
    if (pod.metadata.deletionTimestamp) terminate(step)
    else live(step)
  },
})

/** Nobody runs the pods of a node that is down. */
const isRemote = (node: Node) => node.status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status !== 'True') ?? false

/** Pods that came with the seed cluster (or from a dump) run already: they are left as they are. */
const isSettled = (pod: Pod) => !pod.metadata.deletionTimestamp && (pod.status?.containerStatuses?.length ?? 0) > 0

function live(step: Step): void {
  const { api, key, pod, memory, node } = step
  if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') return
  if (memory.sandboxAt === undefined) {
    memory.sandboxAt = api.now + SANDBOX + api.random(SANDBOX_JITTER)
    report(step, { phase: 'Pending', initialized: !pod.spec!.initContainers?.length })
    return
  }
  if (api.now < memory.sandboxAt) {
    api.requeueAt(key, memory.sandboxAt)
    return
  }
  memory.ip ??= pod.spec!.hostNetwork ? step.at.ip : allocateAddress(api, node)
  const state = stepContainers(step)
  report(step, state)
  if (state.next !== undefined) api.requeueAt(key, state.next)
}
