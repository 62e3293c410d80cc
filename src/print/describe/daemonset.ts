import { formatLabels, formatSelector, selectorFromObject } from '../../api/labels.ts'
import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { row } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'
import { describePodTemplate } from './podtemplate.ts'
import { podStatusLine } from './workload.ts'

/** kubectl: describe.DaemonSetDescriber */
export const describeDaemonSet: Describer = async (set, related) => {
  const { metadata, spec, status = {} } = set
  const selector = formatSelector(selectorFromObject(spec.selector))
  return [
    ...nameLines(set),
    row('Selector', selector),
    row('Node-Selector', formatLabels(spec.template.spec?.nodeSelector)),
    ...metadataLines(metadata),
    `Desired Number of Nodes Scheduled: ${status.desiredNumberScheduled ?? 0}`,
    `Current Number of Nodes Scheduled: ${status.currentNumberScheduled ?? 0}`,
    `Number of Nodes Scheduled with Up-to-date Pods: ${status.updatedNumberScheduled ?? 0}`,
    `Number of Nodes Scheduled with Available Pods: ${status.numberAvailable ?? 0}`,
    `Number of Nodes Misscheduled: ${status.numberMisscheduled ?? 0}`,
    await podStatusLine(set, selector, related),
    ...describePodTemplate(spec.template),
    ...await eventLines(set, related),
  ]
}
