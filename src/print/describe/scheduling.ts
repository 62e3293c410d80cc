import { formatLabelSelector } from '../../api/labels.ts'
import type { PodSchedulingGroup, Taint, Toleration, TopologySpreadConstraint } from '../../api/types/core.v1.ts'
import { compareStrings } from '../go/value.ts'
import type { Lines } from './contract.ts'
import { listed, row } from './lines.ts'

/** Tolerations by key, one per line. */
export function tolerationLines(tolerations: readonly Toleration[] = [], title = 'Tolerations'): Lines {
  return listed(title, [...tolerations].sort((a, b) => compareStrings(a.key ?? '', b.key ?? '')).map(tolerationText))
}

function tolerationText({ key = '', value, effect, operator, tolerationSeconds }: Toleration): string {
  const what = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`
  const exists = operator === 'Exists' && !value ? `${what && ' '}op=Exists` : ''
  return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`
}

/** Taints by effect and key, one per line. */
export function taintLines(taints: readonly Taint[] = []): Lines {
  const order = ({ effect, key }: Taint) => `${effect ?? ''},${key}`
  return listed('Taints', [...taints].sort((a, b) => compareStrings(order(a), order(b))).map(({ key, value, effect }) =>
    `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : value ? ':' : ''}`))
}

/** Spread constraints by topology key; nothing without any. `margin` stands in front of every line. */
export function spreadLines(constraints: readonly TopologySpreadConstraint[] = [], margin = ''): Lines {
  return [...constraints].sort((a, b) => compareStrings(a.topologyKey, b.topologyKey)).map(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }, i) => {
    const text = `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${labelSelector ? ` for selector ${formatLabelSelector(labelSelector)}` : ''}`
    return margin + (i ? `\t${text}` : row('Topology Spread Constraints', text))
  })
}

/** The group that a pod is scheduled with. */
export const groupLines = (group: PodSchedulingGroup | undefined, margin = ''): Lines =>
  (group ? [`${margin}SchedulingGroup:`, `  ${row('PodGroupName', group.podGroupName ?? '')}`] : [])
