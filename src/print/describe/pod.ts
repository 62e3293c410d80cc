import type { Pod } from '../../api/types/core.v1.ts'
import { sinceText } from '../../api/time.ts'
import { containerLines } from './containers.ts'
import type { Describer, Lines, Related } from './contract.ts'
import { eventsAbout, eventTable } from './events.ts'
import { indent, row, rowIf } from './lines.ts'
import { controllerOf, labelLines, metadataLines, nameLines } from './metadata.ts'
import { resourceLines } from './resources.ts'
import { groupLines, spreadLines, tolerationLines } from './scheduling.ts'
import { timeText } from './times.ts'
import { volumeLines } from './volumes.ts'

/** kubectl: describe.PodDescriber */
export const describePod: Describer = async (pod: Pod, related) => {
  const { metadata, spec, status = {} } = pod as Required<Pod>
  const { initContainers = [], ephemeralContainers = [], resources } = spec
  return [
    ...nameLines(pod as never),
    ...rowIf('Priority', spec.priority),
    ...rowIf('Priority Class Name', spec.priorityClassName),
    ...rowIf('Runtime Class Name', spec.runtimeClassName),
    ...rowIf('Service Account', spec.serviceAccountName),
    row('Node', spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>'),
    ...(status.startTime ? [row('Start Time', timeText(status.startTime))] : []),
    ...metadataLines(metadata),
    ...statusLines(pod, related.now),
    ...(resources ? ['Resources:', ...indent(1, resourceLines(resources))] : []),
    ...(initContainers.length ? containerLines('Init Containers', initContainers, { statuses: status.initContainerStatuses, pod }) : []),
    ...containerLines('Containers', spec.containers, { statuses: status.containerStatuses, pod }),
    ...(ephemeralContainers.length ? containerLines('Ephemeral Containers', ephemeralContainers, { statuses: status.ephemeralContainerStatuses, pod }) : []),
    ...conditionLines(pod),
    ...volumeLines(spec.volumes),
    row('QoS Class', status.qosClass ?? ''),
    ...labelLines(spec.nodeSelector, 'Node-Selectors'),
    ...tolerationLines(spec.tolerations),
    ...spreadLines(spec.topologySpreadConstraints),
    ...groupLines(spec.schedulingGroup),
    ...await podEvents(pod, related),
  ]
}

function statusLines({ metadata = {}, spec, status = {} }: Pod, now: number): Lines {
  const { phase, podIPs = [] } = status
  const leaving = metadata.deletionTimestamp && phase !== 'Failed' && phase !== 'Succeeded'
  const seccomp = spec?.securityContext?.seccompProfile
  return [
    ...(leaving
      ? [row('Status', `Terminating (lasts ${sinceText(metadata.deletionTimestamp, now)})`), row('Termination Grace Period', `${metadata.deletionGracePeriodSeconds ?? 0}s`)]
      : [row('Status', phase ?? '')]),
    ...rowIf('Reason', status.reason),
    ...rowIf('Message', status.message),
    ...rowIf('SeccompProfile', seccomp?.type),
    ...(seccomp?.type === 'Localhost' ? [row('LocalhostProfile', seccomp.localhostProfile ?? '')] : []),
    row('IP', status.podIP ?? ''),
    ...(podIPs.length ? ['IPs:', ...podIPs.map(({ ip }) => `  ${row('IP', ip)}`)] : [row('IPs', '<none>')]),
    ...rowIf('Controlled By', controllerOf(metadata)),
    ...rowIf('NominatedNodeName', status.nominatedNodeName),
  ]
}

function conditionLines({ spec, status = {} }: Pod): Lines {
  const { conditions = [] } = status
  const gates = spec?.readinessGates ?? []
  const section = (title: string, rows: (readonly [string, string])[]) => (rows.length ? [title, '  Type\tStatus', ...rows.map(([type, state]) => `  ${type} \t${state} `)] : [])
  return [
    ...section('Readiness Gates:', gates.map(({ conditionType }) => [conditionType, conditions.find(({ type }) => type === conditionType)?.status ?? '<none>'] as const)),
    ...section('Conditions:', conditions.map(({ type, status: state }) => [type, state] as const)),
  ]
}

/** Events of any kind with the pod's name and UID; those of a static pod carry the UID that its kubelet knows. */
async function podEvents({ metadata = {} }: Pod, related: Related): Promise<Lines> {
  if (!related.showEvents) return []
  const uid = metadata.annotations?.['kubernetes.io/config.mirror'] ?? metadata.uid
  return eventTable(await eventsAbout({ name: metadata.name, namespace: metadata.namespace, uid }, related), related.now)
}
