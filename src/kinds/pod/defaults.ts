import type { Fields } from '../../api/object.ts'
import { defaultPodSpec } from '../podspec/defaults.ts'

/** Defaults of a whole pod: those of its spec, and the few that templates do not get. */
export function defaultPod(pod: Fields): void {
  const spec = (pod.spec ??= {})
  if (spec.terminationGracePeriodSeconds < 0) spec.terminationGracePeriodSeconds = 1
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])]
  for (const { resources } of containers) {
    if (resources?.limits && Object.keys(resources.limits).length) resources.requests = { ...resources.limits, ...resources.requests }
  }
  spec.enableServiceLinks ??= true
  if (spec.hostNetwork) {
    for (const { ports } of containers) for (const port of ports ?? []) if (!port.hostPort) port.hostPort = port.containerPort
  }
  defaultPodSpec(spec)
  const status = pod.status
  if (status?.podIP && status.podIPs?.[0]?.ip !== status.podIP) status.podIPs = [{ ip: status.podIP }]
  else if (!status?.podIP && status?.podIPs?.length) status.podIP = status.podIPs[0].ip
}
