import { formatSelector, selectorFromObject } from '../../api/labels.ts'
import type { Fields } from '../../api/object.ts'
import { ageColumn, containerColumns, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { defaultPodSpec } from '../podspec/defaults.ts'
import { validateReplicaStatus } from '../workload/status.ts'
import { workloadWarnings } from '../workload/warnings.ts'
import { changeOutsideAllowed, validateStatefulSet } from './validate.ts'

function defaults(set: Fields): void {
  const spec = (set.spec ??= {}), strategy = (spec.updateStrategy ??= {})
  spec.podManagementPolicy ||= 'OrderedReady'
  if (!strategy.type) {
    strategy.type = 'RollingUpdate'
    strategy.rollingUpdate ??= {}
  }
  if (strategy.type === 'RollingUpdate' && strategy.rollingUpdate) {
    strategy.rollingUpdate.partition ??= 0
    strategy.rollingUpdate.maxUnavailable ??= 1
  }
  spec.persistentVolumeClaimRetentionPolicy = { whenDeleted: 'Retain', whenScaled: 'Retain', ...spec.persistentVolumeClaimRetentionPolicy }
  spec.replicas ??= 1
  spec.revisionHistoryLimit ??= 10
  defaultPodSpec(((spec.template ??= {}).spec ??= {}))
  for (const claim of spec.volumeClaimTemplates ?? []) {
    claim.apiVersion ||= 'v1'
    claim.kind ||= 'PersistentVolumeClaim'
    ;(claim.spec ??= {}).volumeMode ??= 'Filesystem'
    claim.status = { phase: 'Pending', ...claim.status }
  }
}

export const kind = defineKind({
  type: 'apps/v1.StatefulSet',
  nameRule: 'label',
  defaults,
  prepareForCreate: (set) => { set.status = { replicas: 0, availableReplicas: 0 } },
  validate: validateStatefulSet,
  validateUpdate(set, old, ctx) {
    if (ctx.subresource === 'status') return validateReplicaStatus(set.status, old.status, ['replicas', 'readyReplicas', 'currentReplicas', 'updatedReplicas', 'availableReplicas'])
    return [...validateStatefulSet(set), ...changeOutsideAllowed(set, old)]
  },
  warnings: (set, old) => workloadWarnings(set, old),
  columns: [
    nameColumn,
    textColumn('Ready', ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`),
    ageColumn,
    ...containerColumns(({ spec }) => spec?.template?.spec),
  ],
  scale: { specReplicas: 'spec.replicas', statusReplicas: 'status.replicas', selector: ({ spec }) => formatSelector(selectorFromObject(spec?.selector)) },
})
