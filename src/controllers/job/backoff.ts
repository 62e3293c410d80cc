import type { Fields, KubeObject } from '../../api/object.ts'
import { parseTime } from '../../api/time.ts'

const FIRST_MS = 10_000
const LONGEST_MS = 600_000

const endOf = (pod: KubeObject): number =>
  Math.max(0, ...(pod.status?.containerStatuses ?? []).map((one: Fields) => parseTime(one.state?.terminated?.finishedAt) ?? 0)) || parseTime(pod.metadata.deletionTimestamp) || 0

/**
 * When (ms) the next pod may be made: after a failure the Job waits 10 s, doubling with each further one up to 10 minutes.
 * A success since then ends the wait. 0: at once.
 */
export function notBefore(pods: readonly KubeObject[]): number {
  const lastSuccess = Math.max(0, ...pods.filter((pod) => pod.status?.phase === 'Succeeded').map(endOf))
  const failures = pods.filter((pod) => pod.status?.phase === 'Failed').map(endOf).filter((end) => end > lastSuccess)
  if (failures.length === 0) return 0
  return Math.max(...failures) + Math.min(FIRST_MS * 2 ** (failures.length - 1), LONGEST_MS)
}

/** Restarts of containers in running pods, which count as failures with restartPolicy OnFailure. */
export const restartsOf = (pods: readonly KubeObject[]): number =>
  pods.reduce((sum, { status }) => sum + [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].reduce((all: number, one: Fields) => all + (one.restartCount ?? 0), 0), 0)
