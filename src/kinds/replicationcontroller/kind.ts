import { nonNegative } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { required } from '../../api/field.ts'
import { formatLabels, formatSelector, selectorFromMap } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { defineKind } from '../contract.ts'
import { defaultPodSpec } from '../podspec/defaults.ts'
import { validateReplicatedTemplate } from '../podspec/validate/template.ts'
import { ageColumn, containerColumns, integerColumn, nameColumn, textColumn } from '../columns.ts'
import { validateReplicaStatus } from '../workload/status.ts'
import { newWorkloadWarnings, templateWarnings } from '../workload/warnings.ts'

/** Selector and own labels come from the template where they are left out. */
function defaults(controller: Fields): void {
  const spec = (controller.spec ??= {})
  const labels = spec.template?.metadata?.labels
  if (labels) {
    if (!Object.keys(spec.selector ?? {}).length) spec.selector = { ...labels }
    if (!Object.keys(controller.metadata.labels ?? {}).length) controller.metadata.labels = { ...labels }
  }
  spec.replicas ??= 1
  if (spec.template) defaultPodSpec((spec.template.spec ??= {}))
}

function validate({ spec }: KubeObject): FieldError[] {
  return [
    ...nonNegative(spec.minReadySeconds, 'spec.minReadySeconds'),
    ...(Object.keys(spec.selector ?? {}).length ? [] : [required('spec.selector')]),
    ...nonNegative(spec.replicas, 'spec.replicas'),
    ...validateReplicatedTemplate(spec.template, selectorFromMap(spec.selector), 'spec.template', 'ReplicationController'),
  ]
}

export const kind = defineKind({
  type: 'core/v1.ReplicationController',
  defaults,
  prepareForCreate: (controller) => { controller.status = { replicas: 0 } },
  validate,
  validateUpdate(controller, old, ctx) {
    if (ctx.subresource === 'status') return validateReplicaStatus(controller.status, old.status, ['replicas', 'fullyLabeledReplicas', 'readyReplicas', 'availableReplicas'])
    return validate(controller)
  },
  warnings(controller, old) {
    if (!old) return newWorkloadWarnings(controller)
    // The server looks at the template as it was before the change.
    return same(controller.spec, old.spec) ? [] : templateWarnings(old.spec?.template)
  },
  selectableFields: ({ status }) => ({ 'status.replicas': String(status?.replicas ?? 0) }),
  columns: [
    nameColumn,
    integerColumn('Desired', ({ spec }) => spec?.replicas),
    integerColumn('Current', ({ status }) => status?.replicas),
    integerColumn('Ready', ({ status }) => status?.readyReplicas),
    ageColumn,
    ...containerColumns(({ spec }) => spec?.template?.spec),
    textColumn('Selector', ({ spec }) => formatLabels(spec?.selector), 1),
  ],
  scale: { specReplicas: 'spec.replicas', statusReplicas: 'status.replicas', selector: ({ spec }) => formatSelector(selectorFromMap(spec?.selector)) },
  defaultPropagation: 'Orphan',
})
