import { parseTime, rfc3339 } from '../../api/time.ts'
import type { Node } from '../../api/types/core.v1.ts'

/** A kubelet reports an unchanged status every five minutes. */
const BEAT_MS = 5 * 60_000

/** The node as its kubelet last reported it: conditions of a node that is heard of carry the time of the last beat. */
export function presentNode(node: Node, now: number): Node {
  const conditions = node.status?.conditions
  const alive = conditions?.some(({ type, status }) => type === 'Ready' && status !== 'Unknown')
  if (!conditions || !alive) return node
  const beat = (time: string | undefined | null): string | undefined => {
    const first = parseTime(time)
    if (first === undefined) return time ?? undefined
    return rfc3339(first + Math.max(0, Math.floor((now - first) / BEAT_MS)) * BEAT_MS)
  }
  return { ...node, status: { ...node.status, conditions: conditions.map((condition) => ({ ...condition, lastHeartbeatTime: beat(condition.lastHeartbeatTime) })) } }
}
