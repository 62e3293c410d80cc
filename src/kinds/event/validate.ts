import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import { qualifiedName } from '../../api/names.ts'
import type { Event } from '../../api/types/core.v1.ts'

const MAX = 128, MAX_NOTE = 1024

/** The rules of old events, and the stricter ones of those with an eventTime. `controller` is what the version calls that field. */
export function validateEvent(event: Event, controller: 'reportingComponent' | 'reportingController'): FieldError[] {
  const own = event.metadata.namespace ?? '', namespace = event.involvedObject?.namespace ?? ''
  const mismatch = [invalid('involvedObject.namespace', namespace, 'does not match event.namespace')]
  if (!event.eventTime) return (namespace ? namespace === own : own === '' || own === 'default') ? [] : mismatch
  const { reportingComponent = '', reportingInstance = '', action = '', reason = '', message = '' } = event
  const errors = !namespace && own !== 'default' && own !== 'kube-system' ? mismatch : []
  if (!reportingComponent) errors.push(required(controller))
  errors.push(...qualifiedName(reportingComponent).map((text) => invalid(controller, reportingComponent, text)))
  for (const [field, value] of [['reportingInstance', reportingInstance], ['action', action], ['reason', reason]] as const) {
    if (!value) errors.push(required(field))
    if (value.length > MAX) errors.push(invalid(field, '', `can have at most ${MAX} characters`))
  }
  if (message.length > MAX_NOTE) errors.push(invalid('message', '', `can have at most ${MAX_NOTE} characters`))
  return errors
}

/** What events.k8s.io/v1 asks for on top. */
export function validateNewEvent(event: Event): FieldError[] {
  const errors = [...validateEvent(event, 'reportingController'), ...validateSeries(event)]
  if (!event.eventTime) errors.push(required('eventTime'))
  if (event.type !== 'Normal' && event.type !== 'Warning') errors.push(invalid('type', '', `has invalid value: ${event.type ?? ''}`))
  const unset = { firstTimestamp: event.firstTimestamp, lastTimestamp: event.lastTimestamp, count: event.count, source: event.source?.component || event.source?.host }
  return [...errors, ...Object.entries(unset).filter(([, value]) => value).map(([field]) => invalid(field, '', 'needs to be unset'))]
}

function validateSeries({ series }: Event): FieldError[] {
  if (!series) return []
  return [
    ...((series.count ?? 0) < 2 ? [invalid('series.count', '', 'should be at least 2')] : []),
    ...(series.lastObservedTime ? [] : [required('series.lastObservedTime')]),
  ]
}
