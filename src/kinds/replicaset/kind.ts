import { immutable, nonNegative } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { formatSelector, selectorFromObject } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { defineKind } from '../contract.ts'
import { defaultPodSpec } from '../podspec/defaults.ts'
import { ageColumn, containerColumns, integerColumn, nameColumn, selectorColumn } from '../columns.ts'
import { validateSelectorAndTemplate } from '../workload/selector.ts'
import { validateReplicaStatus } from '../workload/status.ts'
import { workloadWarnings } from '../workload/warnings.ts'

function validate({ spec }: KubeObject): FieldError[] {
  return [...nonNegative(spec.replicas, 'spec.replicas'), ...nonNegative(spec.minReadySeconds, 'spec.minReadySeconds'), ...validateSelectorAndTemplate(spec, 'spec')]
}

export const kind = defineKind({
  type: 'apps/v1.ReplicaSet',
  defaults(set: Fields) {
    const spec = (set.spec ??= {})
    spec.replicas ??= 1
    defaultPodSpec(((spec.template ??= {}).spec ??= {}))
  },
  prepareForCreate: (set) => { set.status = { replicas: 0 } },
  validate,
  validateUpdate(set, old, ctx) {
    if (ctx.subresource === 'status') return validateReplicaStatus(set.status, old.status, ['replicas', 'fullyLabeledReplicas', 'readyReplicas', 'availableReplicas', 'terminatingReplicas'])
    return [...validate(set), ...immutable(set.spec.selector, old.spec.selector, 'spec.selector')]
  },
  warnings: (set, old) => workloadWarnings(set, old),
  columns: [
    nameColumn,
    integerColumn('Desired', ({ spec }) => spec?.replicas),
    integerColumn('Current', ({ status }) => status?.replicas),
    integerColumn('Ready', ({ status }) => status?.readyReplicas),
    ageColumn,
    ...containerColumns(({ spec }) => spec?.template?.spec),
    selectorColumn(({ spec }) => spec?.selector),
  ],
  scale: { specReplicas: 'spec.replicas', statusReplicas: 'status.replicas', selector: ({ spec }) => formatSelector(selectorFromObject(spec?.selector)) },
})
