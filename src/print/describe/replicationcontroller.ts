import { formatLabels, formatSelector, selectorFromMap } from '../../api/labels.ts'
import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { row } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'
import { describePodTemplate } from './podtemplate.ts'
import { conditionLines, podStatusLine } from './workload.ts'

/** kubectl: describe.ReplicationControllerDescriber */
export const describeReplicationController: Describer = async (controller, related) => {
  const { metadata, spec, status = {} } = controller
  return [
    ...nameLines(controller),
    row('Selector', formatLabels(spec.selector)),
    ...metadataLines(metadata),
    row('Replicas', `${status.replicas ?? 0} current / ${spec.replicas ?? 0} desired`),
    await podStatusLine(controller, formatSelector(selectorFromMap(spec.selector)), related),
    ...describePodTemplate(spec.template),
    ...conditionLines(status.conditions),
    ...await eventLines(controller, related),
  ]
}
