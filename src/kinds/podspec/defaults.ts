/** Defaults of a PodSpec, in pods and in templates alike. Specified in `kubernetes: apis/core/v1` defaults. */
import type { Fields } from '../../api/object.ts'
import { containersOf } from './containers.ts'
import { isLatest } from './image.ts'
import { defaultVolume } from './volumedefaults.ts'

const set = (object: Fields, field: string, value: unknown) => {
  if (object[field] === undefined || object[field] === null) object[field] = value
}
/** For fields whose zero value counts as not given. */
const setEmpty = (object: Fields, field: string, value: unknown) => {
  if (!object[field]) object[field] = value
}

/** Fills in what a spec leaves out, everywhere. */
export function defaultPodSpec(spec: Fields): void {
  const account = spec.serviceAccountName || spec.serviceAccount
  if (account) spec.serviceAccountName = spec.serviceAccount = account
  setEmpty(spec, 'dnsPolicy', 'ClusterFirst')
  setEmpty(spec, 'restartPolicy', 'Always')
  set(spec, 'securityContext', {})
  set(spec, 'terminationGracePeriodSeconds', 30)
  setEmpty(spec, 'schedulerName', 'default-scheduler')
  for (const volume of spec.volumes ?? []) defaultVolume(volume)
  for (const [container] of containersOf(spec)) defaultContainer(container)
}

function defaultContainer(container: Fields): void {
  setEmpty(container, 'imagePullPolicy', isLatest(container.image) ? 'Always' : 'IfNotPresent')
  setEmpty(container, 'terminationMessagePath', '/dev/termination-log')
  setEmpty(container, 'terminationMessagePolicy', 'File')
  set(container, 'resources', {})
  for (const port of container.ports ?? []) setEmpty(port, 'protocol', 'TCP')
  for (const { valueFrom } of container.env ?? []) {
    if (valueFrom?.fieldRef) setEmpty(valueFrom.fieldRef, 'apiVersion', 'v1')
    if (valueFrom?.resourceFieldRef) set(valueFrom.resourceFieldRef, 'divisor', '0')
    if (valueFrom?.fileKeyRef) set(valueFrom.fileKeyRef, 'optional', false)
  }
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe']) if (container[name]) defaultProbe(container[name])
  // Stop signals wait behind a feature gate that is off: the server drops them without a word.
  if (container.lifecycle?.stopSignal !== undefined) {
    delete container.lifecycle.stopSignal
    if (!Object.keys(container.lifecycle).length) delete container.lifecycle
  }
  for (const hook of ['postStart', 'preStop']) defaultHttpGet(container.lifecycle?.[hook]?.httpGet)
}

function defaultProbe(probe: Fields): void {
  setEmpty(probe, 'timeoutSeconds', 1)
  setEmpty(probe, 'periodSeconds', 10)
  setEmpty(probe, 'successThreshold', 1)
  setEmpty(probe, 'failureThreshold', 3)
  defaultHttpGet(probe.httpGet)
  if (probe.grpc) set(probe.grpc, 'service', '')
}

function defaultHttpGet(action: Fields | undefined): void {
  if (!action) return
  setEmpty(action, 'path', '/')
  setEmpty(action, 'scheme', 'HTTP')
}
