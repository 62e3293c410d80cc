import type { Event } from '../../api/types/core.v1.ts'
import { defineKind } from '../contract.ts'
import { columns } from './columns.ts'
import { validateEvent } from './validate.ts'

/** core/v1 Event: the form in which all events are kept. */
export const kind = defineKind<Event>({
  type: 'core/v1.Event',
  createsOnUpdate: true,
  nameRule: 'none',
  hasGeneration: false,
  validate: (event) => validateEvent(event, 'reportingComponent'),
  validateUpdate: (event) => validateEvent(event, 'reportingComponent'),
  columns,
  selectableFields: ({ involvedObject: about, source, reason, reportingComponent, type }) => ({
    'involvedObject.kind': about?.kind ?? '', 'involvedObject.namespace': about?.namespace ?? '', 'involvedObject.name': about?.name ?? '',
    'involvedObject.uid': about?.uid ?? '', 'involvedObject.apiVersion': about?.apiVersion ?? '', 'involvedObject.resourceVersion': about?.resourceVersion ?? '',
    'involvedObject.fieldPath': about?.fieldPath ?? '', reason: reason ?? '', reportingComponent: reportingComponent ?? '',
    source: source?.component || reportingComponent || '', type: type ?? '',
  }),
})
