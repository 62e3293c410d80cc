import type { PersistentVolumeClaim, Pod } from '../../api/types/core.v1.ts'
import { sinceText } from '../../api/time.ts'
import { compareStrings } from '../go/value.ts'
import { capacityLines, storageClassOf } from './claim.ts'
import type { Describer, Lines } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, listed, row, table } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'
import { timeText } from './times.ts'

/** kubectl: describe.PersistentVolumeClaimDescriber */
export const describePersistentVolumeClaim: Describer = async (claim: PersistentVolumeClaim, related) => {
  const { metadata, spec, status } = claim as Required<PersistentVolumeClaim>
  const pods = await related.list('pods', metadata.namespace) as Pod[]
  return [
    ...nameLines(claim as never),
    row('StorageClass', storageClassOf(claim as never)),
    row('Status', metadata.deletionTimestamp ? `Terminating (lasts ${sinceText(metadata.deletionTimestamp, related.now)})` : status?.phase ?? ''),
    row('Volume', spec.volumeName ?? ''),
    ...metadataLines(metadata),
    row('Finalizers', `[${(metadata.finalizers ?? []).join(' ')}]`),
    ...capacityLines(claim),
    ...listed('Used By', usersOf(claim, pods)),
    ...conditionLines(status?.conditions),
    ...await eventLines(claim as never, related),
  ]
}

/** Names of the pods that mount the claim, once per volume, and of pods that own it. */
function usersOf({ metadata }: PersistentVolumeClaim, pods: readonly Pod[]): string[] {
  const mounting = pods.flatMap((pod) => (pod.spec?.volumes ?? []).filter((volume) => volume.persistentVolumeClaim?.claimName === metadata?.name).map(() => pod))
  const owners = (metadata?.ownerReferences ?? []).filter(({ kind }) => kind === 'Pod').map(({ uid }) => pods.find((pod) => pod.metadata?.uid === uid))
  const users = new Set(mounting)
  return [...mounting, ...owners.filter((pod) => pod && !users.has(pod))].map((pod) => pod!.metadata!.name!).sort(compareStrings)
}

function conditionLines(conditions: NonNullable<PersistentVolumeClaim['status']>['conditions'] = []): Lines {
  if (!conditions.length) return []
  const rows = conditions.map(({ type, status, lastProbeTime, lastTransitionTime, reason = '', message = '' }) =>
    [`${type} `, `${status} `, `${timeText(lastProbeTime)} `, `${timeText(lastTransitionTime)} `, `${reason} `, message])
  return ['Conditions:', ...indent(1, table(['Type', 'Status', 'LastProbeTime', 'LastTransitionTime', 'Reason', 'Message'], rows, { LastProbeTime: 17 }))]
}
