import { formatSelector, selectorFromObject } from '../../api/labels.ts'
import { type KubeObject, same } from '../../api/object.ts'
import type { PodTemplateSpec } from '../../api/types/core.v1.ts'
import { compareStrings } from '../go/value.ts'
import type { Describer, Lines, Related } from './contract.ts'
import { eventLines } from './events.ts'
import { orNil, row } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'
import { describePodTemplate } from './podtemplate.ts'
import { timeText } from './times.ts'
import { conditionLines } from './workload.ts'

/** kubectl: describe.DeploymentDescriber */
export const describeDeployment: Describer = async (deployment, related) => {
  const { metadata, spec, status = {} } = deployment
  const { updatedReplicas: updated = 0, replicas: total = 0, availableReplicas: available = 0, unavailableReplicas: unavailable = 0 } = status
  const rolling = spec.strategy?.rollingUpdate
  return [
    ...nameLines(deployment),
    row('CreationTimestamp', timeText(metadata.creationTimestamp)),
    ...metadataLines(metadata),
    row('Selector', formatSelector(selectorFromObject(spec.selector))),
    row('Replicas', `${spec.replicas ?? 0} desired | ${updated} updated | ${total} total | ${available} available | ${unavailable} unavailable`),
    row('StrategyType', spec.strategy?.type ?? ''),
    row('MinReadySeconds', spec.minReadySeconds ?? 0),
    ...(rolling ? [row('RollingUpdateStrategy', `${orNil(rolling.maxUnavailable)} max unavailable, ${orNil(rolling.maxSurge)} max surge`)] : []),
    ...describePodTemplate(spec.template),
    ...conditionLines(status.conditions),
    ...await replicaSetLines(deployment, related),
    ...await eventLines(deployment, related),
  ]
}

/** `OldReplicaSets:` and `NewReplicaSet:`; nothing while there are none, or when they cannot be had. */
async function replicaSetLines({ metadata, spec }: KubeObject, related: Related): Promise<Lines> {
  const labelSelector = formatSelector(selectorFromObject(spec.selector))
  const listed = await related.list('replicasets.apps', metadata.namespace, { labelSelector }).catch(() => [])
  const owned = listed.filter((set) => set.metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === metadata.uid)).sort(byAge)
  if (!owned.length) return []
  const wanted = withoutHash(spec.template)
  const current = owned.find((set) => same(withoutHash(set.spec.template), wanted))
  return [row('OldReplicaSets', sizes(owned.filter((set) => set !== current))), row('NewReplicaSet', sizes(current ? [current] : []))]
}

const byAge = ({ metadata: a }: KubeObject, { metadata: b }: KubeObject) =>
  compareStrings(a.creationTimestamp ?? '', b.creationTimestamp ?? '') || compareStrings(a.name!, b.name!)

/** A template as the deployment has it: replica sets add a label to theirs. */
function withoutHash({ metadata = {}, ...rest }: PodTemplateSpec) {
  const { 'pod-template-hash': _, ...labels } = metadata.labels ?? {}
  return { ...rest, metadata: { ...metadata, labels } }
}

const sizes = (sets: readonly KubeObject[]) =>
  sets.map(({ metadata, spec, status }) => `${metadata.name} (${status?.replicas ?? 0}/${spec.replicas ?? 0} replicas created)`).join(', ') || '<none>'
