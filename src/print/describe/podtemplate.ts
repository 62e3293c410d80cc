import type { PodTemplateSpec } from '../../api/types/core.v1.ts'
import { containerLines } from './containers.ts'
import type { Lines } from './contract.ts'
import { row } from './lines.ts'
import { annotationLines, labelLines } from './metadata.ts'
import { groupLines, spreadLines, tolerationLines } from './scheduling.ts'
import { volumeLines } from './volumes.ts'

/**
 * A pod template, from `Pod Template:` on. Cells end in tabs, which describe aligns and `rollout history --revision` leaves alone.
 * `kubectl: describe.DescribePodTemplate`
 */
export function describePodTemplate({ metadata = {}, spec }: PodTemplateSpec): Lines {
  if (!spec) return ['Pod Template:', ...labelLines(metadata.labels, '  Labels')]
  const { serviceAccountName, initContainers = [], priorityClassName } = spec
  return [
    'Pod Template:',
    ...labelLines(metadata.labels, '  Labels'),
    ...(Object.keys(metadata.annotations ?? {}).length ? annotationLines(metadata.annotations, '  Annotations') : []),
    ...(serviceAccountName ? [`  ${row('Service Account', serviceAccountName)}`] : []),
    ...(initContainers.length ? containerLines('Init Containers', initContainers, {}) : []),
    ...containerLines('Containers', spec.containers ?? [], {}),
    ...volumeLines(spec.volumes, true),
    ...spreadLines(spec.topologySpreadConstraints, '  '),
    ...(priorityClassName ? [`  ${row('Priority Class Name', priorityClassName)}`] : []),
    ...labelLines(spec.nodeSelector, '  Node-Selectors'),
    ...tolerationLines(spec.tolerations, '  Tolerations'),
    ...groupLines(spec.schedulingGroup, '  '),
  ]
}
