import type { Fields, KubeObject, ManagedFieldsEntry } from '../api/object.ts'
import { rfc3339 } from '../api/time.ts'
import { createObject } from '../apiserver/create.ts'
import type { Session, Writer } from '../apiserver/session.ts'

/** What the writer of a new event owns, by the fields that the event has: the same few texts for all events. */
const owned = new Map<string, string>()

/** Names of the fields that hold something, all the way down. */
const shapeOf = (value: Fields): string => Object.keys(value).map((key) => {
  const field = value[key] as unknown
  if (typeof field === 'object' && field !== null) return `${key}{${shapeOf(field as Fields)}}`
  return field === undefined || field === null || field === '' || field === 0 ? `${key}-` : key
}).join(',')

/** Creates an event like any object, only that its managedFields are worked out once for all events with the same fields. */
export function createEvent(session: Session, namespace: string, event: KubeObject, writer: Writer): KubeObject {
  const shape = shapeOf(event)
  const fieldsV1 = owned.get(shape)
  const applied: ManagedFieldsEntry[] | undefined = fieldsV1 === undefined ? undefined
    : [{ manager: writer.manager, operation: 'Update', apiVersion: event.apiVersion, time: rfc3339(session.now), fieldsType: 'FieldsV1', fieldsV1 }]
  const made = createObject(session, session.storedRow('events'), namespace, event, applied ? { ...writer, applied } : writer)
  const text = made.metadata.managedFields?.[0]?.fieldsV1
  if (!applied && typeof text === 'string') owned.set(shape, text)
  return made
}
