import type { Fields, KubeObject } from '../../api/object.ts'

/** Whether a quota's scopes let it count an object. Only pods have scopes (and claims a class of volume attributes). */
export function inScope({ spec }: KubeObject, resource: string, object: KubeObject): boolean {
  const scopes: Fields[] = [...(spec.scopes ?? []).map((scopeName: string) => ({ scopeName, operator: 'Exists' })), ...(spec.scopeSelector?.matchExpressions ?? [])]
  return scopes.every((scope) => (resource === 'pods' ? podIn(scope, object) : resource === 'persistentvolumeclaims' && claimIn(scope, object.spec)))
}

function podIn({ scopeName, operator, values = [] }: Fields, { spec, status }: KubeObject): boolean {
  switch (scopeName) {
    case 'Terminating': return spec.activeDeadlineSeconds !== undefined
    case 'NotTerminating': return spec.activeDeadlineSeconds === undefined
    case 'BestEffort': return status?.qosClass === 'BestEffort'
    case 'NotBestEffort': return status?.qosClass !== 'BestEffort'
    case 'PriorityClass': return named(spec.priorityClassName, operator, values)
    case 'CrossNamespacePodAffinity': return crossesNamespaces(spec.affinity)
    default: return false
  }
}

const claimIn = ({ scopeName, operator, values = [] }: Fields, spec: Fields): boolean => scopeName === 'VolumeAttributesClass' && named(spec.volumeAttributesClassName, operator, values)

function named(name: string | undefined, operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case 'In': return !!name && values.includes(name)
    case 'NotIn': return !name || !values.includes(name)
    case 'DoesNotExist': return !name
    default: return !!name
  }
}

function crossesNamespaces(affinity: Fields | undefined): boolean {
  return [affinity?.podAffinity, affinity?.podAntiAffinity].some((one) => [
    ...(one?.requiredDuringSchedulingIgnoredDuringExecution ?? []), ...(one?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ podAffinityTerm }: Fields) => podAffinityTerm),
  ].some(({ namespaces, namespaceSelector }) => namespaces?.length || namespaceSelector))
}
