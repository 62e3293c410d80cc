import type { Fields, KubeObject } from '../../api/object.ts'
import { fromMetricSpec, fromMetricStatus, toMetricSpec, toMetricStatus } from './convertmetrics.ts'
import { fromInternalBehavior, toInternalBehavior } from './convertbehavior.ts'

const PREFIX = 'autoscaling.alpha.kubernetes.io/'
const METRICS = `${PREFIX}metrics`, CURRENT = `${PREFIX}current-metrics`, CONDITIONS = `${PREFIX}conditions`
const BEHAVIOR = 'autoscaling.alpha.kubernetes.io/behavior'
const ROUND_TRIP = [METRICS, CURRENT, CONDITIONS, BEHAVIOR]
const CPU_PERCENT = 80

const isCpuPercent = ({ type, resource }: Fields): boolean => type === 'Resource' && resource?.name === 'cpu' && resource.target?.averageUtilization !== undefined

const withAnnotations = (object: KubeObject, annotations: Record<string, string>) => {
  const { annotations: _old, ...metadata } = object.metadata
  return Object.keys(annotations).length ? { ...metadata, annotations } : metadata
}

const ownAnnotations = (object: KubeObject): Record<string, string> =>
  Object.fromEntries(Object.entries(object.metadata.annotations ?? {}).filter(([key]) => !ROUND_TRIP.includes(key)))

/** JSON that does not parse counts as absent, as in kubernetes: apis/autoscaling/v1. */
function annotation(object: KubeObject, key: string): any {
  try {
    return JSON.parse(object.metadata.annotations?.[key] ?? 'null')
  } catch {
    return null
  }
}

/** autoscaling/v1 → v2. */
export function toV2(object: KubeObject): KubeObject {
  const { targetCPUUtilizationPercentage: target, ...spec } = object.spec ?? {}
  const { currentCPUUtilizationPercentage: current, ...status } = object.status ?? {}
  const percent = (averageUtilization: number) => ({ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } })
  const metrics = [...(annotation(object, METRICS) ?? []).map(toMetricSpec), ...(target === undefined ? [] : [percent(target)])]
  const behavior = annotation(object, BEHAVIOR)
  const currentMetrics = annotation(object, CURRENT)?.map(toMetricStatus)
    ?? (current === undefined ? undefined : [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: current } } }])
  const conditions = annotation(object, CONDITIONS)
  return {
    ...object, apiVersion: 'autoscaling/v2', metadata: withAnnotations(object, ownAnnotations(object)),
    spec: { ...spec, metrics: metrics.length ? metrics : [percent(CPU_PERCENT)], ...(behavior && { behavior: fromInternalBehavior(behavior) }) },
    status: { ...status, ...(currentMetrics && { currentMetrics }), ...(conditions && { conditions }) },
  }
}

/** autoscaling/v2 → v1. */
export function fromV2(object: KubeObject): KubeObject {
  const { metrics = [], behavior, ...spec } = object.spec ?? {}
  const { currentMetrics, conditions, ...status } = object.status ?? {}
  const annotations = ownAnnotations(object)
  const others = metrics.filter((metric: Fields) => !isCpuPercent(metric))
  if (others.length) annotations[METRICS] = JSON.stringify(others.map(fromMetricSpec))
  if (currentMetrics?.length) annotations[CURRENT] = JSON.stringify(currentMetrics.map(fromMetricStatus))
  if (behavior) annotations[BEHAVIOR] = JSON.stringify(toInternalBehavior(behavior))
  if (conditions?.length) annotations[CONDITIONS] = JSON.stringify(conditions.map(({ type, status: state, lastTransitionTime = null, reason, message }: Fields) => ({ type, status: state, lastTransitionTime, reason, message })))
  const target = metrics.find(isCpuPercent)?.resource.target.averageUtilization
  const current = currentMetrics?.find(({ type, resource }: Fields) => type === 'Resource' && resource?.name === 'cpu')?.resource.current.averageUtilization
  return {
    ...object, apiVersion: 'autoscaling/v1', metadata: withAnnotations(object, annotations),
    spec: { ...spec, ...(target !== undefined && { targetCPUUtilizationPercentage: target }) },
    status: { currentReplicas: 0, desiredReplicas: 0, ...status, ...(current !== undefined && { currentCPUUtilizationPercentage: current }) },
  }
}
