import type { Fields, KubeObject } from '../../api/object.ts'
import { matches, selectorFromMap } from '../../api/labels.ts'

const toleration = (key: string, effect: string): Fields => ({ effect, key: `node.kubernetes.io/${key}`, operator: 'Exists' })

/** What every daemon pod tolerates. */
export const daemonTolerations = ({ spec }: Fields): Fields[] => [
  toleration('not-ready', 'NoExecute'), toleration('unreachable', 'NoExecute'), toleration('disk-pressure', 'NoSchedule'),
  toleration('memory-pressure', 'NoSchedule'), toleration('pid-pressure', 'NoSchedule'), toleration('unschedulable', 'NoSchedule'),
  ...(spec.hostNetwork ? [toleration('network-unavailable', 'NoSchedule')] : []),
]

/** Whether daemon pods are to be started on a node, and whether one that runs there may stay. */
export interface Fitness { shouldRun: boolean; mayStay: boolean }

export function fitness(template: Fields, node: KubeObject): Fitness {
  const { spec } = template
  if (spec.nodeName && spec.nodeName !== node.metadata.name) return { shouldRun: false, mayStay: false }
  if (!matches(selectorFromMap(spec.nodeSelector), node.metadata.labels) || !fitsAffinity(spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution, node)) return { shouldRun: false, mayStay: false }
  const tolerations = [...(spec.tolerations ?? []), ...daemonTolerations(template)]
  const bad = (node.spec?.taints ?? []).filter((taint: Fields) => taint.effect !== 'PreferNoSchedule' && !tolerations.some((one) => tolerates(one, taint)))
  return { shouldRun: bad.length === 0, mayStay: !bad.some((taint: Fields) => taint.effect === 'NoExecute') }
}

function tolerates(one: Fields, taint: Fields): boolean {
  if (one.effect && one.effect !== taint.effect) return false
  if (one.key && one.key !== taint.key) return false
  return one.operator === 'Exists' || (one.key !== undefined && (one.value ?? '') === (taint.value ?? ''))
}

/** Any of the terms has to hold. */
function fitsAffinity(required: Fields | undefined, node: KubeObject): boolean {
  return !required || required.nodeSelectorTerms.some((term: Fields) =>
    (term.matchExpressions ?? []).every((one: Fields) => holds(one, node.metadata.labels?.[one.key])) && (term.matchFields ?? []).every((one: Fields) => holds(one, node.metadata.name)))
}

function holds({ operator, values = [] }: Fields, value: string | undefined): boolean {
  switch (operator) {
    case 'In': return value !== undefined && values.includes(value)
    case 'NotIn': return value === undefined || !values.includes(value)
    case 'Exists': return value !== undefined
    case 'DoesNotExist': return value === undefined
    case 'Gt': return value !== undefined && Number(value) > Number(values[0])
    default: return value !== undefined && Number(value) < Number(values[0])
  }
}
