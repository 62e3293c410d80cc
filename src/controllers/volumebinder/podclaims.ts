import type { Fields, KubeObject } from '../../api/object.ts'
import type { Node } from '../../api/types/core.v1.ts'
import type { ControllerApi } from '../contract.ts'
import { bind, CLAIMS, isDelayed, VOLUMES } from './claim.ts'
import { bestMatch, classOf, isReachable } from './fit.ts'

const SELECTED_NODE = 'volume.kubernetes.io/selected-node', NO_PROVISIONER = 'kubernetes.io/no-provisioner'

/** The claims that a pod mounts: by name, or made for it. */
const claimsOf = ({ metadata, spec }: KubeObject, api: ControllerApi) => (spec.volumes ?? []).flatMap((volume: Fields) => {
  const isEphemeral = !!volume.ephemeral, name: string | undefined = isEphemeral ? `${metadata.name}-${volume.name}` : volume.persistentVolumeClaim?.claimName
  return name === undefined ? [] : [{ name, isEphemeral, claim: api.get(CLAIMS, metadata.namespace, name) as KubeObject | undefined }]
}) as { name: string; isEphemeral: boolean; claim: KubeObject | undefined }[]
const isBound = ({ status }: KubeObject) => status?.phase === 'Bound'

/** Why a pod's claims keep it from every node, in the scheduler's words; undefined when they do not. */
export function claimsRefusal(pod: KubeObject, api: ControllerApi): string | undefined {
  for (const { name, isEphemeral, claim } of claimsOf(pod, api)) {
    if (!claim) return isEphemeral ? `waiting for ephemeral volume controller to create the persistentvolumeclaim ${JSON.stringify(name)}` : `persistentvolumeclaim ${JSON.stringify(name)} not found`
    if (claim.status?.phase === 'Lost') return `persistentvolumeclaim ${JSON.stringify(name)} bound to non-existent persistentvolume ${JSON.stringify(claim.spec.volumeName ?? '')}`
    if (claim.metadata.deletionTimestamp) return `persistentvolumeclaim ${JSON.stringify(name)} is being deleted`
    if (!isBound(claim) && !isDelayed(claim, api)) return 'pod has unbound immediate PersistentVolumeClaims'
  }
  return undefined
}

/** Why a node does not do for a pod's volumes. */
export function volumeRefusal(pod: KubeObject, node: Node, api: ControllerApi): string | undefined {
  for (const { claim } of claimsOf(pod, api)) {
    if (!claim) continue
    if (isBound(claim)) {
      const volume = api.get(VOLUMES, undefined, claim.spec.volumeName)
      if (volume && !isReachable(volume, node)) return "node(s) didn't match PersistentVolume's node affinity"
    } else if (!bestMatch(claim, api.list(VOLUMES), node) && !canProvision(claim, api)) return "node(s) didn't find available persistent volumes to bind"
  }
  return undefined
}

function canProvision(claim: KubeObject, api: ControllerApi): boolean {
  const provisioner = api.get('storageclasses.storage.k8s.io', undefined, classOf(claim))?.provisioner
  return provisioner !== undefined && provisioner !== NO_PROVISIONER
}

/** Gives claims that waited for their first pod a volume on its node. False while one is still being made. */
export function bindClaims(pod: KubeObject, node: Node, api: ControllerApi): boolean {
  let ready = true
  for (const { claim } of claimsOf(pod, api)) {
    if (!claim || isBound(claim)) continue
    const found = bestMatch(claim, api.list(VOLUMES), node)
    if (found) {
      bind(claim, found, api)
      continue
    }
    ready = false
    if (claim.metadata.annotations?.[SELECTED_NODE] === node.metadata.name) continue
    api.update(CLAIMS, { ...claim, metadata: { ...claim.metadata, annotations: { ...claim.metadata.annotations, [SELECTED_NODE]: node.metadata.name! } } })
  }
  return ready
}
