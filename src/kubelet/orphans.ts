import { rfc3339 } from '../api/time.ts'
import type { Pod } from '../api/types/core.v1.ts'
import type { ControllerApi } from '../controllers/contract.ts'
import { SLOT } from './memory.ts'

/** A node may be missing for so long (ms) before its pods are taken away. */
const QUARANTINE = 50_000
const ORPHANS = 'kubelet-orphans'

/** Takes away a pod whose node is no longer there, after a while. `kube-controller-manager: podgc` */
export function collectOrphan(api: ControllerApi, key: string, pod: Pod): void {
  const since = api.recall<number>(ORPHANS, key)
  if (since === undefined || api.now < since + QUARANTINE) {
    if (since === undefined) api.remember(ORPHANS, key, api.now)
    return api.requeueAt(key, (since ?? api.now) + QUARANTINE)
  }
  api.remember(ORPHANS, key, undefined)
  api.remember(SLOT, key, undefined)
  const { status = {}, metadata } = pod
  if (status.phase !== 'Succeeded' && status.phase !== 'Failed') {
    const disrupted = { type: 'DisruptionTarget', status: 'True', reason: 'DeletionByPodGC', message: 'PodGC: node no longer exists', lastProbeTime: null, lastTransitionTime: rfc3339(api.now), observedGeneration: metadata.generation }
    api.updateStatus('pods', { ...pod, status: { ...status, phase: 'Failed', conditions: [...(status.conditions ?? []), disrupted] } } as never)
  }
  api.delete('pods', metadata.namespace, metadata.name!, { gracePeriodSeconds: 0, uid: metadata.uid })
}
