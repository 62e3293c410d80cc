import type { Fields, KubeObject } from '../../api/object.ts'
import { podFromTemplate } from '../shared/pod-template.ts'
import { daemonTolerations } from './nodes.ts'

export const COMPONENT = 'daemonset-controller'
export const HASH_LABEL = 'controller-revision-hash'
const GENERATION = 'deprecated.daemonset.template.generation'

/** A daemon pod that only one node will take. */
export function podFor(set: KubeObject, node: string, hash: string): Fields {
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

/** The node that a pod is on, or is meant for. */
export const nodeOf = ({ spec }: KubeObject): string | undefined =>
  spec.nodeName ?? spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms?.[0]?.matchFields?.[0]?.values?.[0]
