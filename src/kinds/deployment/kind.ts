import type { FieldError } from '../../api/field.ts'
import { GoValue, forbidden, invalid, required, unsupported } from '../../api/field.ts'
import { immutable, nonNegative } from '../../api/checks.ts'
import { formatSelector, selectorFromObject } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { Column } from '../contract.ts'
import { defineKind } from '../contract.ts'
import { defaultPodSpec } from '../podspec/defaults.ts'
import { ageColumn, containerColumns, nameColumn, textColumn } from '../columns.ts'
import { amount, validateIntOrPercent, validateNotAbove100Percent } from '../workload/percent.ts'
import { validateSelectorAndTemplate } from '../workload/selector.ts'
import { validateReplicaStatus } from '../workload/status.ts'
import { workloadWarnings } from '../workload/warnings.ts'

function defaults(deployment: Fields): void {
  const spec = (deployment.spec ??= {})
  spec.replicas ??= 1
  const strategy = (spec.strategy ??= {})
  strategy.type ||= 'RollingUpdate'
  if (strategy.type === 'RollingUpdate') strategy.rollingUpdate = { maxUnavailable: '25%', maxSurge: '25%', ...strategy.rollingUpdate }
  spec.revisionHistoryLimit ??= 10
  spec.progressDeadlineSeconds ??= 600
  defaultPodSpec(((spec.template ??= {}).spec ??= {}))
}

function validate({ spec }: KubeObject): FieldError[] {
  const errors = [...nonNegative(spec.replicas, 'spec.replicas'), ...validateSelectorAndTemplate(spec, 'spec'), ...validateStrategy(spec.strategy, 'spec.strategy')]
  errors.push(...nonNegative(spec.minReadySeconds, 'spec.minReadySeconds'), ...nonNegative(spec.revisionHistoryLimit, 'spec.revisionHistoryLimit'))
  const deadline = spec.progressDeadlineSeconds
  if (deadline === undefined) return errors
  errors.push(...nonNegative(deadline, 'spec.progressDeadlineSeconds'))
  if (deadline <= (spec.minReadySeconds ?? 0)) errors.push(invalid('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds'))
  return errors
}

function validateStrategy(strategy: Fields, path: string): FieldError[] {
  const { type, rollingUpdate } = strategy, at = `${path}.rollingUpdate`
  if (type === 'Recreate') return rollingUpdate ? [forbidden(at, "may not be specified when strategy `type` is 'Recreate'")] : []
  if (type !== 'RollingUpdate') return [unsupported(path, new GoValue(JSON.stringify({ Type: type, RollingUpdate: rollingUpdate ? { MaxUnavailable: rollingUpdate.maxUnavailable ?? 0, MaxSurge: rollingUpdate.maxSurge ?? 0 } : null })), ['Recreate', 'RollingUpdate'])]
  if (!rollingUpdate) return [required(at, 'this should be defaulted and never be nil')]
  const { maxUnavailable, maxSurge } = rollingUpdate
  const errors = [...validateIntOrPercent(maxUnavailable, `${at}.maxUnavailable`), ...validateIntOrPercent(maxSurge, `${at}.maxSurge`)]
  if (amount(maxUnavailable) === 0 && amount(maxSurge) === 0) errors.push(invalid(`${at}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0'))
  return [...errors, ...validateNotAbove100Percent(maxUnavailable, `${at}.maxUnavailable`)]
}

function selectorText(deployment: Fields): string {
  try {
    return formatSelector(selectorFromObject(deployment.spec?.selector))
  } catch {
    return '<invalid>'
  }
}

/** The server calls these columns texts, and puts numbers in them. */
const countAsText = (name: string, count: (object: Fields) => number | undefined): Column => ({ name, type: 'string', cell: (object) => count(object) ?? 0 })

export const kind = defineKind({
  type: 'apps/v1.Deployment',
  statusKeeps: ['labels'],
  defaults,
  prepareForUpdate(deployment, old, ctx) {
    // Annotations are copied to the replica sets, so a change of them counts like one of the spec.
    if (ctx.subresource === '' && !same(deployment.metadata.annotations ?? {}, old.metadata.annotations ?? {})) deployment.metadata.generation = (old.metadata.generation ?? 0) + 1
  },
  validate,
  validateUpdate(deployment, old, ctx) {
    if (ctx.subresource === 'status') return validateReplicaStatus(deployment.status, old.status, ['replicas', 'updatedReplicas', 'readyReplicas', 'availableReplicas', 'unavailableReplicas', 'terminatingReplicas'])
    return [...validate(deployment), ...immutable(deployment.spec.selector, old.spec.selector, 'spec.selector')]
  },
  warnings: (deployment, old) => workloadWarnings(deployment, old, true),
  columns: [
    nameColumn,
    textColumn('Ready', ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`),
    countAsText('Up-to-date', ({ status }) => status?.updatedReplicas),
    countAsText('Available', ({ status }) => status?.availableReplicas),
    ageColumn,
    ...containerColumns(({ spec }) => spec?.template?.spec),
    textColumn('Selector', selectorText, 1),
  ],
  scale: { specReplicas: 'spec.replicas', statusReplicas: 'status.replicas', selector: selectorText },
})
