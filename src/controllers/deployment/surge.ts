import type { KubeObject } from '../../api/object.ts'
import { scaled } from '../../kinds/workload/percent.ts'

/**
 * How many pods may be too many and too few during a rolling update of `desired` replicas.
 * When both come out as 0 nothing could ever move, so one may be missing.
 */
export function fenceposts(maxSurge: number | string | undefined, maxUnavailable: number | string | undefined, desired: number): { surge: number; unavailable: number } {
  const surge = scaled(maxSurge, desired, true)
  const unavailable = scaled(maxUnavailable, desired, false)
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable }
}

export const isRolling = (deployment: KubeObject): boolean => deployment.spec.strategy?.type === 'RollingUpdate'

const posts = ({ spec }: KubeObject) => fenceposts(spec.strategy.rollingUpdate?.maxSurge, spec.strategy.rollingUpdate?.maxUnavailable, spec.replicas)

/** How many pods a Deployment may have above `spec.replicas`. */
export const maxSurge = (deployment: KubeObject): number => (isRolling(deployment) ? posts(deployment).surge : 0)

/** How many of `spec.replicas` may be unavailable. */
export const maxUnavailable = (deployment: KubeObject): number =>
  isRolling(deployment) && deployment.spec.replicas > 0 ? Math.min(posts(deployment).unavailable, deployment.spec.replicas) : 0
