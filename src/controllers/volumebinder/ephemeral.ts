import type { Fields, KubeObject, OwnerReference } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerReference, defineController } from '../contract.ts'
import { keyOf, splitKey } from '../shared/keys.ts'

const CLAIMS = 'persistentvolumeclaims'

/** Makes the claims of volumes that live and die with their pod. `kubernetes: pkg/controller/volume/ephemeral` */
export const controller = defineController({
  keys: ({ object }) => [keyOf(object)],
  reconcile(key, api) {
    const pod = api.get('pods', ...splitKey(key))
    if (!pod || pod.metadata.deletionTimestamp) return
    for (const volume of pod.spec.volumes ?? []) if (volume.ephemeral) ensureClaim(pod, volume, api)
  },
})

function ensureClaim(pod: KubeObject, volume: Fields, api: ControllerApi): void {
  const { namespace, name, uid } = pod.metadata, claimName = `${name}-${volume.name}`
  const known = api.get(CLAIMS, namespace, claimName)
  if (known) {
    if (!known.metadata.ownerReferences?.some((owner: OwnerReference) => owner.controller && owner.uid === uid)) {
      api.event(pod, { type: 'Warning', reason: 'FailedBinding', message: `ephemeral volume ${volume.name}: PVC ${namespace}/${claimName} was not created for pod ${namespace}/${name} (pod is not owner)` }, 'ephemeral_volume')
    }
    return
  }
  const { metadata = {}, spec } = volume.ephemeral.volumeClaimTemplate
  api.create(CLAIMS, { metadata: { name: claimName, namespace, ...(metadata.labels && { labels: metadata.labels }), ...(metadata.annotations && { annotations: metadata.annotations }), ownerReferences: [controllerReference(pod)] }, spec })
}
