import { formatLabelSelector, formatSelector, selectorFromObject } from '../../api/labels.ts'
import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { row, rowIf } from './lines.ts'
import { controllerOf, metadataLines, nameLines } from './metadata.ts'
import { describePodTemplate } from './podtemplate.ts'
import { conditionLines, podStatusLine } from './workload.ts'

/** kubectl: describe.ReplicaSetDescriber */
export const describeReplicaSet: Describer = async (set, related) => {
  const { metadata, spec, status = {} } = set
  return [
    ...nameLines(set),
    row('Selector', formatLabelSelector(spec.selector)),
    ...metadataLines(metadata),
    ...rowIf('Controlled By', controllerOf(metadata)),
    row('Replicas', `${status.replicas ?? 0} current / ${spec.replicas ?? 0} desired`),
    await podStatusLine(set, formatSelector(selectorFromObject(spec.selector)), related)
      .catch((error: Error) => row('Pods Status', `error in fetching pods: ${error.message}`)),
    ...describePodTemplate(spec.template),
    ...conditionLines(status.conditions),
    ...await eventLines(set, related),
  ]
}
