import type { Fields, KubeObject } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import type { ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { keyOf, splitKey } from '../shared/keys.ts'

const CLAIMS = 'persistentvolumeclaims', VOLUMES = 'persistentvolumes'
const CLAIM_FINALIZER = 'kubernetes.io/pvc-protection', VOLUME_FINALIZER = 'kubernetes.io/pv-protection'

/** Keeps claims as long as pods use them, and volumes as long as they are bound. `kubernetes: pkg/controller/volume/{pvcprotection,pvprotection}` */
export const controller = defineController({
  keys({ resource, type, object, old }) {
    if (resource === VOLUMES) return type === 'DELETED' ? [] : [`/${object.metadata.name}`]
    if (resource === CLAIMS) return type === 'DELETED' ? [] : [keyOf(object)]
    const moved = type !== 'MODIFIED' || object.spec.nodeName !== old?.spec.nodeName || object.status?.phase !== old?.status?.phase
    return moved ? claimNames(object).map((name) => `${object.metadata.namespace}/${name}`) : []
  },
  reconcile(key, api) {
    const [namespace, name] = splitKey(key)
    if (!namespace) return protectVolume(name, api)
    const claim = api.get(CLAIMS, namespace, name)
    if (claim) protectClaim(claim, api)
  },
})

const claimNames = ({ metadata, spec }: KubeObject): string[] => (spec.volumes ?? []).flatMap((volume: Fields) => (volume.persistentVolumeClaim ? [volume.persistentVolumeClaim.claimName] : volume.ephemeral ? [`${metadata.name}-${volume.name}`] : []))
const isOver = ({ status }: KubeObject) => status?.phase === 'Succeeded' || status?.phase === 'Failed'

function protectVolume(name: string, api: ControllerApi): void {
  const volume = api.get(VOLUMES, undefined, name)
  if (!volume?.metadata.deletionTimestamp || !volume.metadata.finalizers?.includes(VOLUME_FINALIZER) || volume.status?.phase === 'Bound') return
  dropFinalizer(VOLUMES, volume, VOLUME_FINALIZER, api)
}

function protectClaim(claim: KubeObject, api: ControllerApi): void {
  const users = api.list('pods', claim.metadata.namespace).filter((pod) => claimNames(pod).includes(claim.metadata.name!))
  const { deletionTimestamp, finalizers } = claim.metadata
  if (deletionTimestamp) {
    if (finalizers?.includes(CLAIM_FINALIZER) && !users.some(({ spec }) => spec.nodeName)) dropFinalizer(CLAIMS, claim, CLAIM_FINALIZER, api)
  } else if (claim.status?.phase === 'Bound') tellUse(claim, users.some((pod) => !isOver(pod)), api)
}

function dropFinalizer(resource: string, object: KubeObject, name: string, api: ControllerApi): void {
  const rest = object.metadata.finalizers!.filter((finalizer) => finalizer !== name)
  api.update(resource, { ...object, metadata: { ...object.metadata, finalizers: rest.length ? rest : undefined } })
}

/** The condition that says since when nobody uses a claim. */
function tellUse(claim: KubeObject, used: boolean, api: ControllerApi): void {
  const status = used ? 'False' : 'True', conditions: Fields[] = claim.status.conditions ?? []
  if (conditions.some((condition) => condition.type === 'Unused' && condition.status === status)) return
  const next = {
    type: 'Unused', status, lastProbeTime: null, lastTransitionTime: rfc3339(api.now),
    reason: used ? 'PodUsingPVC' : 'NoPodsUsingPVC', message: used ? 'A pod is currently referencing this PVC' : 'No pods are currently referencing this PVC',
  }
  api.updateStatus(CLAIMS, { ...claim, status: { ...claim.status, conditions: [...conditions.filter(({ type }) => type !== 'Unused'), next] } })
}
