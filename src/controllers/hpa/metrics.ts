import type { Fields } from '../../api/object.ts'
import { selectorText } from '../shared/selector-text.ts'

/** Why a metric has no value: reason and text of the event about it, and how the summary calls its source. */
export interface MetricFailure { reason: string; message: string; source: string }

const RESOURCE = 'unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)'
const CUSTOM = 'unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered'
const EXTERNAL = (name: string): string => `unable to fetch metrics from external metrics API: the server could not find the requested resource (get ${name}.external.metrics.k8s.io)`

const what = ({ name, target }: Fields): string => `failed to get ${name} ${target.averageUtilization === undefined ? 'usage' : 'utilization'}: unable to get metrics for resource ${name}: ${RESOURCE}`

/** What a cluster without any metrics API answers for one metric of an autoscaler. */
export function metricFailure(spec: Fields, namespace: string): MetricFailure {
  switch (spec.type) {
    case 'Pods': return { reason: 'FailedGetPodsMetric', message: `unable to get metric ${spec.pods.metric.name}: ${CUSTOM}`, source: 'pods metric value' }
    case 'Object': {
      const { metric, describedObject: { kind, name } } = spec.object
      return { reason: 'FailedGetObjectMetric', message: `unable to get metric ${metric.name} on ${kind} ${namespace}/${name}: ${CUSTOM}`, source: 'object metric value' }
    }
    case 'External': {
      const { name, selector } = spec.external.metric
      return { reason: 'FailedGetExternalMetric', message: `unable to get external metric ${namespace}/${name}/${selector ? selectorText(selector) : 'nil'}: ${EXTERNAL(name)}`, source: 'external metric value' }
    }
    case 'ContainerResource':
      return { reason: 'FailedGetContainerResourceMetric', message: what(spec.containerResource), source: `${spec.containerResource.name} container metric value` }
    default: return { reason: 'FailedGetResourceMetric', message: what(spec.resource), source: `${spec.resource.name} resource metric value` }
  }
}
