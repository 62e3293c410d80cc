import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../api/field.ts'
import { dns1123Label, pathSegmentName } from '../../api/names.ts'
import { parseQuantity } from '../../api/quantity.ts'
import type { MetricSpec, MetricTarget } from '../../api/types/autoscaling.v2.ts'
import { validateReference } from './reference.ts'

const TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']
/** Where each type of metric keeps its source, in the order in which sources are looked at. */
const SOURCES = ['object', 'external', 'pods', 'resource', 'containerResource'] as const
type Source = (typeof SOURCES)[number]
const sourceOf: Record<string, Source> = { Object: 'object', External: 'external', Pods: 'pods', Resource: 'resource', ContainerResource: 'containerResource' }

export function validateMetrics(metrics: readonly MetricSpec[] = [], minReplicas: number | undefined): FieldError[] {
  const errors = metrics.flatMap((metric, i) => validateMetric(metric, `spec.metrics[${i}]`))
  if (minReplicas === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External')) {
    errors.push(forbidden('spec.metrics', 'must specify at least one Object or External metric to support scaling to zero replicas'))
  }
  return errors
}

function validateMetric(metric: MetricSpec, path: string): FieldError[] {
  const { type = '' } = metric, errors: FieldError[] = []
  if (!type) errors.push(required(`${path}.type`, 'must specify a metric source type'))
  const unknown = TYPES.includes(type) ? [] : [unsupported(`${path}.type`, type, TYPES)]
  errors.push(...unknown)
  const present = SOURCES.filter((source) => metric[source])
  if (present[0]) errors.push(...validateSource(metric, present[0], `${path}.${present[0]}`))
  const expected = sourceOf[type]
  if (expected && !metric[expected]) errors.push(required(`${path}.${expected}`, 'must populate information for the given metric source'))
  errors.push(...unknown)
  if (present.length !== 1) errors.push(...present.filter((source) => source !== expected).map((source) => forbidden(`${path}.${source}`, 'must populate the given metric source only')))
  return errors
}

function validateSource(metric: MetricSpec, source: Source, path: string): FieldError[] {
  switch (source) {
    case 'object': {
      const { describedObject, metric: id, target } = metric.object!
      return [...validateReference(describedObject, `${path}.describedObject`, false), ...validateId(id?.name, path), ...validateTarget(target, path),
        ...(target?.value === undefined && target?.averageValue === undefined ? [required(`${path}.target.averageValue`, 'must set either a target value or averageValue')] : [])]
    }
    case 'external': {
      const { metric: id, target } = metric.external!, value = target?.value !== undefined, average = target?.averageValue !== undefined
      return [...validateId(id?.name, path), ...validateTarget(target, path),
        ...(!value && !average ? [required(`${path}.target.averageValue`, 'must set either a target value for metric or a per-pod target')] : []),
        ...(value && average ? [forbidden(`${path}.target.value`, 'may not set both a target value for metric and a per-pod target')] : [])]
    }
    case 'pods': {
      const { metric: id, target } = metric.pods!
      return [...validateId(id?.name, path), ...validateTarget(target, path),
        ...(target?.averageValue === undefined ? [required(`${path}.target.averageValue`, 'must specify a positive target averageValue')] : [])]
    }
    default: return validateResource(metric, source, path)
  }
}

function validateResource(metric: MetricSpec, source: 'resource' | 'containerResource', path: string): FieldError[] {
  const { name, target } = metric[source]!, errors: FieldError[] = []
  if (!name) errors.push(required(`${path}.name`, 'must specify a resource name'))
  if (source === 'containerResource') {
    const { container } = metric.containerResource!
    if (!container) errors.push(required(`${path}.container`, 'must specify a container'))
    else errors.push(...dns1123Label(container).map((text) => invalid(`${path}.container`, container, text)))
  }
  errors.push(...validateTarget(target, path))
  const percent = target?.averageUtilization !== undefined, value = target?.averageValue !== undefined
  if (!percent && !value) errors.push(required(`${path}.target.averageUtilization`, 'must set either a target raw value or a target utilization'))
  if (percent && value) errors.push(forbidden(`${path}.target.averageValue`, 'may not set both a target raw value and a target utilization'))
  return errors
}

const validateId = (name: string | undefined, path: string): FieldError[] =>
  (name ? pathSegmentName(name).map((text) => invalid(`${path}.metric.name`, name, text)) : [required(`${path}.metric.name`, 'must specify a metric name')])

function validateTarget(target: Partial<MetricTarget> = {}, source: string): FieldError[] {
  const { type = '', averageUtilization } = target, path = `${source}.target`, errors: FieldError[] = []
  if (!type) errors.push(required(`${path}.type`, 'must specify a metric target type'))
  if (!['Utilization', 'Value', 'AverageValue'].includes(type)) errors.push(invalid(`${path}.type`, type, 'must be either Utilization, Value, or AverageValue'))
  for (const field of ['value', 'averageValue'] as const) {
    const value = target[field]
    if (value !== undefined && parseQuantity(String(value)).nano <= 0n) errors.push(invalid(`${path}.${field}`, value, 'must be positive'))
  }
  if (averageUtilization !== undefined && averageUtilization < 1) errors.push(invalid(`${path}.averageUtilization`, averageUtilization, 'must be greater than 0'))
  return errors
}
