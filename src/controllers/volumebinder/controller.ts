import type { KubeObject } from '../../api/object.ts'
import type { Change, ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { CLAIMS, CLASSES, syncClaim, VOLUMES } from './claim.ts'
import { classOf } from './fit.ts'
import { syncVolume } from './volume.ts'

const claimKey = (claim: KubeObject) => `claim ${keyOf(claim)}`
const volumeKey = (name: string) => `volume ${name}`
const isPending = ({ status }: KubeObject) => status?.phase !== 'Bound' && status?.phase !== 'Lost'

/** Binds claims and volumes to each other. `kubernetes: pkg/controller/volume/persistentvolume` */
export const controller = defineController({
  keys(change, api) {
    switch (change.resource) {
      case CLAIMS: return claimKeys(change)
      case VOLUMES: return volumeKeys(change, api)
      case CLASSES: return pending(api).filter((claim) => classOf(claim) === change.object.metadata.name).map(claimKey)
      default: return []
    }
  },
  reconcile(key, api) {
    const [kind, name] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)]
    if (kind === 'volume') {
      const volume = api.get(VOLUMES, undefined, name)
      if (volume && !(volume.metadata.deletionTimestamp && !volume.metadata.finalizers?.length)) syncVolume(volume, api)
      return
    }
    const claim = api.get(CLAIMS, ...splitKey(name))
    if (claim && !claim.metadata.deletionTimestamp) syncClaim(claim, api)
  },
})

const pending = (api: ControllerApi): KubeObject[] => api.list(CLAIMS).filter(isPending)

function claimKeys({ type, object, old }: Change): string[] {
  const volume: string | undefined = object.spec.volumeName
  if (type === 'DELETED') return volume ? [volumeKey(volume)] : []
  const unchanged = type === 'MODIFIED' && old?.spec.volumeName === volume && old?.metadata.annotations === object.metadata.annotations && old?.status?.phase === object.status?.phase && old?.spec.resources === object.spec.resources
  return unchanged ? [] : [claimKey(object)]
}

/** A volume that is free concerns all claims that wait; one with a claim concerns that one. */
function volumeKeys({ type, object }: Change, api: ControllerApi): string[] {
  const ref = object.spec.claimRef
  const claim = ref && api.get(CLAIMS, ref.namespace, ref.name)
  const claims = claim ? [claimKey(claim)] : !ref && object.status?.phase === 'Available' ? pending(api).filter((one) => classOf(one) === classOf(object)).map(claimKey) : []
  return [...(type === 'DELETED' ? [] : [volumeKey(object.metadata.name!)]), ...claims]
}
