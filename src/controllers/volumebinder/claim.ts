import type { KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { ControllerApi, EventText } from '../contract.ts'
import { compareQuantities, parseQuantity } from '../../api/quantity.ts'
import { bestMatch, classOf, isBoundTo, requestOf, unsuitable } from './fit.ts'
import { provision } from './provision.ts'
import { boundVolume, setVolumePhase } from './volume.ts'

export const CLAIMS = 'persistentvolumeclaims', VOLUMES = 'persistentvolumes', CLASSES = 'storageclasses.storage.k8s.io'
const COMPONENT = 'persistentvolume-controller'
const COMPLETED = 'pv.kubernetes.io/bind-completed', BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller', SELECTED_NODE = 'volume.kubernetes.io/selected-node'

/** Brings a claim nearer to having its volume. */
export function syncClaim(claim: KubeObject, api: ControllerApi): void {
  if (claim.metadata.annotations?.[COMPLETED]) return syncBound(claim, api)
  if (claim.spec.volumeName) return syncPinned(claim, api)
  const waits = isDelayed(claim, api) && !claim.metadata.annotations?.[SELECTED_NODE]
  const volumes = api.list(VOLUMES)
  const found = bestMatch(claim, waits ? volumes.filter((volume) => volume.spec.claimRef) : volumes)
  if (found) return bind(claim, found, api)
  const className = classOf(claim)
  if (waits) tellWaiting(claim, api)
  else if (className) provision(claim, api)
  else tell(claim, { type: 'Normal', reason: 'FailedBinding', message: 'no persistent volumes available for this claim and no storage class is set' }, api)
  pend(claim, api)
}

/** Whether a claim's class waits for the first pod. */
export const isDelayed = (claim: KubeObject, api: ControllerApi): boolean => api.get(CLASSES, undefined, classOf(claim))?.volumeBindingMode === 'WaitForFirstConsumer'

export const tell = (claim: KubeObject, text: EventText, api: ControllerApi): void => api.event(claim, text, COMPONENT)

function tellWaiting(claim: KubeObject, api: ControllerApi): void {
  const pod = api.list('pods', claim.metadata.namespace).find(({ spec }) => !spec.nodeName && spec.volumes?.some((volume: any) => volume.persistentVolumeClaim?.claimName === claim.metadata.name))
  tell(claim, pod
    ? { type: 'Normal', reason: 'WaitForPodScheduled', message: `waiting for pod ${pod.metadata.name} to be scheduled` }
    : { type: 'Normal', reason: 'WaitForFirstConsumer', message: 'waiting for first consumer to be created before binding' }, api)
}

function pend(claim: KubeObject, api: ControllerApi): void {
  const current = api.get(CLAIMS, claim.metadata.namespace, claim.metadata.name!)
  if (current && current.status?.phase !== 'Pending') api.updateStatus(CLAIMS, { ...current, status: { ...current.status, phase: 'Pending' } })
}

/** The claim says which volume it wants. */
function syncPinned(claim: KubeObject, api: ControllerApi): void {
  const volume = api.get(VOLUMES, undefined, claim.spec.volumeName)
  if (!volume) return pend(claim, api)
  if (volume.spec.claimRef && !isBoundTo(volume, claim)) {
    const { namespace, name } = volume.spec.claimRef
    if (claim.metadata.annotations?.[BY_CONTROLLER]) return
    tell(claim, { type: 'Warning', reason: 'FailedBinding', message: `volume ${JSON.stringify(volume.metadata.name)} already bound to a different claim.${namespace === claim.metadata.namespace && name === claim.metadata.name ? ' ' : ''}`.trimEnd() }, api)
    return pend(claim, api)
  }
  const why = unsuitable(volume, claim)
  if (why) {
    tell(claim, { type: 'Warning', reason: 'VolumeMismatch', message: `Cannot bind to requested volume ${JSON.stringify(volume.metadata.name)}: ${why}` }, api)
    return pend(claim, api)
  }
  bind(claim, volume, api)
}

/** A claim that had its volume keeps it, or has lost it. */
function syncBound(claim: KubeObject, api: ControllerApi): void {
  const volume = api.get(VOLUMES, undefined, claim.spec.volumeName ?? '')
  const lose = (reason: string, message: string) => {
    if (claim.status?.phase === 'Lost') return
    api.updateStatus(CLAIMS, { ...claim, status: { phase: 'Lost' } })
    tell(claim, { type: 'Warning', reason, message }, api)
  }
  if (!claim.spec.volumeName) lose('ClaimLost', 'Bound claim has lost reference to PersistentVolume. Data on the volume is lost!')
  else if (!volume) lose('ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!')
  else if (!volume.spec.claimRef || isBoundTo(volume, claim)) bind(claim, volume, api)
  else lose('ClaimMisbound', 'Two claims are bound to the same volume, this one is bound incorrectly')
}

/** Binds both to each other: volume first, then the claim. */
export function bind(claim: KubeObject, given: KubeObject, api: ControllerApi): void {
  const volume = setVolumePhase(boundVolume(given, claim, api), 'Bound', '', api)
  const annotations = { ...claim.metadata.annotations, [COMPLETED]: 'yes', ...(!claim.spec.volumeName && { [BY_CONTROLLER]: 'yes' }) }
  let next = claim
  if (claim.spec.volumeName !== volume.metadata.name || !same(annotations, claim.metadata.annotations)) {
    next = api.update(CLAIMS, { ...claim, metadata: { ...claim.metadata, annotations }, spec: { ...claim.spec, volumeName: volume.metadata.name } })
  }
  const capacity = next.status?.phase === 'Bound' && next.status.capacity ? next.status.capacity : { storage: volume.spec.capacity.storage }
  if (compareQuantities(parseQuantity(requestOf(next)), parseQuantity(String(capacity.storage))) > 0) api.event(next, { type: 'Normal', reason: 'ExternalExpanding', message: 'waiting for an external controller to expand this PVC' }, 'volume_expand')
  const status = { ...next.status, phase: 'Bound', accessModes: volume.spec.accessModes, capacity }
  if (!same(status, next.status)) api.updateStatus(CLAIMS, { ...next, status })
}
