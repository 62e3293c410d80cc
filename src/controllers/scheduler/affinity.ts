import { matches, selectorFromObject } from '../../api/labels.ts'
import type { Node, NodeSelectorTerm, Pod, PodAffinityTerm, Taint, Toleration } from '../../api/types/core.v1.ts'

/** Whether a toleration covers a taint. `core/v1: Toleration.ToleratesTaint` */
export function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false
  if (toleration.key && toleration.key !== taint.key) return false
  return toleration.operator === 'Exists' || (toleration.value ?? '') === (taint.value ?? '')
}

/** The first taint that keeps a pod off a node. */
export function untolerated(pod: Pod, node: Node, effects: readonly string[]): Taint | undefined {
  return node.spec?.taints?.find((taint) => effects.includes(taint.effect) && !pod.spec!.tolerations?.some((toleration) => tolerates(toleration, taint)))
}

/** nodeSelector and required node affinity. */
export function matchesNode(pod: Pod, node: Node): boolean {
  const labels = node.metadata.labels ?? {}
  for (const [key, value] of Object.entries(pod.spec!.nodeSelector ?? {})) if (labels[key] !== value) return false
  const terms = pod.spec!.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  return !terms || terms.some((term) => matchesTerm(term, node))
}

/** One term of a node selector: expressions over labels, fields over the name. */
export function matchesTerm(term: NodeSelectorTerm, node: Node): boolean {
  const { matchExpressions = [], matchFields = [] } = term
  if (!matchExpressions.length && !matchFields.length) return false
  const names = { 'metadata.name': node.metadata.name! }
  return matchExpressions.every((expression) => holds(expression, node.metadata.labels ?? {})) && matchFields.every((expression) => holds(expression, names))
}

function holds({ key, operator, values = [] }: { key: string; operator: string; values?: string[] }, labels: Readonly<Record<string, string>>): boolean {
  const value = labels[key]
  switch (operator) {
    case 'In': return value !== undefined && values.includes(value)
    case 'NotIn': return value === undefined || !values.includes(value)
    case 'Exists': return value !== undefined
    case 'DoesNotExist': return value === undefined
    case 'Gt': return value !== undefined && Number(value) > Number(values[0])
    case 'Lt': return value !== undefined && Number(value) < Number(values[0])
    default: return false
  }
}

/** Whether `other` is one of the pods that a term of `pod` speaks of. */
export function isMeant(term: PodAffinityTerm, pod: Pod, other: Pod): boolean {
  const namespaces = term.namespaces?.length ? term.namespaces : [pod.metadata.namespace!]
  return namespaces.includes(other.metadata.namespace!) && matches(selectorFromObject(term.labelSelector), other.metadata.labels)
}

/** Whether a pod's affinity names nodes, and this one is not among them: it is not even looked at. */
export function isEnforcedAway(pod: Pod, node: Node): boolean {
  const terms = pod.spec!.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
  const named = terms.map(({ matchFields = [] }) => matchFields.filter(({ key, operator }) => key === 'metadata.name' && operator === 'In').flatMap(({ values }) => values ?? []))
  return named.length > 0 && named.every((names) => names.length > 0) && !named.some((names) => names.includes(node.metadata.name!))
}
