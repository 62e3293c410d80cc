import type { HorizontalPodAutoscaler, MetricSpec, MetricStatus, MetricTarget, MetricValueStatus } from '../../api/types/autoscaling.v2.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import type { Column } from '../contract.ts'

const SHOWN = 2
const UNKNOWN = '<unknown>'

/** A value per pod or in all: `12/20 (avg)`, `12/20`. */
function plainText(current: MetricValueStatus | undefined, target: MetricTarget): string {
  return target.averageValue === undefined
    ? `${current?.value ?? (current ? '0' : UNKNOWN)}/${target.value ?? '<nil>'}`
    : `${current?.averageValue ?? UNKNOWN}/${target.averageValue} (avg)`
}

/** A resource by value or in percent of its request: `cpu: 3%/80%`. */
function resourceText(name: string, current: MetricValueStatus | undefined, target: MetricTarget): string {
  if (target.averageValue !== undefined) return `${name}: ${current ? current.averageValue ?? '0' : UNKNOWN}/${target.averageValue}`
  const percent = (value: number | undefined, none: string) => (value === undefined ? none : `${value}%`)
  return `${name}: ${percent(current?.averageUtilization, UNKNOWN)}/${percent(target.averageUtilization, '<auto>')}`
}

function metricText(spec: MetricSpec, status: MetricStatus | undefined): string {
  switch (spec.type) {
    case 'External': return plainText(status?.external?.current, spec.external!.target)
    case 'Object': return plainText(status?.object?.current, spec.object!.target)
    case 'Pods': return `${status?.pods ? status.pods.current.averageValue ?? '0' : UNKNOWN}/${spec.pods!.target.averageValue ?? '<nil>'}`
    case 'Resource': return resourceText(spec.resource!.name, status?.resource?.current, spec.resource!.target)
    case 'ContainerResource': return resourceText(spec.containerResource!.name, status?.containerResource?.current, spec.containerResource!.target)
    default: return '<unknown type>'
  }
}

/** What an autoscaler aims at, and where it is: `cpu: <unknown>/80%`. */
export function targetsText({ spec, status }: HorizontalPodAutoscaler): string {
  const metrics = spec?.metrics ?? []
  if (!metrics.length) return '<none>'
  const texts = metrics.map((metric, i) => metricText(metric, status?.currentMetrics?.[i]))
  return texts.length > SHOWN ? `${texts.slice(0, SHOWN).join(', ')} + ${texts.length - SHOWN} more...` : texts.join(', ')
}

export const columns: readonly Column[] = [
  nameColumn,
  textColumn('Reference', ({ spec }: HorizontalPodAutoscaler) => `${spec?.scaleTargetRef.kind}/${spec?.scaleTargetRef.name}`),
  textColumn('Targets', targetsText),
  textColumn('MinPods', ({ spec }: HorizontalPodAutoscaler) => (spec?.minReplicas === undefined ? '<unset>' : String(spec.minReplicas))),
  { name: 'MaxPods', type: 'string', cell: ({ spec }: HorizontalPodAutoscaler) => spec?.maxReplicas ?? 0 },
  { name: 'Replicas', type: 'string', cell: ({ status }: HorizontalPodAutoscaler) => status?.currentReplicas ?? 0 },
  ageColumn,
]
