/** Field errors of the lists of containers. */
import { inRange, named, oneOf, requiredOneOf } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { duplicate, forbidden, invalid, notFound, required, tooMany, unsupported } from '../../../api/field.ts'
import { dns1123Label, portName } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import { isSidecar } from '../containers.ts'
import { validateEnv, validateEnvFrom } from './env.ts'
import type { Volumes } from './mounts.ts'
import { validateDevices, validateMounts } from './mounts.ts'
import { pullPolicies } from './policies.ts'
import { validateLife } from './probes.ts'
import { validateResources } from './resources.ts'
import { validateContainerSecurity } from './security.ts'


const runningOnly = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']
const notEphemeral = ['ports', 'resources', 'resizePolicy', 'restartPolicyRules', ...runningOnly.slice(1), 'lifecycle']

/** Whatever kind of container: name, image, ports, env, mounts, resources, security. */
function validateCommon(container: Fields, spec: Fields, volumes: Volumes, path: string): FieldError[] {
  return [
    ...named(dns1123Label, container.name, `${path}.name`),
    ...(container.image ? [] : [required(`${path}.image`)]),
    ...requiredOneOf(container.terminationMessagePolicy, ['File', 'FallbackToLogsOnError'], `${path}.terminationMessagePolicy`),
    ...validatePorts(container.ports, `${path}.ports`),
    ...validateEnv(container.env, `${path}.env`),
    ...validateEnvFrom(container.envFrom, `${path}.envFrom`),
    ...validateMounts(container, volumes, `${path}.volumeMounts`),
    ...validateDevices(container, volumes, `${path}.volumeDevices`),
    ...requiredOneOf(container.imagePullPolicy, pullPolicies, `${path}.imagePullPolicy`),
    ...validateResources(container.resources, spec.resourceClaims, `${path}.resources`),
    ...validateResizePolicy(container.resizePolicy, spec.restartPolicy, `${path}.resizePolicy`),
    ...validateContainerSecurity(container.securityContext, `${path}.securityContext`, spec.hostUsers !== false),
  ]
}

function validatePorts(ports: readonly Fields[] | undefined, path: string): FieldError[] {
  const names = new Set<string>()
  return (ports ?? []).flatMap((port, i) => {
    const at = `${path}[${i}]`, errors: FieldError[] = []
    if (port.name) {
      const faults = portName(port.name)
      errors.push(...faults.map((message) => invalid(`${at}.name`, port.name, message)))
      if (!faults.length && names.has(port.name)) errors.push(duplicate(`${at}.name`, port.name))
      if (!faults.length) names.add(port.name)
    }
    if (!port.containerPort) errors.push(required(`${at}.containerPort`))
    else errors.push(...inRange(port.containerPort, 1, 65535, `${at}.containerPort`))
    if (port.hostPort) errors.push(...inRange(port.hostPort, 1, 65535, `${at}.hostPort`))
    return [...errors, ...requiredOneOf(port.protocol, ['SCTP', 'TCP', 'UDP'], `${at}.protocol`)]
  })
}

function validateResizePolicy(policies: readonly Fields[] | undefined, podPolicy: string, path: string): FieldError[] {
  const seen = new Set<string>()
  return (policies ?? []).flatMap(({ resourceName = '', restartPolicy = '' }, i) => {
    const errors = seen.has(resourceName) ? [duplicate(`${path}[${i}]`, resourceName)] : []
    seen.add(resourceName)
    errors.push(...requiredOneOf(resourceName, ['cpu', 'memory'], path), ...requiredOneOf(restartPolicy, ['NotRequired', 'RestartContainer'], path))
    if (podPolicy === 'Never' && restartPolicy !== 'NotRequired') errors.push(invalid(path, restartPolicy, "must be 'NotRequired' when pod `restartPolicy` is 'Never'"))
    return errors
  })
}

/** A container's own restart policy and its rules for exit codes. */
function validateRestart({ restartPolicy: policy, restartPolicyRules: rules = [] }: Fields, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (policy === undefined) {
    if (rules.length) errors.push(required(`${path}.restartPolicy`, 'must specify restartPolicy when restart rules are used'))
    else return errors
  } else errors.push(...oneOf(policy, ['Always', 'Never', 'OnFailure'], `${path}.restartPolicy`))
  if (rules.length > 20) errors.push(tooMany(`${path}.restartPolicyRules`, rules.length, 20))
  for (const [i, { action, exitCodes }] of rules.entries()) {
    const at = `${path}.restartPolicyRules[${i}]`
    errors.push(...oneOf(action, ['Restart', 'RestartAllContainers'], `${at}.action`))
    if (!exitCodes) errors.push(required(`${at}.exitCodes`, 'must be specified'))
    else {
      errors.push(...oneOf(exitCodes.operator, ['In', 'NotIn'], `${at}.exitCodes.operator`))
      if (exitCodes.values?.length > 255) errors.push(tooMany(`${at}.exitCodes.values`, exitCodes.values.length, 255))
    }
  }
  return errors
}

function validateHostPorts(containers: readonly Fields[], path: string): FieldError[] {
  const seen = new Set<string>()
  return containers.flatMap(({ ports = [] }, i) => ports.flatMap(({ protocol, hostIP = '', hostPort }: Fields, j: number) => {
    if (!hostPort) return []
    const key = `${protocol}/${hostIP}/${hostPort}`
    if (seen.has(key)) return [duplicate(`${path}[${i}].ports[${j}].hostPort`, key)]
    seen.add(key)
    return []
  }))
}

/** The main containers. */
export function validateContainers(spec: Fields, volumes: Volumes, path: string): FieldError[] {
  const containers: Fields[] = spec.containers ?? []
  if (!containers.length) return [required(path)]
  const names = new Set<string>()
  return [...containers.flatMap((container, i) => {
    const at = `${path}[${i}]`
    const errors = validateCommon(container, spec, volumes, at)
    if (names.has(container.name ?? '')) errors.push(duplicate(`${at}.name`, container.name ?? ''))
    names.add(container.name ?? '')
    return [...errors, ...validateLife(container, at, spec), ...validateRestart(container, at)]
  }), ...validateHostPorts(containers, path)]
}

/** Init containers and sidecars. */
export function validateInitContainers(spec: Fields, volumes: Volumes, path: string): FieldError[] {
  const names = new Set<string>((spec.containers ?? []).map(({ name }: Fields) => name ?? ''))
  return (spec.initContainers ?? []).flatMap((container: Fields, i: number) => {
    const at = `${path}[${i}]`
    const errors = [...validateCommon(container, spec, volumes, at), ...validateRestart(container, at)]
    if (names.has(container.name ?? '')) errors.push(duplicate(`${at}.name`, container.name ?? ''))
    else if (container.name) names.add(container.name)
    errors.push(...validateHostPorts([container], path))
    if (isSidecar(container)) return [...errors, ...validateLife(container, at, spec)]
    for (const field of runningOnly) if (container[field]) errors.push(forbidden(`${at}.${field}`, 'may not be set for init containers without restartPolicy=Always'))
    for (const [j, { restartPolicy }] of (container.resizePolicy ?? []).entries()) {
      if (restartPolicy === 'RestartContainer') errors.push(invalid(`${at}.resizePolicy[${j}].restartPolicy`, restartPolicy, "must not be set to 'RestartContainer' for non-sidecar initContainers"))
    }
    return errors
  })
}

/** Containers added to a running pod for debugging. */
export function validateEphemeralContainers(spec: Fields, volumes: Volumes, path: string): FieldError[] {
  const others = [...(spec.containers ?? []), ...(spec.initContainers ?? [])].map(({ name }) => name)
  const names = new Set<string>(others)
  return (spec.ephemeralContainers ?? []).flatMap((container: Fields, i: number) => {
    const at = `${path}[${i}]`
    const errors = [...validateCommon(container, spec, volumes, at), ...validateImageSpace(container, at)]
    if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name))
    names.add(container.name)
    if (container.targetContainerName && !others.includes(container.targetContainerName)) errors.push(notFound(`${at}.targetContainerName`, container.targetContainerName))
    const refuse = (field: string) => errors.push(forbidden(`${at}.${field}`, 'cannot be set for an Ephemeral Container'))
    for (const field of notEphemeral) if (container[field] && Object.keys(container[field]).length) refuse(field)
    if (container.restartPolicy !== undefined) refuse('restartPolicy')
    for (const [j, mount] of (container.volumeMounts ?? []).entries()) for (const field of ['subPath', 'subPathExpr']) if (mount[field]) refuse(`volumeMounts[${j}].${field}`)
    return errors
  })
}

/** Pods, other than templates, refuse an image with blanks around it. */
export function validateImageSpace({ image = '' }: Fields, path: string): FieldError[] {
  return image.trim() === image ? [] : [invalid(`${path}.image`, image, 'must not have leading or trailing whitespace')]
}

export const validateRestartPolicy = (policy: string | undefined, path: string): FieldError[] =>
  policy ? (['Always', 'OnFailure', 'Never'].includes(policy) ? [] : [unsupported(path, policy, ['Always', 'OnFailure', 'Never'])]) : [required(path)]
