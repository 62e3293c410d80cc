import type { FieldError } from '../../api/field.ts'
import { duplicate, forbidden, invalid, required } from '../../api/field.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { canonicalQuantity, compareQuantities, parseQuantity } from '../../api/quantity.ts'
import { defaultColumns } from '../columns.ts'
import { defineKind } from '../contract.ts'

/** Limits of containers fill each other: max → default → default request; min → default request. */
function defaults({ spec }: Fields): void {
  for (const item of spec?.limits ?? []) {
    if (item.type !== 'Container') continue
    item.default = { ...item.max, ...item.default }
    item.defaultRequest = { ...item.min, ...item.default, ...item.defaultRequest }
  }
}

function validateItem({ type, min = {}, max = {}, default: usual = {}, defaultRequest = {} }: Fields, path: string): FieldError[] {
  const errors: FieldError[] = []
  const text = (value: unknown) => canonicalQuantity(String(value))
  /** One bound above another; `shown` is the value that the server puts in the error. */
  const above = (field: string, name: string, [word, value]: [string, unknown], [limitWord, limit]: [string, unknown], shown = value) => {
    if (value === undefined || limit === undefined || compareQuantities(parseQuantity(String(value)), parseQuantity(String(limit))) <= 0) return
    errors.push(invalid(`${path}.${field}[${name}]`, text(shown), `${word} value ${text(value)} is greater than ${limitWord} value ${text(limit)}`))
  }
  if (type === 'Pod') {
    for (const [field, list] of [['default', usual], ['defaultRequest', defaultRequest]] as const) {
      if (Object.keys(list).length) errors.push(forbidden(`${path}.${field}`, "may not be specified when `type` is 'Pod'"))
    }
  }
  if (type === 'PersistentVolumeClaim' && min.storage === undefined && max.storage === undefined) errors.push(required(`${path}.limits`, 'either minimum or maximum storage value is required, but neither was provided'))
  for (const name of [...new Set([min, max, usual, defaultRequest].flatMap((list) => Object.keys(list)))].sort()) {
    above('min', name, ['min', min[name]], ['max', max[name]])
    above('defaultRequest', name, ['min', min[name]], ['default request', defaultRequest[name]], defaultRequest[name])
    above('defaultRequest', name, ['default request', defaultRequest[name]], ['max', max[name]])
    above('defaultRequest', name, ['default request', defaultRequest[name]], ['default limit', usual[name]])
    above('default', name, ['min', min[name]], ['default', usual[name]], min[name])
    above('default', name, ['default', usual[name]], ['max', max[name]], max[name])
  }
  return errors
}

const validate = ({ spec }: KubeObject): FieldError[] => (spec?.limits ?? []).flatMap((item: Fields, i: number, all: Fields[]) => [
  ...(all.findIndex(({ type }) => type === item.type) < i ? [duplicate(`spec.limits[${i}].type`, item.type)] : []),
  ...validateItem(item, `spec.limits[${i}]`),
])

export const kind = defineKind({ type: 'core/v1.LimitRange', createsOnUpdate: true, hasGeneration: false, defaults, validate, validateUpdate: validate, columns: defaultColumns })
