import type { HorizontalPodAutoscaler, HPAScalingRules } from '../../api/types/autoscaling.v2.ts'
import type { Describer, Lines } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, row, rowOr, table } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'
import { metricLine } from './metrics.ts'
import { timeText } from './times.ts'

/** kubectl: describe.HorizontalPodAutoscalerDescriber */
export const describeHorizontalPodAutoscaler: Describer = async (hpa: HorizontalPodAutoscaler, related) => {
  const { metadata = {}, spec, status } = hpa as Required<HorizontalPodAutoscaler>
  const { scaleTargetRef: target, behavior } = spec
  const conditions = status?.conditions ?? []
  return [
    ...nameLines(hpa as never),
    ...metadataLines(metadata),
    row('CreationTimestamp', timeText(metadata.creationTimestamp)),
    row('Reference', `${target.kind}/${target.name}`),
    row('Metrics', '( current / target )'),
    ...indent(1, (spec.metrics ?? []).map((metric, i) => metricLine(metric, status?.currentMetrics?.[i]))),
    rowOr('Min replicas', spec.minReplicas, '<unset>'),
    row('Max replicas', spec.maxReplicas),
    ...(behavior ? ['Behavior:', ...indent(1, [...directionLines('Scale Up', behavior.scaleUp), ...directionLines('Scale Down', behavior.scaleDown)])] : []),
    row(`${target.kind} pods`, `${status?.currentReplicas ?? 0} current / ${status?.desiredReplicas ?? 0} desired`),
    ...(conditions.length ? ['Conditions:', ...indent(1, table(
      ['Type', 'Status', 'Reason', 'Message'], conditions.map(({ type, status: state, reason = '', message = '' }) => [type, state, reason, message]),
    ))] : []),
    ...await eventLines(hpa as never, related),
  ]
}

function directionLines(title: string, rules: HPAScalingRules | undefined): Lines {
  if (!rules) return []
  const { stabilizationWindowSeconds: window, policies = [], selectPolicy = 'Max' } = rules
  return [`${title}:`, ...indent(1, [
    ...(window === undefined ? [] : [`Stabilization Window: ${window} seconds`]),
    ...(policies.length ? [`Select Policy: ${selectPolicy}`, 'Policies:'] : []),
    ...policies.map(({ type, value, periodSeconds }) => `  - Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`),
  ])]
}
