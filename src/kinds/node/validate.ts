import type { FieldError } from '../../api/field.ts'
import { duplicate, forbidden, invalid, required, unsupported } from '../../api/field.ts'
import { labelValue, qualifiedName } from '../../api/names.ts'
import { same } from '../../api/object.ts'
import type { Node, Taint } from '../../api/types/core.v1.ts'
import { validateCidr } from '../validate/ip.ts'

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

/** Taints stand under `metadata.taints` in error texts: the server says so. */
export function validateTaints(taints: readonly Taint[] = [], path = 'metadata.taints'): FieldError[] {
  const seen = new Set<string>()
  return taints.flatMap((taint, i) => {
    const { key = '', value = '', effect } = taint, at = `${path}[${i}]`, errors: FieldError[] = []
    errors.push(...qualifiedName(key).map((text) => invalid(`${at}.key`, key, text)))
    const faults = labelValue(value)
    if (faults.length) errors.push(invalid(`${at}.value`, value, faults.join(';')))
    if (!effect) errors.push(required(`${at}.effect`))
    else if (!EFFECTS.includes(effect)) errors.push(unsupported(`${at}.effect`, effect, EFFECTS))
    const id = `${effect} ${key}`
    if (seen.has(id)) {
      const twice = duplicate(at, { Key: key, Value: value, Effect: effect, TimeAdded: taint.timeAdded ?? null })
      errors.push({ ...twice, body: `${twice.body}: taints must be unique by key and effect pair` })
    }
    seen.add(id)
    return errors
  })
}

export const validateNode = ({ spec }: Node): FieldError[] => [
  ...validateTaints(spec.taints),
  ...(spec.podCIDRs ?? []).flatMap((cidr, i) => validateCidr(`spec.podCIDRs[${i}]`, cidr)),
]

export function validateNodeUpdate({ spec, status }: Node, old: Node): FieldError[] {
  const errors: FieldError[] = []
  const addresses = status?.addresses ?? []
  addresses.forEach((address, i) => {
    if (addresses.findIndex((other) => same(other, address)) < i) errors.push(duplicate(`status.addresses[${i}]`, address))
  })
  if (old.spec.podCIDRs?.length && !same(old.spec.podCIDRs, spec.podCIDRs)) errors.push(forbidden('spec.podCIDRs', 'node updates may not change podCIDR except from "" to valid'))
  if (old.spec.providerID && spec.providerID !== old.spec.providerID) {
    errors.push(invalid('spec.providerID', null, spec.providerID ? 'field cannot be modified once set' : 'field cannot be cleared once set'))
  }
  return [...errors, ...validateTaints(spec.taints)]
}
