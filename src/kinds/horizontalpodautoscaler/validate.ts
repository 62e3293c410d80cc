import type { FieldError } from '../../api/field.ts'
import { invalid, required, unsupported } from '../../api/field.ts'
import type { HorizontalPodAutoscaler, HPAScalingRules } from '../../api/types/autoscaling.v2.ts'
import { validateMetrics } from './metrics.ts'
import { validateReference } from './reference.ts'

const MAX_PERIOD = 1800, MAX_WINDOW = 3600

export function validateAutoscaler({ spec }: HorizontalPodAutoscaler): FieldError[] {
  const { minReplicas, maxReplicas = 0, behavior } = spec ?? {}, errors: FieldError[] = []
  if (minReplicas !== undefined && maxReplicas < minReplicas) errors.push(invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`'))
  errors.push(...validateReference(spec?.scaleTargetRef, 'spec.scaleTargetRef', spec?.scaleTargetRef?.kind !== 'ReplicationController'))
  errors.push(...validateMetrics(spec?.metrics, minReplicas))
  if (behavior?.scaleUp) errors.push(...validateRules(behavior.scaleUp, 'spec.behavior.scaleUp'))
  if (behavior?.scaleDown) errors.push(...validateRules(behavior.scaleDown, 'spec.behavior.scaleDown'))
  // The server declares these limits in its schema and checks them last.
  if (minReplicas !== undefined && minReplicas < 0) errors.push(invalid('spec.minReplicas', minReplicas, 'must be greater than or equal to 0'))
  if (maxReplicas === 0) errors.push(required('spec.maxReplicas'))
  else if (maxReplicas < 0) errors.push(invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to 1'))
  return errors
}

function validateRules({ stabilizationWindowSeconds: seconds, selectPolicy, policies }: HPAScalingRules, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (seconds !== undefined && seconds < 0) errors.push(invalid(`${path}.stabilizationWindowSeconds`, seconds, 'must be greater than or equal to zero'))
  if (seconds !== undefined && seconds > MAX_WINDOW) errors.push(invalid(`${path}.stabilizationWindowSeconds`, seconds, `must be less than or equal to ${MAX_WINDOW}`))
  const selections = ['Disabled', 'Max', 'Min']
  if (selectPolicy !== undefined && !selections.includes(selectPolicy)) errors.push(unsupported(`${path}.selectPolicy`, selectPolicy, selections))
  if (!policies?.length) errors.push(required(`${path}.policies`, 'must specify at least one Policy'))
  policies?.forEach(({ type, value = 0, periodSeconds = 0 }, i) => {
    const at = `${path}.policies[${i}]`
    if (type !== 'Pods' && type !== 'Percent') errors.push(unsupported(`${at}.type`, type ?? '', ['Percent', 'Pods']))
    if (value <= 0) errors.push(invalid(`${at}.value`, value, 'must be greater than zero'))
    if (periodSeconds <= 0) errors.push(invalid(`${at}.periodSeconds`, periodSeconds, 'must be greater than zero'))
    if (periodSeconds > MAX_PERIOD) errors.push(invalid(`${at}.periodSeconds`, periodSeconds, `must be less than or equal to ${MAX_PERIOD}`))
  })
  return errors
}

export const validateAutoscalerStatus = ({ status }: HorizontalPodAutoscaler): FieldError[] => (['currentReplicas', 'desiredReplicas'] as const)
  .filter((field) => (status?.[field] ?? 0) < 0).map((field) => invalid(`status.${field}`, status![field], 'must be greater than or equal to 0'))
