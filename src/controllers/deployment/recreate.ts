import { isOver } from '../shared/pods.ts'
import { cleanUp } from './cleanup.ts'
import { syncCurrentSet } from './current-set.ts'
import { isComplete } from './progress.ts'
import type { Rollout } from './rollout.ts'
import { scaleSet } from './scale.ts'
import type { Sets } from './sets.ts'
import { active, actualPods } from './sets.ts'
import { syncRolloutStatus } from './status.ts'

/** One step of a Recreate update: all old pods down and gone, then the new set up. */
export function recreate(rollout: Rollout, known: Sets): void {
  let sets = syncCurrentSet(rollout, known, false)
  let scaled = false
  for (const set of active(sets.old)) scaled = scaleSet(rollout, set, 0) || scaled
  if (!scaled && !oldPodsRun(rollout, sets)) {
    if (!sets.current) sets = syncCurrentSet(rollout, sets, true)
    scaleSet(rollout, sets.current!, rollout.replicas)
    if (isComplete(rollout.deployment, rollout.deployment.status)) cleanUp(rollout, sets.old)
  }
  syncRolloutStatus(rollout, sets)
}

/** Whether any pod of an old set still runs, even one on its way out. */
function oldPodsRun({ api }: Rollout, { old }: Sets): boolean {
  return actualPods(old) > 0 || old.some(({ metadata }) => api.owned('pods', metadata.namespace!, metadata.uid!).some((pod) => !isOver(pod)))
}
