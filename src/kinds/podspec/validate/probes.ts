/** Field errors of probes and lifecycle hooks. */
import { follows, nonNegative, oneOf, present } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { forbidden, invalid, required } from '../../../api/field.ts'
import { httpHeaderName } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import { validatePortNumberOrName } from '../../validate/port.ts'

function validateHttpGet(action: Fields, path: string): FieldError[] {
  return [
    ...present(action.path, `${path}.path`),
    ...validatePortNumberOrName(action.port ?? 0, `${path}.port`),
    ...oneOf(action.scheme, ['HTTP', 'HTTPS'], `${path}.scheme`),
    ...(action.httpHeaders ?? []).flatMap(({ name }: Fields) => follows(httpHeaderName, name, `${path}.httpHeaders`)),
  ]
}

const handlers: Record<string, (action: Fields, path: string, gracePeriod: number | undefined) => FieldError[]> = {
  exec: (action, path) => (action.command?.length ? [] : [required(`${path}.command`)]),
  httpGet: validateHttpGet,
  tcpSocket: (action, path) => validatePortNumberOrName(action.port ?? 0, `${path}.port`),
  grpc: (action, path) => validatePortNumberOrName(action.port ?? 0, `${path}.port`),
  sleep: (action, path, gracePeriod) => {
    const seconds = action.seconds ?? 0
    if (gracePeriod === undefined || (seconds >= 0 && seconds <= gracePeriod)) return []
    return [invalid(path, seconds, `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`)]
  },
}

function validateHandler(handler: Fields, path: string, allowed: readonly string[], gracePeriod?: number): FieldError[] {
  const given = allowed.filter((name) => handler[name])
  if (!given.length) return [required(path, 'must specify a handler type')]
  return given.flatMap((name, i) => (i ? [forbidden(`${path}.${name}`, 'may not specify more than 1 handler type')] : handlers[name]!(handler[name], `${path}.${name}`, gracePeriod)))
}

function validateProbe(probe: Fields, path: string): FieldError[] {
  const errors = validateHandler(probe, path, ['exec', 'httpGet', 'tcpSocket', 'grpc'])
  for (const field of ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold']) errors.push(...nonNegative(probe[field], `${path}.${field}`))
  if (probe.terminationGracePeriodSeconds !== undefined && probe.terminationGracePeriodSeconds <= 0) {
    errors.push(invalid(`${path}.terminationGracePeriodSeconds`, probe.terminationGracePeriodSeconds, 'must be greater than 0'))
  }
  return errors
}

/** The three probes and the lifecycle of a container that runs on. */
export function validateLife(container: Fields, path: string, spec: Fields): FieldError[] {
  const errors = container.lifecycle ? validateLifecycle(container.lifecycle, `${path}.lifecycle`, spec) : []
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = container[name], at = `${path}.${name}`
    if (!probe) continue
    errors.push(...validateProbe(probe, at))
    if (name === 'readinessProbe') {
      if (probe.terminationGracePeriodSeconds !== undefined) errors.push(invalid(`${at}.terminationGracePeriodSeconds`, probe.terminationGracePeriodSeconds, 'must not be set for readinessProbes'))
    } else if (probe.successThreshold !== 1) errors.push(invalid(`${at}.successThreshold`, probe.successThreshold ?? 0, 'must be 1'))
  }
  return errors
}

function validateLifecycle(lifecycle: Fields, path: string, spec: Fields): FieldError[] {
  const errors: FieldError[] = []
  for (const hook of ['postStart', 'preStop']) {
    if (lifecycle[hook]) errors.push(...validateHandler(lifecycle[hook], `${path}.${hook}`, ['exec', 'httpGet', 'tcpSocket', 'sleep'], spec.terminationGracePeriodSeconds))
  }
  return errors
}
