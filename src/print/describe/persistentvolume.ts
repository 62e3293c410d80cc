import type { NodeSelectorRequirement, PersistentVolume, VolumeNodeAffinity } from '../../api/types/core.v1.ts'
import { sinceText } from '../../api/time.ts'
import { accessModesText, storageClassOf } from './claim.ts'
import type { Describer, Lines } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, row, rowIf } from './lines.ts'
import { metadataLines } from './metadata.ts'
import { persistentSources } from './persistentsources.ts'
import { attributeLines, sourceLines } from './volumesources.ts'

/** kubectl: describe.PersistentVolumeDescriber */
export const describePersistentVolume: Describer = async (volume: PersistentVolume, related) => {
  const { metadata, spec, status } = volume as Required<PersistentVolume>
  const { claimRef, csi } = spec
  const source = sourceLines(spec, persistentSources)
  return [
    row('Name', metadata.name!),
    ...metadataLines(metadata),
    row('Finalizers', `[${(metadata.finalizers ?? []).join(' ')}]`),
    row('StorageClass', storageClassOf(volume as never)),
    row('Status', metadata.deletionTimestamp ? `Terminating (lasts ${sinceText(metadata.deletionTimestamp, related.now)})` : status?.phase ?? ''),
    row('Claim', claimRef ? `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}` : ''),
    row('Reclaim Policy', spec.persistentVolumeReclaimPolicy ?? ''),
    row('Access Modes', accessModesText(spec.accessModes)),
    ...rowIf('VolumeMode', spec.volumeMode),
    row('Capacity', String(spec.capacity?.storage ?? '0')),
    ...affinityLines(spec.nodeAffinity),
    row('Message', status?.message ?? ''),
    'Source:',
    ...(source ? indent(2, [...source, ...(csi ? attributeLines(csi.volumeAttributes) : [])]) : ['  <unknown>']),
    ...await eventLines(volume as never, related),
  ]
}

function affinityLines(affinity: VolumeNodeAffinity | undefined): Lines {
  const terms = affinity?.required?.nodeSelectorTerms
  if (!affinity?.required) return [row('Node Affinity', '<none>')]
  return [row('Node Affinity', ''), ...indent(1, terms?.length
    ? [row('Required Terms', ''), ...indent(1, terms.flatMap(({ matchExpressions }, i) => requirementLines(`Term ${i}`, matchExpressions)))]
    : [row('Required Terms', '<none>')])]
}

/** `Term 0:` with one requirement per line. */
function requirementLines(title: string, requirements: readonly NodeSelectorRequirement[] = []): Lines {
  if (!requirements.length) return [row(title, '<none>')]
  return requirements.map(({ key, operator, values = [] }, i) => {
    const text = `${key} ${operator.toLowerCase()}${values.length ? ` [${values.join(', ')}]` : ''}`
    return i ? `\t${text}` : row(title, text)
  })
}
