import { formatSelector, selectorFromObject } from '../../api/labels.ts'
import type { PersistentVolumeClaim } from '../../api/types/core.v1.ts'
import { storageClassOf } from './claim.ts'
import type { Describer, Lines } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, row, rowIf } from './lines.ts'
import { labelLines, metadataLines, nameLines, pairLines } from './metadata.ts'
import { describePodTemplate } from './podtemplate.ts'
import { timeText } from './times.ts'
import { podStatusLine } from './workload.ts'

/** kubectl: describe.StatefulSetDescriber */
export const describeStatefulSet: Describer = async (set, related) => {
  const { metadata, spec, status = {} } = set
  const selector = formatSelector(selectorFromObject(spec.selector))
  const { partition, maxUnavailable } = spec.updateStrategy?.rollingUpdate ?? {}
  const retention = spec.persistentVolumeClaimRetentionPolicy
  return [
    ...nameLines(set),
    row('CreationTimestamp', timeText(metadata.creationTimestamp)),
    row('Selector', selector),
    ...metadataLines(metadata),
    ...rowIf('Service Name', spec.serviceName),
    ...rowIf('Pod Management Policy', spec.podManagementPolicy),
    row('Replicas', `${spec.replicas ?? 0} desired | ${status.replicas ?? 0} total`),
    row('Update Strategy', spec.updateStrategy?.type ?? ''),
    ...(partition === undefined ? [] : [row('  Partition', partition), ...rowIf('  MaxUnavailable', maxUnavailable)]),
    ...(retention ? ['Persistent Volume Claim Retention Policy:', row('  WhenDeleted', retention.whenDeleted ?? ''), row('  WhenScaled', retention.whenScaled ?? '')] : []),
    await podStatusLine(set, selector, related),
    ...describePodTemplate(spec.template),
    ...templateLines(spec.volumeClaimTemplates),
    ...await eventLines(set, related),
  ]
}

function templateLines(templates: readonly PersistentVolumeClaim[] = []): Lines {
  if (!templates.length) return [row('Volume Claims', '<none>')]
  return ['Volume Claims:', ...indent(1, templates.flatMap((claim) => {
    const { metadata = {}, spec } = claim
    return [
      row('Name', metadata.name ?? ''),
      row('StorageClass', storageClassOf(claim as never)),
      ...labelLines(metadata.labels),
      ...pairLines('Annotations', metadata.annotations),
      row('Capacity', String(spec?.resources?.requests?.storage ?? '<default>')),
      row('Access Modes', `[${(spec?.accessModes ?? []).join(' ')}]`),
    ]
  }))]
}
