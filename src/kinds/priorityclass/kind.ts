import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, unsupported } from '../../api/field.ts'
import { forbiddenError } from '../../api/status.ts'
import type { PriorityClass } from '../../api/types/scheduling.v1.ts'
import { ageColumn, booleanColumn, integerColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

const HIGHEST = 1000000000
const SYSTEM: Record<string, number> = { 'system-node-critical': 2 * HIGHEST + 1000, 'system-cluster-critical': 2 * HIGHEST }
const RESOURCE = { group: 'scheduling.k8s.io', resource: 'priorityclasses' }

/** Names that start with `system-` belong to the two classes of the system. */
function validateName({ metadata, value, globalDefault }: PriorityClass): FieldError[] {
  const name = metadata.name ?? ''
  if (!name.startsWith('system-')) return value > HIGHEST ? [forbidden('value', `maximum allowed value of a user defined priority is ${HIGHEST}`)] : []
  const known = SYSTEM[name]
  if (known === value && !globalDefault) return []
  const why = known === undefined ? `${name} is not a known system priority class` : known !== value ? `value of ${name} PriorityClass must be ${known}` : `globalDefault of ${name} PriorityClass must be false`
  return [forbidden('metadata.name', `priority class names with 'system-' prefix are reserved for system use only. error: ${why}`)]
}

export const kind = defineKind<PriorityClass>({
  type: 'scheduling/v1.PriorityClass',
  hasGeneration: false,
  defaults(object) {
    object.preemptionPolicy ??= 'PreemptLowerPriority'
  },
  prepareForCreate(object) {
    object.metadata.generation = 1
  },
  admit(object, _old, ctx) {
    if (!object.globalDefault) return
    const other = (ctx.list('priorityclasses.scheduling.k8s.io') as readonly PriorityClass[]).find((item) => item.globalDefault && item.metadata.name !== object.metadata.name)
    if (other) throw forbiddenError(RESOURCE, object.metadata.name ?? '', `PriorityClass ${other.metadata.name} is already marked as default. Only one default can exist`)
  },
  validate: (object) => [
    ...validateName(object),
    ...(['PreemptLowerPriority', 'Never'].includes(object.preemptionPolicy ?? '') ? [] : [unsupported('preemptionPolicy', object.preemptionPolicy, ['PreemptLowerPriority', 'Never'])]),
  ],
  validateUpdate: (object, old) => [
    ...(object.value === old.value ? [] : [forbidden('value', 'may not be changed in an update.')]),
    ...(object.preemptionPolicy === old.preemptionPolicy ? [] : [invalid('preemptionPolicy', object.preemptionPolicy, 'field is immutable')]),
  ],
  columns: [
    nameColumn,
    integerColumn('Value', ({ value }: PriorityClass) => value),
    booleanColumn('Global-Default', ({ globalDefault }: PriorityClass) => globalDefault),
    ageColumn,
    textColumn('PreemptionPolicy', ({ preemptionPolicy }: PriorityClass) => preemptionPolicy),
  ],
})
