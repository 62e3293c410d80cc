import type { Fields, KubeObject } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { ControllerApi } from '../contract.ts'
import { podFromTemplate } from '../shared/pod-template.ts'
import { templateOf } from '../shared/revisions.ts'

export const COMPONENT = 'statefulset-controller'
export const REVISION_LABEL = 'controller-revision-hash'

/** The number at the end of a pod's name; -1 for a pod that is not one of the set's. */
export function ordinalOf(set: KubeObject, { metadata }: KubeObject): number {
  const prefix = `${set.metadata.name}-`
  const number = metadata.name!.startsWith(prefix) ? metadata.name!.slice(prefix.length) : ''
  return /^\d+$/.test(number) ? Number(number) : -1
}

const claimName = (claim: Fields, set: KubeObject, ordinal: number): string => `${claim.metadata.name}-${set.metadata.name}-${ordinal}`

/** The pod with a number, as a revision has it. */
function podFor(set: KubeObject, ordinal: number, revision: KubeObject): Fields {
  const pod = podFromTemplate(templateOf(revision), set)
  const name = `${set.metadata.name}-${ordinal}`
  const claims: Fields[] = set.spec.volumeClaimTemplates ?? []
  const volumes = claims.map((claim) => ({ name: claim.metadata.name, persistentVolumeClaim: { claimName: claimName(claim, set, ordinal), readOnly: false } }))
  pod.metadata.name = name
  pod.metadata.labels = { ...pod.metadata.labels, 'apps.kubernetes.io/pod-index': `${ordinal}`, [REVISION_LABEL]: revision.metadata.name, 'statefulset.kubernetes.io/pod-name': name }
  pod.spec.hostname = name
  pod.spec.subdomain = set.spec.serviceName
  if (volumes.length) pod.spec.volumes = [...volumes, ...(pod.spec.volumes ?? []).filter((volume: Fields) => !volumes.some((one) => one.name === volume.name))]
  return pod
}

/** Makes the claims of a pod, where they are missing, and then the pod. @throws ApiError */
export function createPod(set: KubeObject, ordinal: number, revision: KubeObject, api: ControllerApi): void {
  const name = `${set.metadata.name}-${ordinal}`
  for (const claim of set.spec.volumeClaimTemplates ?? []) createClaim(set, claim, ordinal, name, api)
  attempt(set, 'SuccessfulCreate', 'FailedCreate', `Create Pod ${name} in StatefulSet ${set.metadata.name}`, 'successful', api, () => void api.create('pods', podFor(set, ordinal, revision)))
}

function createClaim(set: KubeObject, claim: Fields, ordinal: number, pod: string, api: ControllerApi): void {
  const name = claimName(claim, set, ordinal), { namespace } = set.metadata
  if (api.get('persistentvolumeclaims', namespace, name)) return
  const { status: _, ...body } = clone(claim)
  const labels = { ...claim.metadata.labels, ...set.spec.selector.matchLabels }
  attempt(set, 'SuccessfulCreate', 'FailedCreate', `Create Claim ${name} Pod ${pod} in StatefulSet ${set.metadata.name}`, 'success', api,
    () => void api.create('persistentvolumeclaims', { ...body, metadata: { ...claim.metadata, name, namespace, labels } }))
}

export function deletePod(set: KubeObject, { metadata }: KubeObject, api: ControllerApi): void {
  attempt(set, 'SuccessfulDelete', 'FailedDelete', `Delete Pod ${metadata.name} in StatefulSet ${set.metadata.name}`, 'successful', api, () => api.delete('pods', metadata.namespace, metadata.name!))
}

/** Does it and tells in an event how it went. */
function attempt(set: KubeObject, done: string, failed: string, what: string, well: string, api: ControllerApi, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof ApiError) api.event(set, { type: 'Warning', reason: failed, message: `${what} failed error: ${error.message}` }, COMPONENT)
    throw error
  }
  api.event(set, { type: 'Normal', reason: done, message: `${what} ${well}` }, COMPONENT)
}
