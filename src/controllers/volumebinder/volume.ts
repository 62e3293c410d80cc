import type { KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import type { ControllerApi } from '../contract.ts'
import { isBoundTo } from './fit.ts'

const VOLUMES = 'persistentvolumes', CLAIMS = 'persistentvolumeclaims'
const COMPONENT = 'persistentvolume-controller'
const BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller', PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by'
/** In-tree code deletes host paths only where tests put them. */
const DELETABLE = /^\/tmp\/.+/

/** Brings a volume's phase up to date, and reclaims one whose claim is gone. */
export function syncVolume(volume: KubeObject, api: ControllerApi): void {
  const ref = volume.spec.claimRef
  if (!ref?.uid) return void setVolumePhase(volume, 'Available', '', api)
  const claim = api.get(CLAIMS, ref.namespace, ref.name)
  if (!claim || claim.metadata.uid !== ref.uid) return release(volume, api)
  if (claim.spec.volumeName === volume.metadata.name) setVolumePhase(volume, 'Bound', '', api)
}

/** The volume with its claim written down. */
export function boundVolume(volume: KubeObject, claim: KubeObject, api: ControllerApi): KubeObject {
  const { metadata: { namespace, name, uid, resourceVersion } } = claim
  if (volume.spec.claimRef?.uid === uid) return volume
  const byHand = !!volume.spec.claimRef && isBoundTo(volume, claim)
  const annotations = byHand ? volume.metadata.annotations : { ...volume.metadata.annotations, [BY_CONTROLLER]: 'yes' }
  const claimRef = { kind: 'PersistentVolumeClaim', namespace, name, uid, apiVersion: 'v1', resourceVersion }
  return api.update(VOLUMES, { ...volume, metadata: { ...volume.metadata, ...(annotations && { annotations }) }, spec: { ...volume.spec, claimRef } })
}

export function setVolumePhase(volume: KubeObject, phase: string, message: string, api: ControllerApi): KubeObject {
  if (volume.status?.phase === phase && (volume.status.message ?? '') === message) return volume
  const since = volume.status?.phase === phase ? volume.status.lastPhaseTransitionTime : rfc3339(api.now)
  const status = { phase, ...(message && { message }), lastPhaseTransitionTime: since }
  return same(status, volume.status) ? volume : api.updateStatus(VOLUMES, { ...volume, status })
}

/** What becomes of a volume whose claim is gone follows from its reclaim policy. */
function release(given: KubeObject, api: ControllerApi): void {
  if (given.status?.phase === 'Failed') return
  const volume = setVolumePhase(given, 'Released', '', api), { name, annotations } = volume.metadata
  const fail = (reason: string, message: string) => {
    setVolumePhase(volume, 'Failed', message, api)
    api.event(volume, { type: 'Warning', reason, message }, COMPONENT)
  }
  switch (volume.spec.persistentVolumeReclaimPolicy) {
    case 'Recycle': return fail('VolumeFailedRecycle', 'No recycler plugin found for the volume!')
    case 'Delete': {
      const path: string | undefined = volume.spec.hostPath?.path
      if (annotations?.[PROVISIONED_BY]) return void (volume.metadata.deletionTimestamp || !isOurs(annotations[PROVISIONED_BY]) || api.delete(VOLUMES, undefined, name!))
      if (path === undefined) return fail('VolumeFailedDelete', `error getting deleter volume plugin for volume ${JSON.stringify(name)}: no deletable volume plugin matched`)
      if (!DELETABLE.test(path)) return fail('VolumeFailedDelete', `host_path deleter only supports /tmp/.+ but received provided ${path}`)
      if (!volume.metadata.deletionTimestamp) api.delete(VOLUMES, undefined, name!)
    }
  }
}

/** Whether the provisioner of this cluster made a volume: it takes it away again. */
const isOurs = (provisioner: string): boolean => provisioner === 'k8s.io/minikube-hostpath'
