import type { KubeObject } from '../../api/object.ts'
import type { Lines, Related } from './contract.ts'
import { indent, row, table } from './lines.ts'

/** `Pods Status:` with how many pods of a controller are in which phase. @throws ApiError */
export async function podStatusLine({ metadata }: KubeObject, selector: string, related: Related): Promise<string> {
  return row('Pods Status', await phaseCounts(metadata, selector, related))
}

/** `1 Running / 0 Waiting / 0 Succeeded / 0 Failed` of the pods that a controller owns. @throws ApiError */
async function phaseCounts({ namespace, uid }: KubeObject['metadata'], labelSelector: string, related: Related): Promise<string> {
  const pods = await related.list('pods', namespace, { labelSelector })
  const phases = pods.filter(({ metadata }) => metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === uid)).map((pod) => pod.status?.phase)
  const count = (phase: string) => phases.filter((one) => one === phase).length
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`
}

/** `Conditions:` of a workload: type, status and reason. */
export function conditionLines(conditions: readonly { type: string; status: string; reason?: string }[] = []): Lines {
  if (!conditions.length) return []
  return ['Conditions:', ...indent(1, table(['Type', 'Status', 'Reason'], conditions.map(({ type, status, reason = '' }) => [`${type} `, status, reason])))]
}
