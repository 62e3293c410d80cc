import { nonNegative } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import { validateLabelSelector } from '../../api/labels.ts'
import type { KubeObject } from '../../api/object.ts'
import { ageColumn, integerColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { validateIntOrPercent, validateNotAbove100Percent } from '../workload/percent.ts'

const COUNTS = ['disruptionsAllowed', 'currentHealthy', 'desiredHealthy', 'expectedPods']

function validate({ spec }: KubeObject): FieldError[] {
  const { minAvailable, maxUnavailable, selector } = spec, errors: FieldError[] = []
  if (minAvailable !== undefined && maxUnavailable !== undefined) errors.push(invalid('spec', spec, 'minAvailable and maxUnavailable cannot be both set'))
  for (const [field, value] of [['minAvailable', minAvailable], ['maxUnavailable', maxUnavailable]] as const) {
    if (value !== undefined) errors.push(...validateIntOrPercent(value, `spec.${field}`), ...validateNotAbove100Percent(value, `spec.${field}`))
  }
  return [...errors, ...validateLabelSelector(selector, 'spec.selector')]
}

export const kind = defineKind({
  type: 'policy/v1.PodDisruptionBudget',
  needsResourceVersion: true,
  defaults: (budget) => { budget.spec ??= {} },
  prepareForCreate: (budget) => { budget.status = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 } },
  validate,
  validateUpdate: (budget, _old, ctx) => (ctx.subresource === 'status' ? COUNTS.flatMap((field) => nonNegative(budget.status?.[field], `status.${field}`)) : validate(budget)),
  columns: [
    nameColumn,
    textColumn('Min Available', ({ spec }) => String(spec?.minAvailable ?? 'N/A')),
    textColumn('Max Unavailable', ({ spec }) => String(spec?.maxUnavailable ?? 'N/A')),
    integerColumn('Allowed Disruptions', ({ status }) => status?.disruptionsAllowed),
    ageColumn,
  ],
})
