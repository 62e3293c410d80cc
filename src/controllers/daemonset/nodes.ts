import type { Fields, KubeObject } from '../../api/object.ts'
import type { Node, Pod } from '../../api/types/core.v1.ts'
import { matchesNode, untolerated } from '../scheduler/affinity.ts'

const toleration = (key: string, effect: string): Fields => ({ effect, key: `node.kubernetes.io/${key}`, operator: 'Exists' })

/** What every daemon pod tolerates. */
export const daemonTolerations = ({ spec }: Fields): Fields[] => [
  toleration('not-ready', 'NoExecute'), toleration('unreachable', 'NoExecute'), toleration('disk-pressure', 'NoSchedule'),
  toleration('memory-pressure', 'NoSchedule'), toleration('pid-pressure', 'NoSchedule'), toleration('unschedulable', 'NoSchedule'),
  ...(spec.hostNetwork ? [toleration('network-unavailable', 'NoSchedule')] : []),
]

/** Whether daemon pods are to be started on a node, and whether one that runs there may stay. */
export interface Fitness { shouldRun: boolean; mayStay: boolean }

/** How a pod template and a node get on. Resources do not matter: that is the scheduler's affair. */
export function fitness(template: Fields, object: KubeObject): Fitness {
  const { spec } = template
  const node = object as unknown as Node
  const pod = { spec: { ...spec, tolerations: [...(spec.tolerations ?? []), ...daemonTolerations(template)] } } as Pod
  const misses = (spec.nodeName && spec.nodeName !== object.metadata.name) || !matchesNode(pod, node)
  return {
    shouldRun: !misses && !untolerated(pod, node, ['NoSchedule', 'NoExecute']),
    mayStay: !misses && !untolerated(pod, node, ['NoExecute']),
  }
}
