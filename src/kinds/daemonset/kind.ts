import { immutable, nonNegative } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { invalid, required, unsupported } from '../../api/field.ts'
import { formatLabels, matches, selectorFromObject, validateLabelSelector } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { ageColumn, containerColumns, integerColumn, nameColumn, selectorColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { defaultPodSpec } from '../podspec/defaults.ts'
import { validateReplicatedTemplate } from '../podspec/validate/template.ts'
import { amount, validateIntOrPercent, validateNotAbove100Percent } from '../workload/percent.ts'
import { goStrategy } from '../workload/strategy.ts'
import { workloadWarnings } from '../workload/warnings.ts'

const GENERATION = 'deprecated.daemonset.template.generation'
const COUNTS = ['currentNumberScheduled', 'numberMisscheduled', 'desiredNumberScheduled', 'numberReady', 'observedGeneration', 'updatedNumberScheduled', 'numberAvailable', 'numberUnavailable', 'collisionCount']

function defaults(set: Fields): void {
  const spec = (set.spec ??= {}), strategy = (spec.updateStrategy ??= {})
  strategy.type ||= 'RollingUpdate'
  if (strategy.type === 'RollingUpdate') strategy.rollingUpdate = { maxUnavailable: 1, maxSurge: 0, ...strategy.rollingUpdate }
  spec.revisionHistoryLimit ??= 10
  defaultPodSpec(((spec.template ??= {}).spec ??= {}))
  setTemplateGeneration(set as KubeObject, templateGeneration(set as KubeObject))
}

/** The generation of the template lives in an annotation since apps/v1. */
const setTemplateGeneration = ({ metadata }: KubeObject, generation: number): void => {
  metadata.annotations = { ...metadata.annotations, [GENERATION]: String(generation) }
}
const templateGeneration = ({ metadata }: KubeObject): number => Number(metadata.annotations?.[GENERATION] ?? 0) || 0

function validate({ spec }: KubeObject): FieldError[] {
  const { selector, template } = spec, errors = validateLabelSelector(selector, 'spec.selector')
  if (!selector) errors.push(invalid('spec.template.metadata.labels', template.metadata?.labels, '`selector` does not match template `labels`'))
  else if (!errors.length && !matches(selectorFromObject(selector), template.metadata?.labels)) errors.push(invalid('spec.template.metadata.labels', template.metadata?.labels, '`selector` does not match template `labels`'))
  if (selector && !Object.keys(selector.matchLabels ?? {}).length && !selector.matchExpressions?.length) errors.push(invalid('spec.selector', selector, 'empty selector is invalid for daemonset'))
  return [
    ...errors, ...validateReplicatedTemplate(template, [], 'spec.template', 'DaemonSet'),
    ...nonNegative(spec.minReadySeconds, 'spec.minReadySeconds'), ...validateStrategy(spec.updateStrategy), ...nonNegative(spec.revisionHistoryLimit, 'spec.revisionHistoryLimit'),
  ]
}

function validateStrategy(strategy: Fields): FieldError[] {
  const path = 'spec.updateStrategy', at = `${path}.rollingUpdate`
  if (strategy.type === 'OnDelete') return []
  if (strategy.type !== 'RollingUpdate') return [unsupported(path, goStrategy(strategy), ['RollingUpdate', 'OnDelete'])]
  const { maxUnavailable, maxSurge } = strategy.rollingUpdate ?? {}
  const errors = [...validateIntOrPercent(maxUnavailable, `${at}.maxUnavailable`), ...validateIntOrPercent(maxSurge, `${at}.maxSurge`),
    ...validateNotAbove100Percent(maxUnavailable, `${at}.maxUnavailable`), ...validateNotAbove100Percent(maxSurge, `${at}.maxSurge`)]
  if (amount(maxUnavailable) && amount(maxSurge)) errors.push(invalid(`${at}.maxSurge`, maxSurge, 'may not be set when maxUnavailable is non-zero'))
  if (!amount(maxUnavailable) && !amount(maxSurge)) errors.push(required(`${at}.maxUnavailable`, 'cannot be 0 when maxSurge is 0'))
  return errors
}

export const kind = defineKind({
  type: 'apps/v1.DaemonSet',
  defaults,
  prepareForCreate(set) {
    set.status = { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 }
    setTemplateGeneration(set, 1)
  },
  prepareForUpdate(set, old, ctx) {
    const changed = ctx.subresource === '' && !same(set.spec.template, old.spec.template)
    setTemplateGeneration(set, templateGeneration(old) + (changed ? 1 : 0))
  },
  validate,
  validateUpdate: (set, old, ctx) => (ctx.subresource === 'status'
    ? COUNTS.flatMap((field) => nonNegative(set.status?.[field], `status.${field}`))
    : [...immutable(set.spec.selector, old.spec.selector, 'spec.selector'), ...validate(set)]),
  warnings: (set, old) => workloadWarnings(set, old),
  columns: [
    nameColumn,
    integerColumn('Desired', ({ status }) => status?.desiredNumberScheduled),
    integerColumn('Current', ({ status }) => status?.currentNumberScheduled),
    integerColumn('Ready', ({ status }) => status?.numberReady),
    integerColumn('Up-to-date', ({ status }) => status?.updatedNumberScheduled),
    integerColumn('Available', ({ status }) => status?.numberAvailable),
    textColumn('Node Selector', ({ spec }) => formatLabels(spec?.template?.spec?.nodeSelector)),
    ageColumn,
    ...containerColumns(({ spec }) => spec?.template?.spec),
    selectorColumn(({ spec }) => spec?.selector),
  ],
})
