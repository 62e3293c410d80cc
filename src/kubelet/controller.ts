import { clone } from '../api/object.ts'
import type { Node, Pod } from '../api/types/core.v1.ts'
import type { Change, ControllerApi } from '../controllers/contract.ts'
import { defineController } from '../controllers/contract.ts'
import { adopt, livedBefore } from './adopt.ts'
import { rejects } from './admission.ts'
import { live, nextWake } from './live.ts'
import type { PodMemory } from './memory.ts'
import { SLOT } from './memory.ts'
import { collectOrphan } from './orphans.ts'
import type { Step } from './step.ts'
import { beginStop, hurry, proceedStop } from './termination.ts'

/**
 * The kubelets of all nodes: what happens to a pod that is bound to a node. `k8s.io/kubernetes: pkg/kubelet`
 * A pod is stepped forward at the times when something is due; its memory stands in the cluster.
 */
export const controller = defineController({
  keys: (change, api) => (change.resource === 'pods' ? keysOfPod(change) : change.resource === 'nodes' ? keysOfNode(change, api) : []),

  reconcile(key, api) {
    const [namespace, name] = key.split('/')
    const pod = api.get<Pod>('pods', namespace, name)
    const kept = api.recall<PodMemory>(SLOT, key)
    if (!pod) {
      if (kept) api.remember(SLOT, key, undefined)
      return
    }
    if (!pod.spec?.nodeName) return
    const node = api.get<Node>('nodes', undefined, pod.spec.nodeName as string)
    if (!node) return collectOrphan(api, key, pod)
    if (isDown(node)) return
    const isNew = kept?.uid !== pod.metadata.uid
    if (isNew && isPhaseFinal(pod)) return
    const memory: PodMemory = isNew ? { uid: pod.metadata.uid!, containers: {}, reasons: {}, pulls: {}, probes: {} } : clone(kept!)
    const nodeIP = (node.status?.addresses?.find((address) => address.type === 'InternalIP')?.address as string | undefined) ?? ''
    const step: Step = { api, key, pod, memory, node, nodeIP }
    if (isNew) {
      if (livedBefore(pod)) adopt(step)
      else if (!pod.metadata.deletionTimestamp && rejects(step)) return
    }
    advance(step)
  },
})

function advance(step: Step): void {
  const { api, key, memory } = step
  const { deletionTimestamp, deletionGracePeriodSeconds, namespace, name, uid } = step.pod.metadata
  if (deletionTimestamp) {
    const grace = deletionGracePeriodSeconds ?? 0
    if (!memory.stopping) beginStop(step, 'deleted', grace)
    else if (grace * 1000 < memory.stopping.grace) hurry(step, grace)
    memory.stopping!.why = 'deleted'
    delete memory.over
  }
  if (memory.over) return
  if (!memory.stopping) live(step)
  let isGone = false
  while (memory.stopping && !isGone && !memory.over && memory.stopping.at <= api.now) isGone = proceedStop(step)
  if (isGone) {
    api.remember(SLOT, key, undefined)
    return api.delete('pods', namespace, name!, { gracePeriodSeconds: 0, uid })
  }
  api.remember(SLOT, key, memory)
  const next = memory.over ? undefined : memory.stopping ? memory.stopping.at : nextWake(step)
  if (next !== undefined) api.requeueAt(key, next)
}

const isPhaseFinal = ({ status, metadata }: Pod) => !metadata.deletionTimestamp && (status?.phase === 'Succeeded' || status?.phase === 'Failed')

/** Nobody runs the pods of a node that is down. */
const isDown = (node: Node) => node.status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status !== 'True') ?? false

/** A pod's own reports do not wake it; bindings, deletions, changes of the spec and of others' conditions do. */
function keysOfPod({ type, object, old }: Change): string[] {
  if (!object.spec?.nodeName) return []
  if (type === 'MODIFIED' && old) {
    const { metadata: now } = object, { metadata: was } = old
    const isSame = now.generation === was.generation && now.deletionGracePeriodSeconds === was.deletionGracePeriodSeconds && object.spec.nodeName === old.spec?.nodeName
    if (isSame && !object.spec.readinessGates) return []
  }
  return [`${object.metadata.namespace}/${object.metadata.name}`]
}

/** A node that comes up again takes its pods up; one that is gone leaves orphans. */
function keysOfNode({ type, object, old }: Change, api: ControllerApi): string[] {
  if (type !== 'DELETED' && (isDown(object as Node) || (old && !isDown(old as Node)))) return []
  return api.list<Pod>('pods').filter((pod) => pod.spec?.nodeName === object.metadata.name).map((pod) => `${pod.metadata.namespace}/${pod.metadata.name}`)
}
