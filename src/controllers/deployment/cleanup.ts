import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { Rollout } from './rollout.ts'
import { REPLICASETS } from './rollout.ts'
import { byRevision } from './sets.ts'

/** A revisionHistoryLimit that keeps everything. */
const UNLIMITED = 2 ** 31 - 1

const isEmpty = ({ status, spec, metadata }: KubeObject): boolean =>
  !status?.replicas && spec.replicas === 0 && metadata.generation! <= (status?.observedGeneration ?? 0)

/** Deletes the oldest empty sets beyond the revisionHistoryLimit. */
export function cleanUp({ api, deployment }: Rollout, old: readonly KubeObject[]): void {
  const limit = deployment.spec.revisionHistoryLimit ?? UNLIMITED
  const alive = old.filter((set) => set.metadata.deletionTimestamp === undefined)
  if (limit === UNLIMITED || alive.length <= limit) return
  for (const set of alive.sort(byRevision).slice(0, alive.length - limit)) {
    if (!isEmpty(set)) continue
    try {
      api.delete(REPLICASETS, set.metadata.namespace, set.metadata.name!)
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason !== 'NotFound') throw error
    }
  }
}
