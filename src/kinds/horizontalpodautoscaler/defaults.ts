import type { HorizontalPodAutoscaler, HPAScalingRules } from '../../api/types/autoscaling.v2.ts'

const CPU_PERCENT = 80
const PERIOD = 15

const percent = { type: 'Percent', value: 100, periodSeconds: PERIOD }
const scaleUp: HPAScalingRules = { stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies: [{ type: 'Pods', value: 4, periodSeconds: PERIOD }, percent] }
const scaleDown: HPAScalingRules = { selectPolicy: 'Max', policies: [percent] }

/** What is given, over what is usual. */
function fill(given: HPAScalingRules | undefined, usual: HPAScalingRules): HPAScalingRules {
  const set = Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined && value !== null))
  return { ...usual, policies: usual.policies!.map((policy) => ({ ...policy })), ...set }
}

/** An autoscaler without metrics watches the CPU. */
export function defaultAutoscaler({ spec }: HorizontalPodAutoscaler): void {
  if (!spec) return
  spec.minReplicas ??= 1
  if (!spec.metrics?.length) spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: CPU_PERCENT } } }]
  if (spec.behavior) spec.behavior = { scaleUp: fill(spec.behavior.scaleUp, scaleUp), scaleDown: fill(spec.behavior.scaleDown, scaleDown) }
}
