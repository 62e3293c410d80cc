import type { MetricSpec, MetricStatus, MetricTarget, MetricValueStatus } from '../../api/types/autoscaling.v2.ts'
import { quote } from '../../api/goquote.ts'
import { orNil } from './lines.ts'

type Current = MetricValueStatus | undefined

/** One metric of an autoscaler: what it measures, the value now and the value wanted. `status` is the one at the same place of the list. */
export function metricLine(metric: MetricSpec, status: MetricStatus | undefined): string {
  const { external, pods, object, resource, containerResource } = metric
  switch (metric.type) {
    case 'External': {
      const name = quote(external!.metric.name)
      return external!.target.averageValue !== undefined
        ? pair(`${name} (target average value)`, status?.external?.current.averageValue, external!.target.averageValue)
        : pair(`${name} (target value)`, status?.external && orNil(status.external.current.value as string), external!.target.value)
    }
    case 'Pods': return pair(`${quote(pods!.metric.name)} on pods`, status?.pods && orNil(status.pods.current.averageValue as string), pods!.target.averageValue)
    case 'Object': {
      const { metric: { name }, describedObject, target } = object!
      const average = target.type === 'AverageValue'
      const current = status?.object?.current
      return pair(
        `"${name}" on ${describedObject.kind}/${describedObject.name} (target ${average ? 'average value' : 'value'})`,
        current && orNil((average ? current.averageValue : current.value) as string), average ? target.averageValue : target.value,
      )
    }
    case 'Resource': return resourceLine(`resource ${resource!.name} on pods`, resource!.target, status?.resource?.current)
    case 'ContainerResource':
      return resourceLine(`resource ${containerResource!.name} of container "${containerResource!.container}" on pods`, containerResource!.target, status?.containerResource?.current)
    default: return `<unknown metric type ${quote(metric.type)}>`
  }
}

const pair = (what: string, current: unknown, target: unknown) => `${what}:\t${current ?? '<unknown>'} / ${orNil(target as string)}`

/** Resources are wanted as an amount, or as a share of what is requested. */
function resourceLine(what: string, { averageValue, averageUtilization }: MetricTarget, current: Current): string {
  if (averageValue !== undefined) return pair(what, current && orNil(current.averageValue as string), averageValue)
  const now = current?.averageUtilization === undefined ? undefined : `${current.averageUtilization}% (${orNil(current.averageValue as string)})`
  return pair(`${what}  (as a percentage of request)`, now, averageUtilization === undefined ? '<auto>' : `${averageUtilization}%`)
}
