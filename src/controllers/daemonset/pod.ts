import type { Fields, KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { ControllerApi } from '../contract.ts'
import { podFromTemplate } from '../shared/pod-template.ts'
import { daemonTolerations } from './nodes.ts'

export const COMPONENT = 'daemonset-controller'
export const HASH_LABEL = 'controller-revision-hash'
const GENERATION = 'deprecated.daemonset.template.generation'

/** A daemon pod that only one node will take. */
function podFor(set: KubeObject, node: string, hash: string): Fields {
  const pod = podFromTemplate(set.spec.template, set)
  const generation = set.metadata.annotations?.[GENERATION]
  pod.metadata.labels = { ...pod.metadata.labels, [HASH_LABEL]: hash, ...(generation && { 'pod-template-generation': generation }) }
  const { spec } = pod
  const known: Fields[] = spec.tolerations ?? []
  spec.tolerations = [...known, ...daemonTolerations(pod).filter((one) => !known.some((other) => other.key === one.key && other.effect === one.effect && (other.operator ?? 'Equal') === one.operator))]
  const required = { nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] }] }
  spec.affinity = { ...spec.affinity, nodeAffinity: { ...spec.affinity?.nodeAffinity, requiredDuringSchedulingIgnoredDuringExecution: required } }
  return pod
}

/** @throws ApiError when the API refuses; the event about it is recorded */
export function createPod(set: KubeObject, node: string, hash: string, api: ControllerApi): void {
  try {
    const { metadata } = api.create('pods', podFor(set, node, hash))
    api.event(set, { type: 'Normal', reason: 'SuccessfulCreate', message: `Created pod: ${metadata.name}` }, COMPONENT)
  } catch (error) {
    if (error instanceof ApiError) api.event(set, { type: 'Warning', reason: 'FailedCreate', message: `Error creating: ${error.message}` }, COMPONENT)
    throw error
  }
}

export function deletePod(set: KubeObject, { metadata }: KubeObject, api: ControllerApi): void {
  api.delete('pods', metadata.namespace, metadata.name!)
  api.event(set, { type: 'Normal', reason: 'SuccessfulDelete', message: `Deleted pod: ${metadata.name}` }, COMPONENT)
}

/** The node that a pod is on, or is meant for. */
export const nodeOf = ({ spec }: KubeObject): string | undefined =>
  spec.nodeName ?? spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms?.[0]?.matchFields?.[0]?.values?.[0]
