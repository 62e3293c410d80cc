import type { Fields } from '../../api/object.ts'

/** Metrics as autoscaling/v1 wrote them (flat), and as v2 has them (metric, target, current). */

/** Leaves out what is not set. */
const some = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null))
const id = (name: string, selector: unknown): Fields => some({ name, selector })
const byAverage = (value: unknown): string => (value === undefined || value === null ? 'Value' : 'AverageValue')

/** One entry of `spec.metrics`, v1 → v2. */
export function toMetricSpec({ type, ...sources }: Fields): Fields {
  const { object, pods, resource, containerResource, external } = sources
  const usage = (source: Fields): Fields => ({
    ...some({ name: source.name, container: source.container }),
    target: some({ type: source.targetAverageUtilization === undefined ? 'AverageValue' : 'Utilization', averageValue: source.targetAverageValue, averageUtilization: source.targetAverageUtilization }),
  })
  return {
    type,
    ...(object && { object: { describedObject: object.target, target: some({ type: byAverage(object.averageValue), value: object.averageValue && object.targetValue === '0' ? undefined : object.targetValue, averageValue: object.averageValue }), metric: id(object.metricName, object.selector) } }),
    ...(pods && { pods: { metric: id(pods.metricName, pods.selector), target: { type: 'AverageValue', averageValue: pods.targetAverageValue } } }),
    ...(resource && { resource: usage(resource) }),
    ...(containerResource && { containerResource: usage(containerResource) }),
    ...(external && { external: { metric: id(external.metricName, external.metricSelector), target: some({ type: external.targetValue === undefined ? 'AverageValue' : 'Value', value: external.targetValue, averageValue: external.targetAverageValue }) } }),
  }
}

/** One entry of `spec.metrics`, v2 → v1. */
export function fromMetricSpec({ type, object, pods, resource, containerResource, external }: Fields): Fields {
  const usage = ({ name, target, container }: Fields): Fields => some({ name, targetAverageUtilization: target.averageUtilization, targetAverageValue: target.averageValue, container })
  return {
    type,
    ...(object && { object: some({ target: object.describedObject, metricName: object.metric.name, targetValue: object.target.value ?? '0', selector: object.metric.selector, averageValue: object.target.averageValue }) }),
    ...(pods && { pods: some({ metricName: pods.metric.name, targetAverageValue: pods.target.averageValue ?? '0', selector: pods.metric.selector }) }),
    ...(resource && { resource: usage(resource) }),
    ...(containerResource && { containerResource: usage(containerResource) }),
    ...(external && { external: some({ metricName: external.metric.name, metricSelector: external.metric.selector, targetValue: external.target.value, targetAverageValue: external.target.averageValue }) }),
  }
}

/** One entry of `status.currentMetrics`, v1 → v2. */
export function toMetricStatus({ type, object, pods, resource, containerResource, external }: Fields): Fields {
  const usage = ({ name, container, currentAverageValue, currentAverageUtilization }: Fields): Fields => ({ ...some({ name, container }), current: some({ averageValue: currentAverageValue, averageUtilization: currentAverageUtilization }) })
  return {
    type,
    ...(object && { object: { metric: id(object.metricName, object.selector), current: some({ value: object.currentValue, averageValue: object.averageValue }), describedObject: object.target } }),
    ...(pods && { pods: { metric: id(pods.metricName, pods.selector), current: { averageValue: pods.currentAverageValue } } }),
    ...(resource && { resource: usage(resource) }),
    ...(containerResource && { containerResource: usage(containerResource) }),
    ...(external && { external: { metric: id(external.metricName, external.metricSelector), current: some({ value: external.currentValue, averageValue: external.currentAverageValue }) } }),
  }
}

/** One entry of `status.currentMetrics`, v2 → v1. */
export function fromMetricStatus({ type, object, pods, resource, containerResource, external }: Fields): Fields {
  const usage = ({ name, current, container }: Fields): Fields => some({ name, currentAverageUtilization: current.averageUtilization, currentAverageValue: current.averageValue ?? '0', container })
  return {
    type,
    ...(object && { object: some({ target: object.describedObject, metricName: object.metric.name, currentValue: object.current.value ?? '0', selector: object.metric.selector, averageValue: object.current.averageValue }) }),
    ...(pods && { pods: some({ metricName: pods.metric.name, currentAverageValue: pods.current.averageValue ?? '0', selector: pods.metric.selector }) }),
    ...(resource && { resource: usage(resource) }),
    ...(containerResource && { containerResource: usage(containerResource) }),
    ...(external && { external: some({ metricName: external.metric.name, metricSelector: external.metric.selector, currentValue: external.current.value ?? '0', currentAverageValue: external.current.averageValue }) }),
  }
}
