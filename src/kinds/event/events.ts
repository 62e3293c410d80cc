import type { KubeObject } from '../../api/object.ts'
import type { Event as CoreEvent } from '../../api/types/core.v1.ts'
import type { Event } from '../../api/types/events.v1.ts'
import { defineKind } from '../contract.ts'
import { columns } from './columns.ts'
import { kind as core } from './kind.ts'
import { validateEvent, validateNewEvent } from './validate.ts'

/** Names that differ between events.k8s.io/v1 and the stored core/v1. */
const NAMES: Record<string, string> = {
  regarding: 'involvedObject', note: 'message', reportingController: 'reportingComponent',
  deprecatedSource: 'source', deprecatedFirstTimestamp: 'firstTimestamp', deprecatedLastTimestamp: 'lastTimestamp', deprecatedCount: 'count',
}
const BACK = Object.fromEntries(Object.entries(NAMES).map(([name, stored]) => [stored, name]))

const rename = (object: KubeObject, names: Record<string, string>, apiVersion: string): KubeObject =>
  ({ ...Object.fromEntries(Object.entries(object).map(([field, value]) => [names[field] ?? field, value])), apiVersion }) as KubeObject

const toStored = (event: KubeObject): KubeObject => rename(event, NAMES, 'v1')
const asCore = (event: Event): CoreEvent => toStored(event as KubeObject) as CoreEvent

/** events.k8s.io/v1 Event: a view of the same objects, stricter on create. */
export const kind = defineKind<Event>({
  type: 'events/v1.Event',
  hasGeneration: false,
  validate: (event) => validateNewEvent(asCore(event)),
  validateUpdate: (event) => validateEvent(asCore(event), 'reportingController'),
  columns: columns.map((column) => ({ ...column, cell: (event: Event, now: number) => column.cell(asCore(event), now) })),
  selectableFields: (event) => Object.fromEntries(Object.entries(core.selectableFields!(asCore(event))).flatMap(([name, value]) => {
    if (name === 'source') return []
    return [[name === 'reportingComponent' ? 'reportingController' : name.replace('involvedObject.', 'regarding.'), value]]
  })),
  convert: { toStored: (event) => toStored(event as KubeObject), fromStored: (object) => rename(object, BACK, 'events.k8s.io/v1') as Event },
})
